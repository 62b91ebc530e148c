// One metric customized for a hierarchy: the cost of every arc in both directions, shortcuts over lower vertices
// included. Basic customization of Dibbelt, Strasser & Wagner 2016: every lower triangle is looked at once.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/routing/hierarchy.h"
#include "engine/routing/metric.h"
#include "engine/routing/packed_cost.h"

namespace postkutscher {

// Costs are at most kClosedCost, which means that there is no way.
struct HierarchyWeights {
  static constexpr Hierarchy::Arc kNoMiddle = UINT32_MAX;

  std::vector<PackedCost> up;    // by arc: from its tail (the lower vertex) to its head
  std::vector<PackedCost> down;  // by arc: from its head to its tail
  // By arc: the arc (lower vertex → tail) by whose lower vertex the shortcut runs; kNoMiddle for a single turn.
  std::vector<Hierarchy::Arc> middle_up;
  std::vector<Hierarchy::Arc> middle_down;
};

// The same weights on any number of threads.
HierarchyWeights customize(const Hierarchy& hierarchy, const TurnGraph& turns, const Metric& metric,
                           const RunContext& context);

}  // namespace postkutscher
