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

AnchorPath straight_path(const CustomizedMetric& on, const SnappedPlace& from, const SnappedPlace& to,
                         PackedCost cost) {
  for (const Anchor& start : from.anchors) {
    for (const Anchor& end : to.anchors) {
      if (straight_cost(on.metric, start, end) == cost) return {start, {}, end};
    }
  }
  throw std::logic_error("a way does not cost what the search found");
}

bool turns_into(const TurnGraph& turns, DirectedSegment from, StateId to) {
  const auto leaving = turns.turns(TurnGraph::start(from));
  return std::any_of(leaving.begin(), leaving.end(), [to](const Turn& turn) { return turn.to == to; });
}

Route on_road(Route route, const SnappedPlace& from, const SnappedPlace& to) {
  route.from = from.at;
  route.to = to.at;
  return route;
}

// Several anchors may fit the ends of the path; the cost tells which were meant.
Route turning_route(const CustomizedMetric& on, const SnappedPlace& from, const SnappedPlace& to, PackedCost cost,
                    const std::vector<StateId>& states) {
  const TurnGraph& turns = on.group.turns;
  for (const Anchor& start : from.anchors) {
    const bool by_turn = share_a_segment({&start, 1}, to.anchors);
    const bool fits =
        by_turn ? turns_into(turns, start.on, states.front()) : TurnGraph::start(start.on) == states.front();
    if (!fits) continue;
    for (const Anchor& end : to.anchors) {
      if (turns.segment(states.back()) != end.on) continue;
      const AnchorPath path{start, {states.begin() + (by_turn ? 0 : 1), states.end()}, end};
      Route route = assemble(turns, DrivingTimes(on.metric), path, {});
      if (route.cost == unpacked(cost)) return on_road(std::move(route), from, to);
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
  if (way.straight) {
    const AnchorPath path = straight_path(on, from, to, way.cost);
    return on_road(assemble(on.group.turns, DrivingTimes(on.metric), path, {}), from, to);
  }
  std::vector<StateId> states;
  for (const Hierarchy::Vertex v : search.path(on.group.hierarchy, detours)) {
    states.push_back(on.group.hierarchy.state(v));
  }
  return turning_route(on, from, to, way.cost, states);
}

}  // namespace postkutscher
