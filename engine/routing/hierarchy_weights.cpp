#include "engine/routing/hierarchy_weights.h"

#include <algorithm>

#include "engine/routing/subtrees.h"
#include "engine/routing/travel_costs.h"

namespace postkutscher {

namespace {

void enter_turns(const Hierarchy& hierarchy, const TurnGraph& turns, const Metric& metric, HierarchyWeights& weights) {
  weights.up.assign(hierarchy.arc_count(), kClosedCost);
  weights.down.assign(hierarchy.arc_count(), kClosedCost);
  weights.middle_up.assign(hierarchy.arc_count(), HierarchyWeights::kNoMiddle);
  weights.middle_down.assign(hierarchy.arc_count(), HierarchyWeights::kNoMiddle);
  for (Hierarchy::Vertex v = 0; v < hierarchy.vertex_count(); ++v) {
    const StateId state = hierarchy.state(v);
    std::uint32_t index = turns.first_turn(state);
    for (const Turn& turn : turns.turns(state)) {
      const auto slot = hierarchy.slot(index);
      if (slot.valid()) {
        (slot.upwards() ? weights.up : weights.down)[slot.arc()] =
            turn_cost(turns, metric, turns.segment(state), turn, index);
      }
      ++index;
    }
  }
}

// Final weights of the arcs that leave v, from those of its lower neighbours.
void relax_lower_triangles(const Hierarchy& hierarchy, Hierarchy::Vertex v, HierarchyWeights& weights) {
  const Hierarchy::Arc row = hierarchy.first_up(v);
  for (std::uint32_t i = hierarchy.first_lower(v); i < hierarchy.first_lower(v + 1); ++i) {
    const auto lower = hierarchy.lower(i);
    const PackedCost to_v = weights.up[lower.arc], from_v = weights.down[lower.arc];
    const std::size_t count = lower.place.size();
    const Hierarchy::Arc beside = lower.arc + 1;
    const auto relax = [&](PackedCost part, const std::vector<PackedCost>& other, std::vector<PackedCost>& cost,
                           std::vector<Hierarchy::Arc>& middle) {
      for (std::size_t k = 0; k < count; ++k) {
        const PackedCost over = joined(part, other[beside + k]);
        const Hierarchy::Arc arc = row + lower.place[k];
        if (over < cost[arc]) {
          cost[arc] = over;
          middle[arc] = lower.arc;
        }
      }
    };
    if (from_v < kClosedCost) relax(from_v, weights.up, weights.up, weights.middle_up);
    if (to_v < kClosedCost) relax(to_v, weights.down, weights.down, weights.middle_down);
  }
}

}  // namespace

HierarchyWeights customize(const Hierarchy& hierarchy, const TurnGraph& turns, const Metric& metric,
                           const RunContext& context) {
  HierarchyWeights weights;
  enter_turns(hierarchy, turns, metric, weights);
  for_each_vertex_upwards(hierarchy, context,
                          [&](Hierarchy::Vertex v) { relax_lower_triangles(hierarchy, v, weights); });
  return weights;
}

}  // namespace postkutscher
