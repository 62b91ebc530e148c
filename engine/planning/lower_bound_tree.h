// The best choice among given routes, exactly: branch and cut over a set partitioning whose columns are all known.
// Bounds of nodes are recomputed in whole numbers from rounded duals and all routes, so a closed node is closed.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/planning/lower_bound_master.h"
#include "engine/planning/lower_bound_route.h"

namespace postkutscher::lower_bounds {

struct ChoiceOptions {
  std::int64_t cutoff = 0;  // fine cost: only cheaper choices are of interest
  std::size_t most_nodes = 10'000;
};

struct RouteChoice {
  std::int64_t bound = 0;           // no choice of fine cost below the cutoff undercuts it; at most the cutoff
  std::vector<RouteColumn> routes;  // the best choice found below the cutoff; empty when there is none
  std::int64_t cost = 0;            // of it, with penalties
  std::size_t nodes = 0;
  std::size_t subset_rows = 0;
};

// Source: branching on pairs of requests that are (not) on one route after Ryan and Foster (1981).
RouteChoice choose_routes(const Demand& demand, std::vector<RouteColumn> routes, const ChoiceOptions& options,
                          const RunContext& context);

}  // namespace postkutscher::lower_bounds
