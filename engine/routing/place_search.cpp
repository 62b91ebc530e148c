#include "engine/routing/place_search.h"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "engine/routing/anchor_seeds.h"
#include "engine/routing/route_assembly.h"
#include "engine/routing/travel_costs.h"

namespace postkutscher {

namespace {

struct Way {
  PackedCost cost = kNoPath;
  bool straight = false;  // on one segment, without a turn
};

Way best_way(const CustomizedMetric& on, const SnappedPlace& from, const SnappedPlace& to, HierarchySearch& search) {
  const Hierarchy& hierarchy = on.group.hierarchy;
  const AnchorSeeds seeds(on.group.turns, hierarchy, on.metric);
  Way best;
  const PackedCost base = seeds.base(from.anchors);
  Seeds departures;
  for (const Anchor& start : from.anchors) {
    if (!share_a_segment({&start, 1}, to.anchors)) {
      departures.push_back(seeds.departure(start, base));
      continue;
    }
    seeds.add_departures_by_turn(start, base, departures);
    for (const Anchor& end : to.anchors) best.cost = std::min(best.cost, straight_cost(on.metric, start, end));
  }
  best.straight = best.cost != kNoPath;
  const PackedCost turning = search.run(hierarchy, on.weights, departures, seeds.arrivals(to.anchors));
  if (turning != kNoPath && turning - base < best.cost) best = {turning - base, false};
  return best;
}

Route straight_route(const CustomizedMetric& on, const SnappedPlace& from, const SnappedPlace& to, PackedCost cost) {
  for (const Anchor& start : from.anchors) {
    for (const Anchor& end : to.anchors) {
      if (straight_cost(on.metric, start, end) != cost) continue;
      return assemble(on.group.turns, DrivingTimes(on.metric), start, {}, end, {});
    }
  }
  throw std::logic_error("a way does not cost what the search found");
}

bool turns_into(const TurnGraph& turns, DirectedSegment from, StateId to) {
  const auto leaving = turns.turns(TurnGraph::start(from));
  return std::any_of(leaving.begin(), leaving.end(), [to](const Turn& turn) { return turn.to == to; });
}

// Several anchors may fit the ends of the path; the cost tells which were meant.
Route turning_route(const CustomizedMetric& on, const SnappedPlace& from, const SnappedPlace& to, PackedCost cost,
                    std::span<const StateId> states) {
  const TurnGraph& turns = on.group.turns;
  for (const Anchor& start : from.anchors) {
    const bool by_turn = share_a_segment({&start, 1}, to.anchors);
    const bool fits =
        by_turn ? turns_into(turns, start.on, states.front()) : TurnGraph::start(start.on) == states.front();
    if (!fits) continue;
    for (const Anchor& end : to.anchors) {
      if (turns.segment(states.back()) != end.on) continue;
      Route route = assemble(turns, DrivingTimes(on.metric), start, states.subspan(by_turn ? 0 : 1), end, {});
      if (route.cost == unpacked(cost)) return route;
    }
  }
  throw std::logic_error("a route does not cost what the search found");
}

}  // namespace

PackedCost best_cost(const CustomizedMetric& on, const SnappedPlace& from, const SnappedPlace& to,
                     HierarchySearch& search) {
  return best_way(on, from, to, search).cost;
}

std::optional<Route> best_route(const CustomizedMetric& on, const HierarchyDetours& detours, const SnappedPlace& from,
                                const SnappedPlace& to, HierarchySearch& search) {
  const Way way = best_way(on, from, to, search);
  if (way.cost == kNoPath) return std::nullopt;
  Route route;
  if (way.straight) {
    route = straight_route(on, from, to, way.cost);
  } else {
    const auto& path = search.path(on.group.hierarchy, detours);
    std::vector<StateId> states(path.size());
    std::transform(path.begin(), path.end(), states.begin(), [&](auto v) { return on.group.hierarchy.state(v); });
    route = turning_route(on, from, to, way.cost, states);
  }
  route.from = from.at;
  route.to = to.at;
  return route;
}

}  // namespace postkutscher
