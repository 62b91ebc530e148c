// One metric customized for a hierarchy: the cost of every arc, shortcuts over lower vertices included. Basic
// customization of Dibbelt, Strasser & Wagner 2016: every lower triangle is looked at once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/routing/hierarchy.h"
#include "engine/routing/metric.h"
#include "engine/routing/packed_cost.h"

namespace postkutscher {

// Costs by arc, at most kClosedCost, which means that there is no way.
struct HierarchyWeights {
  std::vector<PackedCost> up;
  std::vector<PackedCost> down;
};

// The same weights on any number of threads.
HierarchyWeights customize(const Hierarchy& hierarchy, const Metric& metric, const RunContext& context);
// Several metrics, each cheaper than alone: they share the passes over the triangles, side by side in SIMD lanes.
std::vector<HierarchyWeights> customize(const Hierarchy& hierarchy, std::span<const Metric> metrics,
                                        const RunContext& context);

// The two arcs that a shortcut stands for: the spoke of a fan and the arc beside it. None for an arc that is a turn.
struct Detour {
  Hierarchy::Arc spoke = UINT32_MAX;
  Hierarchy::Arc beside = UINT32_MAX;
  bool exists() const { return spoke != UINT32_MAX; }
};

// By arc; whoever only asks for costs does without.
struct HierarchyDetours {
  std::vector<Detour> up;
  std::vector<Detour> down;
};

HierarchyDetours find_detours(const Hierarchy& hierarchy, const HierarchyWeights& weights, const RunContext& context);

}  // namespace postkutscher
