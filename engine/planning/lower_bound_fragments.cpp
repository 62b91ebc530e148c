#include "engine/planning/lower_bound_fragments.h"

#include <algorithm>
#include <atomic>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/planning/lower_bound_times.h"

namespace postkutscher::lower_bounds {

namespace {

constexpr std::uint32_t kNoTrace = UINT32_MAX;

// A vehicle with somebody aboard.
struct Partial {
  RequestSet picked_up;
  std::vector<std::size_t> aboard;  // ascending
  std::uint16_t node = 0;           // the last one
  StartTimes times;
  std::int64_t distance = 0;
  std::uint32_t trace = kNoTrace;
};

struct Trace {
  std::uint16_t node;
  std::uint32_t before;
};

// Partial fragments that what follows cannot tell apart but by times and distance.
struct Kind {
  RequestSet picked_up;
  std::vector<std::size_t> aboard;
  std::uint16_t node;
  bool operator==(const Kind&) const = default;
};
struct KindHash {
  std::size_t operator()(const Kind& kind) const {
    std::size_t h = kind.picked_up.hash() ^ (std::size_t{kind.node} << 48U);
    for (const std::size_t request : kind.aboard) h = h * 1099511628211U + request;
    return h;
  }
};

bool dominates(const Fragment& a, const Fragment& b) {
  return a.distance <= b.distance && a.earliest <= b.earliest && a.elapsed <= b.elapsed && a.latest >= b.latest;
}

// Fragments that begin with one pickup: partial ones grow by a stop per layer.
class FragmentsFrom {
 public:
  FragmentsFrom(const RouteFamily& family, std::size_t first, std::atomic<std::size_t>& budget)
      : family_(family), first_(first), budget_(budget) {}

  bool run(const RunContext& context) {
    const Place& place = family_.place(RouteFamily::pickup(first_));
    Partial start{{}, {first_}, node_of(RouteFamily::pickup(first_)), {place.earliest, place.latest}, 0, kNoTrace};
    start.picked_up.insert(first_);
    if (!family_.fits(start.picked_up)) return true;
    add(std::move(start), kNoTrace);
    while (!next_.empty()) {
      layer_ = std::exchange(next_, {});
      groups_.clear();
      for (const Partial& partial : layer_) grow(partial);
      if (budget_.load() == 0 || context.cancelled()) return false;
    }
    return true;
  }

  std::vector<Fragment> take() {
    std::stable_sort(fragments_.begin(), fragments_.end(),
                     [](const Fragment& a, const Fragment& b) { return a.latest > b.latest; });
    return std::move(fragments_);
  }

 private:
  static std::uint16_t node_of(std::size_t node) { return static_cast<std::uint16_t>(node); }

  NextStart next_start(const Partial& from, std::size_t node) const {
    const Place& place = family_.place(node);
    return {place.earliest, place.latest, family_.place(from.node).service + family_.time(from.node, node)};
  }

  void grow(const Partial& from) {
    for (std::size_t ride = 0; ride < from.aboard.size(); ++ride) drop_off(from, ride);
    for (const std::size_t request : family_.requests()) {
      if (!from.picked_up.contains(request)) pick_up(from, request);
    }
  }

  void pick_up(const Partial& from, std::size_t request) {
    const std::size_t node = RouteFamily::pickup(request);
    const NextStart next = next_start(from, node);
    if (from.times.earliest() + next.way > next.latest) return;
    std::vector<std::size_t> aboard = from.aboard;
    const auto place = std::lower_bound(aboard.begin(), aboard.end(), request);
    const auto ride = static_cast<std::size_t>(place - aboard.begin());
    aboard.insert(place, request);
    RequestSet together;
    for (const std::size_t other : aboard) together.insert(other);
    if (!family_.fits(together)) return;
    std::optional<StartTimes> times = from.times.with_pickup(next, ride);
    if (!times) return;
    Partial partial{from.picked_up,
                    std::move(aboard),
                    node_of(node),
                    std::move(*times),
                    from.distance + family_.distance(from.node, node),
                    kNoTrace};
    partial.picked_up.insert(request);
    if (everyone_can_leave(partial)) add(std::move(partial), from.trace);
  }

  void drop_off(const Partial& from, std::size_t ride) {
    const std::size_t request = from.aboard[ride];
    const std::size_t node = RouteFamily::dropoff(request);
    std::optional<StartTimes> times =
        from.times.with_dropoff(next_start(from, node), ride, family_.longest_ride(request));
    if (!times) return;
    Partial partial{from.picked_up,
                    from.aboard,
                    node_of(node),
                    std::move(*times),
                    from.distance + family_.distance(from.node, node),
                    kNoTrace};
    partial.aboard.erase(partial.aboard.begin() + static_cast<std::ptrdiff_t>(ride));
    if (partial.aboard.empty()) {
      finish(partial, from.trace);
    } else if (everyone_can_leave(partial)) {
      add(std::move(partial), from.trace);
    }
  }

  // Necessary: every ride may end next, or after any one other.
  bool everyone_can_leave(const Partial& partial) const {
    const std::int64_t service = family_.place(partial.node).service;
    for (std::size_t ride = 0; ride < partial.aboard.size(); ++ride) {
      const std::size_t request = partial.aboard[ride];
      const std::size_t node = RouteFamily::dropoff(request);
      const std::int64_t way = service + family_.least_time(partial.node, node);
      if (partial.times.earliest() + way > family_.place(node).latest) return false;
      if (partial.times.aboard(ride) + way > family_.longest_ride(request)) return false;
    }
    return true;
  }

  void add(Partial partial, std::uint32_t before) {
    std::vector<std::uint32_t>& group = groups_[{partial.picked_up, partial.aboard, partial.node}];
    for (const std::uint32_t other : group) {
      if (next_[other].distance <= partial.distance && next_[other].times.allows_all_of(partial.times)) return;
    }
    if (!spend()) return;
    group.push_back(static_cast<std::uint32_t>(next_.size()));
    traces_.push_back({partial.node, before});
    partial.trace = static_cast<std::uint32_t>(traces_.size() - 1);
    next_.push_back(std::move(partial));
  }

  bool spend() {
    std::size_t left = budget_.load();
    while (left > 0 && !budget_.compare_exchange_weak(left, left - 1)) {
    }
    return left > 0;
  }

  void finish(const Partial& partial, std::uint32_t before) {
    const std::int64_t service = family_.place(partial.node).service;
    Fragment fragment{static_cast<std::uint16_t>(first_),
                      static_cast<std::uint16_t>(partial.node / 2),
                      partial.picked_up,
                      partial.times.latest_first(),
                      partial.times.earliest() + service,
                      partial.times.elapsed() + service,
                      partial.distance,
                      {partial.node}};
    std::vector<std::uint32_t>& group = finished_[{fragment.requests, {}, partial.node}];
    for (const std::uint32_t other : group) {
      if (dominates(fragments_[other], fragment)) return;
    }
    for (std::uint32_t at = before; at != kNoTrace; at = traces_[at].before) fragment.nodes.push_back(traces_[at].node);
    std::reverse(fragment.nodes.begin(), fragment.nodes.end());
    for (const std::uint32_t other : group) {
      if (!dominates(fragment, fragments_[other])) continue;
      fragments_[other] = std::move(fragment);
      return;
    }
    group.push_back(static_cast<std::uint32_t>(fragments_.size()));
    fragments_.push_back(std::move(fragment));
  }

  const RouteFamily& family_;
  std::size_t first_;
  std::atomic<std::size_t>& budget_;
  std::vector<Trace> traces_;
  std::vector<Partial> layer_;
  std::vector<Partial> next_;
  std::unordered_map<Kind, std::vector<std::uint32_t>, KindHash> groups_;
  std::unordered_map<Kind, std::vector<std::uint32_t>, KindHash> finished_;
  std::vector<Fragment> fragments_;
};

}  // namespace

std::optional<std::vector<Fragment>> enumerate_fragments(const RouteFamily& family, std::size_t limit,
                                                         const RunContext& context) {
  const std::vector<std::size_t>& firsts = family.requests();
  std::atomic<std::size_t> budget = limit;
  std::atomic<bool> complete = true;
  std::vector<std::vector<Fragment>> parts(firsts.size());
  parallel_for_blocks(firsts.size(), 1, context.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      FragmentsFrom search(family, firsts[k], budget);
      if (!search.run(context)) complete = false;
      parts[k] = search.take();
    }
  });
  if (!complete) return std::nullopt;
  std::vector<Fragment> all;
  for (std::vector<Fragment>& part : parts) {
    all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  }
  return all;
}

}  // namespace postkutscher::lower_bounds
