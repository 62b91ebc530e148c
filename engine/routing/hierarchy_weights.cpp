#include "engine/routing/hierarchy_weights.h"

#include <algorithm>

#include "engine/base/parallel.h"
#include "engine/routing/subtrees.h"
#include "engine/routing/travel_costs.h"

namespace postkutscher {

namespace {

using Vertex = Hierarchy::Vertex;

void enter_turns(const Hierarchy& hierarchy, const TurnGraph& turns, const Metric& metric, HierarchyWeights& weights) {
  weights.up.assign(hierarchy.up().count(), kClosedCost);
  weights.down.assign(hierarchy.down().count(), kClosedCost);
  for (std::uint32_t s = 0; s < turns.state_count(); ++s) {
    const DirectedSegment on = turns.segment(StateId(s));
    std::uint32_t index = turns.first_turn(StateId(s));
    for (const Turn& turn : turns.turns(StateId(s))) {
      if (const auto slot = hierarchy.slot(index); slot.valid()) {
        (slot.upwards() ? weights.up : weights.down)[slot.arc()] = turn_cost(turns, metric, on, turn, index);
      }
      ++index;
    }
  }
}

// Final weights of the row of v from those of lower rows.
void relax_row(const Hierarchy::Arcs& arcs, Vertex v, const std::vector<PackedCost>& spokes,
               std::vector<PackedCost>& costs) {
  PackedCost* const row = costs.data() + arcs.first(v);
  for (std::uint32_t i = arcs.first_fan(v); i < arcs.first_fan(v + 1); ++i) {
    const auto fan = arcs.fan(i);
    const PackedCost spoke = spokes[fan.spoke];
    if (spoke >= kClosedCost) continue;
    const PackedCost* const beside = costs.data() + fan.beside;
    for (std::size_t k = 0; k < fan.place.size(); ++k) {
      PackedCost& cost = row[fan.place[k]];
      cost = std::min(cost, joined(spoke, beside[k]));
    }
  }
}

// The last of the fans that make up the cost of an arc.
void find_in_row(const Hierarchy::Arcs& arcs, Vertex v, const std::vector<PackedCost>& spokes,
                 const std::vector<PackedCost>& costs, std::vector<Detour>& detours) {
  const PackedCost* const row = costs.data() + arcs.first(v);
  for (std::uint32_t i = arcs.first_fan(v); i < arcs.first_fan(v + 1); ++i) {
    const auto fan = arcs.fan(i);
    const PackedCost spoke = spokes[fan.spoke];
    if (spoke >= kClosedCost) continue;
    for (std::size_t k = 0; k < fan.place.size(); ++k) {
      const auto beside = fan.beside + static_cast<Hierarchy::Arc>(k);
      if (spoke + costs[beside] == row[fan.place[k]]) detours[arcs.first(v) + fan.place[k]] = {fan.spoke, beside};
    }
  }
}

}  // namespace

HierarchyWeights customize(const Hierarchy& hierarchy, const TurnGraph& turns, const Metric& metric,
                           const RunContext& context) {
  HierarchyWeights weights;
  enter_turns(hierarchy, turns, metric, weights);
  for_each_vertex_upwards(hierarchy, context, [&](Vertex v) {
    relax_row(hierarchy.up(), v, weights.down, weights.up);
    relax_row(hierarchy.down(), v, weights.up, weights.down);
  });
  return weights;
}

HierarchyDetours find_detours(const Hierarchy& hierarchy, const HierarchyWeights& weights, const RunContext& context) {
  constexpr std::size_t kVerticesPerTask = 4096;
  HierarchyDetours detours{std::vector<Detour>(weights.up.size()), std::vector<Detour>(weights.down.size())};
  parallel_for_blocks(hierarchy.vertex_count(), kVerticesPerTask, context.threads,
                      [&](std::size_t first, std::size_t last) {
                        for (Vertex v = static_cast<Vertex>(first); v < last; ++v) {
                          find_in_row(hierarchy.up(), v, weights.down, weights.up, detours.up);
                          find_in_row(hierarchy.down(), v, weights.up, weights.down, detours.down);
                        }
                      });
  return detours;
}

}  // namespace postkutscher
