#include "engine/planning/insertion.h"

#include <algorithm>

#include "engine/planning/insertion_trial.h"

namespace postkutscher {

// Names: i, j are the nodes behind which pickup and drop-off go; next is the node behind them. "Growth" is by how much
// the way between the neighbours of a new node grows. Times are starts of service.
template <bool constant_times>
class InsertionSearch::Scan {
 public:
  Scan(const Trial& trial, InsertionSearch& search)
      : trial_(trial),
        search_(search),
        nodes_(trial.route.nodes),
        limit_(trial.dropoff.ride_time_limit),
        way_(nodes_.back().way),
        end_(nodes_.back().earliest),
        begin_(nodes_.front().latest) {}

  std::optional<Insertion> run() {
    const std::uint32_t gaps = static_cast<std::uint32_t>(nodes_.size()) - 1;
    // Latest starts ascend along the route; so do earliest departures.
    const Instant picked_up = trial_.pickup.window.earliest + trial_.pickup.service;
    const auto first = std::partition_point(nodes_.begin() + 1, nodes_.end(),
                                            [&](const RouteNode& node) { return node.latest < picked_up; });
    for (auto i = static_cast<std::uint32_t>(first - nodes_.begin()) - 1; i < gaps; ++i) {
      if (nodes_[i].earliest + nodes_[i].stop.service > trial_.pickup.window.latest) break;
      try_pickup(i);
    }
    return best_;
  }

 private:
  // A new node between two neighbours.
  struct Gap {
    Duration before;  // start of service at the neighbour before → start at the new node
    Duration behind;  // start at the new node → start at the neighbour behind
    Duration growth;
    std::int64_t decimetres;  // by which the way grows
    bool reachable;
  };

  Gap gap(std::uint32_t node, const TimedNode& inner) const {
    const RouteNode& left = nodes_[node];
    const RouteNode& right = nodes_[node + 1];
    const LegBound& in = trial_.bound(left.stop.location, inner.location);
    const LegBound& out = trial_.bound(inner.location, right.stop.location);
    Gap gap;
    gap.reachable = in.reachable() && out.reachable();
    gap.before = left.stop.service + Duration{in.least_ticks};
    gap.behind = inner.service + Duration{out.least_ticks};
    gap.decimetres = std::int64_t{in.decimetres} + out.decimetres;
    if (!trial_.route.empty()) {
      gap.growth = gap.before + gap.behind - (right.way - left.way);
      gap.decimetres -= (right.driven - left.driven).decimetres;
    } else {
      gap.growth = gap.before + gap.behind;
    }
    return gap;
  }

  // Start of service at `to`, not before `open`, having left `from` at `departure`; `least` is the leg's least time.
  Instant reach(LocationId from, Instant departure, Duration least, const TimedNode& to, Instant open) const {
    if constexpr (constant_times) {
      return std::max(open, departure + least);
    } else {
      return std::max(open, departure + trial_.leg(from, to.location, departure));
    }
  }

  void try_pickup(std::uint32_t i) {
    const TimedNode& pickup = trial_.pickup;
    const RouteNode& before = nodes_[i];
    const Gap gap_p = gap(i, pickup);
    if (!gap_p.reachable || gap_p.growth > trial_.route.slack(i, i)) return;
    const Instant departure = before.earliest + before.stop.service;
    const Instant start =
        reach(before.stop.location, departure, gap_p.before - before.stop.service, pickup, pickup.window.earliest);
    if (start > pickup.window.latest || trial_.layouts_at(i) == 0) return;
    // Any way round would end later.
    if (start + gap_p.behind > nodes_[i + 1].latest) return;
    if (too_dear(gap_p.growth, gap_p.decimetres)) return;
    try_both_in(i, gap_p, start);
    try_apart(i, gap_p, start);
  }

  // Pickup and drop-off in the same gap.
  void try_both_in(std::uint32_t i, const Gap& gap_p, Instant picked) {
    const TimedNode& pickup = trial_.pickup;
    const TimedNode& dropoff = trial_.dropoff;
    const RouteNode& next = nodes_[i + 1];
    const LegBound& direct = trial_.bound(pickup.location, dropoff.location);
    const LegBound& out = trial_.bound(dropoff.location, next.stop.location);
    if (!direct.reachable() || !out.reachable()) return;
    ++search_.tested_;
    const Duration ride = pickup.service + direct.least();
    const Duration behind = dropoff.service + out.least();
    const Duration growth = gap_p.growth - gap_p.behind + ride + behind;
    if (growth > trial_.route.slack(i, i)) return;
    const LegBound& skipped = trial_.bound(pickup.location, next.stop.location);
    const std::int64_t decimetres =
        gap_p.decimetres - skipped.decimetres + std::int64_t{direct.decimetres} + out.decimetres;
    if (too_dear(growth, decimetres)) return;
    const Instant set_down =
        reach(pickup.location, picked + pickup.service, direct.least(), dropoff, dropoff.window.earliest);
    const Instant latest_dropoff = std::min(dropoff.window.latest, next.latest - behind);
    if (set_down > latest_dropoff || !next_in_time(set_down, out.least(), i + 1)) return;
    const Instant latest_pickup = std::min(pickup.window.latest, latest_dropoff - ride);
    // Whoever must be set down late must not have been picked up too early.
    const Duration back = std::max(-limit_ - pickup.service, behind + gap_p.before - grown_way(i, i));
    if (dropoff.window.earliest + back > pickup.window.latest) return;
    propose({.i = i,
             .j = i,
             .growth = growth,
             .decimetres = decimetres,
             .begin = latest_pickup - gap_p.before - nodes_[i].way,
             .end = set_down + behind + (way_ - next.way)});
  }

  // The drop-off in a later gap.
  void try_apart(std::uint32_t i, const Gap& gap_p, Instant picked) {
    const TimedNode& pickup = trial_.pickup;
    const TimedNode& dropoff = trial_.dropoff;
    const std::uint32_t gaps = static_cast<std::uint32_t>(nodes_.size()) - 1;
    LayoutMask layouts = trial_.layouts_at(i);
    // Latest start at the pickup by its window and the node behind it.
    const Instant latest_pickup = std::min(pickup.window.latest, nodes_[i + 1].latest - gap_p.behind);
    Duration ride = gap_p.behind;  // start at the pickup → start at node j
    Instant start = picked;        // at the node before j
    for (std::uint32_t j = i + 1; j < gaps; ++j) {
      const RouteNode& node = nodes_[j];
      if (j == i + 1) {
        start =
            reach(pickup.location, picked + pickup.service, gap_p.behind - pickup.service, node.stop, node.earliest);
      } else {
        const RouteNode& last = nodes_[j - 1];
        const Duration step = node.way - last.way;
        ride += step;
        start =
            reach(last.stop.location, start + last.stop.service, step - last.stop.service, node.stop, node.earliest);
      }
      layouts &= trial_.layouts_at(j);
      if (start > node.latest || layouts == 0) return;
      if (ride + node.stop.service > limit_ + pickup.service) return;
      const Instant departure = start + node.stop.service;
      if (departure > dropoff.window.latest) return;
      try_dropoff(i, j, gap_p, {.start = start, .ride = ride, .latest_pickup = latest_pickup});
    }
  }

  struct Carried {
    Instant start;  // earliest at node j, with the pickup
    Duration ride;  // start at the pickup → start at node j
    Instant latest_pickup;
  };

  void try_dropoff(std::uint32_t i, std::uint32_t j, const Gap& gap_p, const Carried& carried) {
    const DutyRoute& route = trial_.route;
    const TimedNode& pickup = trial_.pickup;
    const TimedNode& dropoff = trial_.dropoff;
    const RouteNode& before = nodes_[j];
    const RouteNode& next = nodes_[j + 1];
    ++search_.tested_;
    const Gap gap_d = gap(j, dropoff);
    if (!gap_d.reachable) return;
    const Duration ride = carried.ride + gap_d.before;
    const Duration growth = gap_p.growth + gap_d.growth;
    if (ride > limit_ + pickup.service || gap_d.growth > route.slack(j, j) || growth > route.slack(i, j)) return;
    const std::int64_t decimetres = gap_p.decimetres + gap_d.decimetres;
    if (too_dear(growth, decimetres)) return;
    const Duration leg_in = gap_d.before - before.stop.service;
    const Instant set_down =
        reach(before.stop.location, carried.start + before.stop.service, leg_in, dropoff, dropoff.window.earliest);
    const Instant latest_dropoff = std::min(dropoff.window.latest, next.latest - gap_d.behind);
    if (set_down > latest_dropoff || !next_in_time(set_down, gap_d.behind - dropoff.service, j + 1)) return;
    // Without the pickup the drop-off could not begin before this; then the pickup must not be too early.
    const Instant alone =
        reach(before.stop.location, before.earliest + before.stop.service, leg_in, dropoff, dropoff.window.earliest);
    const Duration back = std::max(-limit_ - pickup.service, gap_d.behind + gap_p.before - grown_way(i, j));
    if (alone + back > carried.latest_pickup) return;
    const Instant latest_pickup = std::min(carried.latest_pickup, latest_dropoff - ride);
    propose({.i = i,
             .j = j,
             .growth = growth,
             .decimetres = decimetres,
             .begin = latest_pickup - gap_p.before - nodes_[i].way,
             .end = set_down + gap_d.behind + (way_ - next.way)});
  }

  // The most time that rides allow from node i to the node behind j.
  Duration grown_way(std::uint32_t i, std::uint32_t j) const {
    return trial_.route.slack(i, j) + (nodes_[j + 1].way - nodes_[i].way);
  }

  bool next_in_time(Instant set_down, Duration least, std::uint32_t next) const {
    const Instant departure = set_down + trial_.dropoff.service;
    const RouteNode& node = nodes_[next];
    return reach(trial_.dropoff.location, departure, least, node.stop, node.earliest) <= node.latest;
  }

  Duration base_on_the_road() const { return trial_.route.empty() ? Duration{} : trial_.route.on_the_road; }

  Cost extra(Duration on_the_road, std::int64_t decimetres) const {
    const Distance distance = trial_.route.distance + Distance{decimetres};
    return duty_cost(trial_.duty.rates, on_the_road, distance) - trial_.route.cost;
  }

  // By a bound of the cost: the time on the road is at least the way, and no less than before.
  bool too_dear(Duration growth, std::int64_t decimetres) const {
    if (!constant_times || !best_) return false;
    return extra(std::max(way_ + growth, base_on_the_road()), decimetres) >= best_->extra;
  }

  struct Proposal {
    std::uint32_t i;
    std::uint32_t j;
    Duration growth;
    std::int64_t decimetres;
    Instant begin;  // latest begin as the new nodes allow it
    Instant end;    // earliest end as the new nodes allow it
  };

  void propose(const Proposal& p) {
    const Duration on_the_road =
        std::max({way_ + p.growth, std::max(end_, p.end) - std::min(begin_, p.begin), base_on_the_road()});
    if (constant_times && on_the_road > trial_.duty.longest) return;
    const Cost cost = extra(on_the_road, p.decimetres);
    if constexpr (constant_times) {
      if (!best_ || cost < best_->extra) best_ = {p.i, p.j, cost};
    } else {
      search_.survivors_.push_back({cost, p.i, p.j});
    }
  }

  const Trial& trial_;
  InsertionSearch& search_;
  const std::vector<RouteNode>& nodes_;
  Duration limit_;
  Duration way_;
  Instant end_;
  Instant begin_;
  std::optional<Insertion> best_;
};

std::optional<Insertion> InsertionSearch::cheapest(const DutyRoute& route, RequestId request) {
  const Trial trial(model_, route, request);
  if (model_.constant_times()) return Scan<true>(trial, *this).run();
  survivors_.clear();
  Scan<false>(trial, *this).run();
  return cheapest_of_survivors(trial);
}

}  // namespace postkutscher
