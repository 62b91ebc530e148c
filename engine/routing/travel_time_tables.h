// Fills TravelTimes for a set of places: one table of free-flow costs per profile, scaled by the factor of each
// period of the day (rounded up). Duration of a place to itself is 0.
#pragma once

#include <span>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/base/travel_times.h"
#include "engine/routing/router.h"

namespace postkutscher {

// A period begins at `start` and drives free-flow durations times `factor` (at least 1).
struct TravelPeriod {
  Instant start;
  double factor = 1.0;
};

// The duration that every table stores for a free-flow duration under a factor; shared with whoever re-routes a leg.
Duration scaled(Duration free_flow, double factor);

// `routers[p]` serves TravelProfileId p; `positions[p][l]` is location l snapped for it. A position that was not found
// is unreachable. `factor_before` holds before the first period.
TravelTimes fill_travel_times(std::span<const Router* const> routers, std::span<const std::vector<Position>> positions,
                              double factor_before, std::span<const TravelPeriod> periods, const RunContext& context);

}  // namespace postkutscher
