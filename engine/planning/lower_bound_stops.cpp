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
  RequestSet aboard;
  std::int64_t ready = 0;
  std::int64_t price = 0;  // reduced cost so far
  std::uint32_t before = kNoStop;
  std::uint16_t node = 0;
  bool dominated = false;
};

struct StopKind {
  RequestSet aboard;
  std::uint16_t node;
  bool operator==(const StopKind&) const = default;
};
struct StopKindHash {
  std::size_t operator()(const StopKind& kind) const { return kind.aboard.hash() ^ (std::size_t{kind.node} << 40U); }
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
      if (label.aboard == RequestSet{}) finish(label, index);
      label.aboard.for_each([&](std::size_t request) { drop_off(label, index, request); });
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
    if (from.aboard.contains(request)) return;
    RequestSet aboard = from.aboard;
    aboard.insert(request);
    if (family_.fits(aboard)) add(from, index, node, aboard, duals_.requests[request]);
  }

  void drop_off(const StopLabel& from, std::uint32_t index, std::size_t request) {
    const std::size_t node = RouteFamily::dropoff(request);
    if (from.ready + family_.time(from.node, node) > family_.place(node).latest) return;
    RequestSet aboard = from.aboard;
    aboard.erase(request);
    add(from, index, node, aboard, 0);
  }

  void add(const StopLabel& from, std::uint32_t before, std::size_t node, const RequestSet& aboard, std::int64_t dual) {
    const Place& place = family_.place(node);
    const std::int64_t arrival = from.ready + family_.time(from.node, node);
    StopLabel label{aboard, std::max(place.earliest, arrival) + place.service,
                    from.price + leg_price(from.node, node) - dual, before, static_cast<std::uint16_t>(node)};
    bool everyone_can_leave = true;
    aboard.for_each([&](std::size_t request) {
      const std::size_t dropoff = RouteFamily::dropoff(request);
      const bool can = label.ready + family_.least_time(node, dropoff) <= family_.place(dropoff).latest;
      everyone_can_leave = everyone_can_leave && can;
    });
    if (!everyone_can_leave) return;
    const bool quick = options_.dominance == Dominance::any;
    std::vector<std::uint32_t>& bucket = buckets_[{quick ? RequestSet{} : aboard, label.node}];
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
    labels_.push_back(label);
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
