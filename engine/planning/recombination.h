// The best plan that the routes of a pool make together: now and then this finds what no single search found.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/planning/annealing_scale.h"
#include "engine/planning/route_pool.h"
#include "engine/planning/set_partitioning.h"
#include "engine/planning/solution.h"

namespace postkutscher {

// A plan better than `incumbent`, made of at most `columns` routes of the pool; nothing when none is found.
std::optional<Solution> recombine(Workspace& workspace, const RoutePool& pool, const AnnealingScale& scale,
                                  const Solution& incumbent, std::size_t columns);

}  // namespace postkutscher
