// The loop of customization for several metrics side by side, one in each lane. Compiled for several instruction sets
// (Highway); the best one of the machine is chosen at run time. All give the same results.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/routing/hierarchy.h"

namespace postkutscher {

// Metrics in a row: a cache line of packed costs.
inline constexpr std::size_t kMetricLanes = 8;

// Costs of the row of v in one direction, from those of lower rows: by arc, then by lane; `spokes` are those of the
// other direction. Both are aligned to their rows.
void relax_fans(const Hierarchy::Arcs& arcs, Hierarchy::Vertex v, const std::int64_t* spokes, std::int64_t* costs);

}  // namespace postkutscher
