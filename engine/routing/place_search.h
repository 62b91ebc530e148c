// Best ways between two places on a customized metric.
#pragma once

#include <optional>

#include "engine/routing/customized_metric.h"
#include "engine/routing/hierarchy_search.h"
#include "engine/routing/position.h"
#include "engine/routing/route.h"

namespace postkutscher {

// The least cost from any anchor of `from` to any of `to`; kNoPath where there is no way.
PackedCost best_cost(const CustomizedMetric& on, const SnappedPlace& from, const SnappedPlace& to,
                     HierarchySearch& search);

// A way of that cost. `detours` are those of the metric's weights.
std::optional<Route> best_route(const CustomizedMetric& on, const HierarchyDetours& detours, const SnappedPlace& from,
                                const SnappedPlace& to, HierarchySearch& search);

}  // namespace postkutscher
