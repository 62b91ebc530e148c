#include "engine/planning/lower_bound_stops.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <unordered_map>
#include <utility>

namespace postkutscher::lower_bounds {

namespace {

constexpr std::uint32_t kNoStop = UINT32_MAX;

// A relaxed route up to a stop, that is left at `ready` at best.
struct StopLabel {
  std::vector<std::uint16_t> aboard;  // ascending
  std::int64_t ready = 0;
  std::int64_t price = 0;  // reduced cost so far
  std::uint32_t before = kNoStop;
  std::uint16_t node = 0;
  bool dominated = false;
};

struct StopKind {
  std::vector<std::uint16_t> aboard;
  std::uint16_t node;
  bool operator==(const StopKind&) const = default;
};
struct StopKindHash {
  std::size_t operator()(const StopKind& kind) const {
    std::size_t h = kind.node + 1469598103934665603U;
    for (const std::uint16_t request : kind.aboard) h = (h ^ request) * 1099511628211U;
    return h;
  }
};

class StopLabelling {
 public:
  StopLabelling(const RouteFamily& family, const DualValues& duals, const LabelOptions& options)
      : family_(family), duals_(duals), options_(options) {}

  LabelResult run(const RunContext& context) {
    LabelResult result;
    const Place& shift = family_.place(family_.start());
    const std::int64_t base = family_.fine_per_use() - duals_.duty_classes[family_.duty_class()];
    const StopLabel start{{}, shift.earliest, base - rounding(), kNoStop, static_cast<std::uint16_t>(family_.start())};
    for (const std::size_t request : family_.requests()) pick_up(start, kNoStop, request);
    while (!open_.empty() && result.complete) {
      const std::uint32_t index = open_.top().second;
      open_.pop();
      if (labels_[index].dominated) continue;
      const StopLabel label = labels_[index];
      if (label.aboard.empty()) finish(label, index);
      for (std::size_t k = 0; k < label.aboard.size(); ++k) drop_off(label, index, k);
      for (const std::size_t request : family_.requests()) pick_up(label, index, request);
      result.complete = labels_.size() <= options_.most_labels && !context.cancelled();
    }
    result.labels = labels_.size();
    result.least_reduced = options_.below;
    std::sort(found_.begin(), found_.end());
    if (!found_.empty()) result.least_reduced = found_.front().first;
    if (found_.size() > options_.most_routes) found_.resize(options_.most_routes);
    for (const auto& [reduced, index] : found_) result.routes.push_back(column_of(reduced, index));
    return result;
  }

 private:
  std::int64_t rounding() const { return family_.fine_per_tick() > 0 ? kFinePerCost : 0; }

  std::int64_t leg_price(std::size_t from, std::size_t to) const {
    return family_.fine_per_decimetre() * family_.distance(from, to) + family_.fine_per_tick() * family_.time(from, to);
  }

  void pick_up(const StopLabel& from, std::uint32_t index, std::size_t request) {
    const std::size_t node = RouteFamily::pickup(request);
    if (from.ready + family_.time(from.node, node) > family_.place(node).latest) return;
    const auto place = std::lower_bound(from.aboard.begin(), from.aboard.end(), request);
    if (place != from.aboard.end() && *place == request) return;
    std::vector<std::uint16_t> aboard = from.aboard;
    aboard.insert(aboard.begin() + (place - from.aboard.begin()), static_cast<std::uint16_t>(request));
    if (!family_.fits({aboard.begin(), aboard.end()})) return;
    add(from, index, node, std::move(aboard), duals_.requests[request]);
  }

  void drop_off(const StopLabel& from, std::uint32_t index, std::size_t position) {
    const std::size_t node = RouteFamily::dropoff(from.aboard[position]);
    if (from.ready + family_.time(from.node, node) > family_.place(node).latest) return;
    std::vector<std::uint16_t> aboard = from.aboard;
    aboard.erase(aboard.begin() + static_cast<std::ptrdiff_t>(position));
    add(from, index, node, std::move(aboard), 0);
  }

  void add(const StopLabel& from, std::uint32_t before, std::size_t node, std::vector<std::uint16_t> aboard,
           std::int64_t dual) {
    const Place& place = family_.place(node);
    const std::int64_t arrival = from.ready + family_.time(from.node, node);
    StopLabel label{std::move(aboard), std::max(place.earliest, arrival) + place.service,
                    from.price + leg_price(from.node, node) - dual, before, static_cast<std::uint16_t>(node)};
    for (const std::uint16_t request : label.aboard) {
      const std::size_t dropoff = RouteFamily::dropoff(request);
      if (label.ready + family_.least_time(node, dropoff) > family_.place(dropoff).latest) return;
    }
    std::vector<std::uint32_t>& bucket = buckets_[{label.aboard, label.node}];
    for (const std::uint32_t other : bucket) {
      if (labels_[other].ready <= label.ready && labels_[other].price <= label.price) return;
    }
    std::erase_if(bucket, [&](std::uint32_t other) {
      if (labels_[other].ready < label.ready || labels_[other].price < label.price) return false;
      labels_[other].dominated = true;
      return true;
    });
    const auto index = static_cast<std::uint32_t>(labels_.size());
    bucket.push_back(index);
    open_.push({label.ready, index});
    labels_.push_back(std::move(label));
  }

  void finish(const StopLabel& label, std::uint32_t index) {
    if (label.ready + family_.time(label.node, family_.end()) > family_.place(family_.end()).latest) return;
    const std::int64_t reduced = label.price + leg_price(label.node, family_.end());
    if (reduced < options_.below) found_.emplace_back(reduced, index);
  }

  RouteColumn column_of(std::int64_t reduced, std::uint32_t index) const {
    RouteColumn column{family_.duty_class(), 0, {}, reduced + duals_.duty_classes[family_.duty_class()], {}, {}};
    for (std::uint32_t at = index; at != kNoStop; at = labels_[at].before) {
      if (labels_[at].node % 2 == 1) continue;
      const std::uint16_t request = labels_[at].node / 2;
      column.cost += duals_.requests[request];
      if (column.requests.contains(request)) column.again.push_back(request);
      column.requests.insert(request);
    }
    return column;
  }

  const RouteFamily& family_;
  const DualValues& duals_;
  LabelOptions options_;
  std::vector<StopLabel> labels_;
  std::unordered_map<StopKind, std::vector<std::uint32_t>, StopKindHash> buckets_;
  std::priority_queue<std::pair<std::int64_t, std::uint32_t>, std::vector<std::pair<std::int64_t, std::uint32_t>>,
                      std::greater<>>
      open_;
  std::vector<std::pair<std::int64_t, std::uint32_t>> found_;
};

}  // namespace

LabelResult find_relaxed_routes(const RouteFamily& family, const DualValues& duals, const LabelOptions& options,
                                const RunContext& context) {
  return StopLabelling(family, duals, options).run(context);
}

}  // namespace postkutscher::lower_bounds
