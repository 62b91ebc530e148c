// Costs between many positions on a customized metric, by sweeps; each cell as the search for the pair would find it.
#pragma once

#include <cstdint>
#include <span>

#include "engine/base/run_context.h"
#include "engine/routing/customized_metric.h"
#include "engine/routing/position.h"

namespace postkutscher {

// cells[source * targets + target]; kNoPath where there is no way. Throws Cancelled.
void fill_costs(const CustomizedMetric& on, std::span<const Position> sources, std::span<const Position> targets,
                const RunContext& context, std::span<PackedCost> cells);

// The same of durations alone, in ticks; ManyToMany::kNoDuration where there is no way.
void fill_durations(const CustomizedMetric& on, std::span<const Position> sources, std::span<const Position> targets,
                    const RunContext& context, std::span<std::uint32_t> cells);

}  // namespace postkutscher
