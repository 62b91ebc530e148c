// Fills TravelTimes from the road: the periods of the tables are those of the routers, each from its own metric, and
// distances are those of the free-flow ways. Three fillings: the stops in play, all junctions of a network, and
// locations that come one after the other. Duration of a place to itself is 0.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/base/travel_times.h"
#include "engine/routing/router.h"

namespace postkutscher {

// `routers[p]` serves TravelProfileId p; all have the same periods.
using ProfileRouters = std::span<const Router* const>;
// `positions[p][l]` is location l snapped for profile p. A position that was not found is unreachable.
using ProfilePositions = std::span<const std::vector<Position>>;

// Throws InputError ("table_too_large", where = `where`) that names the gigabytes needed, unless filling a table of so
// many locations fits into `most_bytes`, with what it needs for a while only.
struct TableSize {
  std::size_t locations = 0;
  std::size_t profiles = 1;
  std::size_t periods = 1;
};
void refuse_too_large(const TableSize& size, double most_bytes, const std::string& where);

// Throws Cancelled.
TravelTimes fill_travel_times(ProfileRouters routers, ProfilePositions positions, const RunContext& context);

// `positions` holds the locations of `table` and, behind them, new ones: adds these with their rows and columns. What
// the table holds already stays as it is, so positions of old locations must be the same as before; the result equals a
// table filled at once. When cancelled it throws and leaves the table in an undefined state.
void append_travel_times(TravelTimes& table, ProfileRouters routers, ProfilePositions positions,
                         const RunContext& context);

// All pairs of junctions: LocationId i is NodeId i, approached from any side. Throws as refuse_too_large before it
// allocates anything, and Cancelled.
TravelTimes fill_all_pairs(ProfileRouters routers, double most_bytes, const RunContext& context);

}  // namespace postkutscher
