#include "engine/planning/lower_bound_labels.h"

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace postkutscher::lower_bounds {

namespace {

constexpr std::uint32_t kNoLabel = UINT32_MAX;

// A route up to the end of a fragment. Who leaves the start of the duty at t <= latest is ready at
// max(earliest, t + elapsed).
struct Label {
  RequestSet served;
  RequestSet closed;  // served, or out of reach
  std::int64_t earliest = 0;
  std::int64_t elapsed = 0;
  std::int64_t latest = 0;
  std::int64_t price = 0;  // reduced cost without the cost of time
  std::int64_t distance = 0;
  std::uint32_t fragment = 0;
  std::uint32_t before = kNoLabel;
  std::uint16_t last = 0;
  bool dominated = false;

  std::int64_t duration() const { return std::max(elapsed, earliest - latest); }
};

struct SetHash {
  std::size_t operator()(const RequestSet& set) const { return set.hash(); }
};

class Labelling {
 public:
  Labelling(const RouteFamily& family, std::size_t family_index, std::span<const Fragment> fragments,
            const DualValues& duals, const LabelOptions& options)
      : family_(family),
        family_index_(family_index),
        fragments_(fragments),
        options_(options),
        prices_(price_fragments(family, fragments, duals)),
        completion_(family, fragments, prices_, options.most_completion_states),
        from_(family.request_count()),
        bucket_(family.request_count()) {
    for (std::uint32_t k = 0; k < fragments.size(); ++k) from_[fragments[k].first].push_back(k);
    const Place& shift = family.place(family.start());
    start_.earliest = shift.earliest;
    start_.latest = shift.latest;
    start_.price = family.fine_per_use() - duals.duty_classes[family.duty_class()];
  }

  LabelResult run(const RunContext& context) {
    LabelResult result;
    extend(start_, family_.start(), kNoLabel);
    while (!open_.empty() && result.complete) {
      const std::uint32_t index = open_.top().second;
      open_.pop();
      if (labels_[index].dominated) continue;
      finish(index);
      const Label label = labels_[index];
      extend(label, RouteFamily::dropoff(label.last), index);
      if (options_.dominance == Dominance::any && routes_.size() >= 4 * options_.most_routes) break;
      result.complete = labels_.size() <= options_.most_labels && !context.cancelled() &&
                        (options_.dominance != Dominance::same_requests || routes_.size() <= options_.most_routes);
    }
    result.labels = labels_.size();
    result.least_reduced = options_.below;
    for (const auto& [set, route] : routes_) result.least_reduced = std::min(result.least_reduced, route.reduced);
    result.routes = best_routes();
    return result;
  }

 private:
  struct Found {
    std::int64_t reduced;
    std::int64_t cost;
    std::uint32_t label;
  };

  void extend(const Label& label, std::size_t at, std::uint32_t index) {
    const std::int64_t spent = label.price + time_cost(label);
    for (const std::size_t request : family_.requests()) {
      if (label.closed.contains(request) || from_[request].empty()) continue;
      const std::size_t pickup = RouteFamily::pickup(request);
      const std::int64_t leg = family_.time(at, pickup);
      const std::int64_t drive = family_.fine_per_decimetre() * family_.distance(at, pickup);
      const std::int64_t arrival = label.earliest + leg;
      if (leg == kNoWay) continue;
      if (spent + drive + prices_.fine_per_tick * leg + completion_.from_pickup(request, arrival) >= options_.below) {
        continue;
      }
      for (const std::uint32_t k : from_[request]) {
        const Fragment& fragment = fragments_[k];
        if (fragment.latest < arrival) break;  // descending
        if (fragment.requests.intersects(label.served)) continue;
        Label next;
        next.earliest = std::max(fragment.earliest, arrival + fragment.elapsed);
        next.elapsed = label.elapsed + leg + fragment.elapsed;
        next.latest = std::min(label.latest, fragment.latest - leg - label.elapsed);
        next.price = label.price + drive + prices_.fragments[k];
        const std::int64_t least =
            next.price + time_cost(next) + completion_.after_dropoff(fragment.last, next.earliest);
        if (least >= options_.below || next.duration() > family_.longest()) continue;
        next.served = label.served | fragment.requests;
        next.distance = label.distance + family_.distance(at, pickup) + fragment.distance;
        next.fragment = k;
        next.before = index;
        next.last = fragment.last;
        add(std::move(next));
      }
    }
  }

  std::int64_t time_cost(const Label& label) const {
    return prices_.fine_per_tick == 0 ? 0 : family_.fine_time_cost(label.duration());
  }

  void add(Label label) {
    label.closed = label.served;
    const std::size_t at = RouteFamily::dropoff(label.last);
    for (const std::size_t request : family_.requests()) {
      const std::size_t pickup = RouteFamily::pickup(request);
      if (label.earliest + family_.least_time(at, pickup) > family_.place(pickup).latest) label.closed.insert(request);
    }
    std::vector<std::uint32_t>& bucket =
        options_.dominance == Dominance::same_requests ? by_set_[label.served][label.last] : bucket_[label.last];
    for (const std::uint32_t other : bucket) {
      if (dominates(labels_[other], label)) return;
    }
    std::erase_if(bucket, [&](std::uint32_t other) {
      if (!dominates(label, labels_[other])) return false;
      labels_[other].dominated = true;
      return true;
    });
    const auto index = static_cast<std::uint32_t>(labels_.size());
    bucket.push_back(index);
    open_.push({label.earliest, index});
    labels_.push_back(std::move(label));
  }

  bool dominates(const Label& a, const Label& b) const {
    if (a.earliest > b.earliest || a.price > b.price) return false;
    if (family_.duration_matters() && (a.elapsed > b.elapsed || a.latest < b.latest)) return false;
    return options_.dominance != Dominance::fewer_requests || a.served.is_subset_of(b.closed);
  }

  void finish(std::uint32_t index) {
    Label route = labels_[index];
    const std::size_t at = RouteFamily::dropoff(route.last);
    const std::int64_t leg = family_.time(at, family_.end());
    const std::int64_t shift_end = family_.place(family_.end()).latest;
    if (leg == kNoWay || route.earliest + leg > shift_end) return;
    route.earliest += leg;
    route.elapsed += leg;
    route.latest = std::min(route.latest, shift_end - route.elapsed);
    if (route.duration() > family_.longest()) return;
    const std::int64_t last_leg = family_.distance(at, family_.end());
    const std::int64_t reduced = route.price + family_.fine_per_decimetre() * last_leg + time_cost(route);
    if (reduced >= options_.below) return;
    const std::int64_t cost = family_.fine_cost(route.duration(), route.distance + last_leg);
    const auto [place, is_new] = routes_.try_emplace(route.served, Found{reduced, cost, index});
    if (!is_new && cost < place->second.cost) place->second = {reduced, cost, index};
  }

  std::vector<RouteColumn> best_routes() const {
    std::vector<Found> found;
    for (const auto& [set, route] : routes_) found.push_back(route);
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
      return std::pair(a.reduced, a.label) < std::pair(b.reduced, b.label);
    });
    if (found.size() > options_.most_routes) found.resize(options_.most_routes);
    std::vector<RouteColumn> columns;
    for (const Found& route : found) {
      RouteColumn column{family_.duty_class(), family_index_, labels_[route.label].served, route.cost, {}};
      for (std::uint32_t at = route.label; at != kNoLabel; at = labels_[at].before) {
        column.fragments.push_back(labels_[at].fragment);
      }
      std::reverse(column.fragments.begin(), column.fragments.end());
      columns.push_back(std::move(column));
    }
    return columns;
  }

  using Open = std::pair<std::int64_t, std::uint32_t>;  // earliest, label

  const RouteFamily& family_;
  std::size_t family_index_;
  std::span<const Fragment> fragments_;
  LabelOptions options_;
  FragmentPrices prices_;
  Completion completion_;
  Label start_;
  std::vector<std::vector<std::uint32_t>> from_;
  std::vector<std::vector<std::uint32_t>> bucket_;
  std::unordered_map<RequestSet, std::unordered_map<std::uint16_t, std::vector<std::uint32_t>>, SetHash> by_set_;
  std::unordered_map<RequestSet, Found, SetHash> routes_;
  std::vector<Label> labels_;
  std::priority_queue<Open, std::vector<Open>, std::greater<>> open_;
};

}  // namespace

LabelResult find_routes(const RouteFamily& family, std::size_t family_index, std::span<const Fragment> fragments,
                        const DualValues& duals, const LabelOptions& options, const RunContext& context) {
  return Labelling(family, family_index, fragments, duals, options).run(context);
}

}  // namespace postkutscher::lower_bounds
