// The cheapest order of a duty's stops near a given one, exactly: every stop may move by a few positions (the
// neighbourhood of Balas & Simonetti 2001, as Gschwind & Drexl 2019 use it for dial-a-ride), or, with a shift as large
// as the route, every order there is. Works for constant and for time-dependent travel times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/planning/timing.h"

namespace postkutscher {

inline constexpr std::size_t kMostStopsToOrder = 64;

struct OrderLimits {
  std::size_t shift = 8;        // positions by which a stop may come earlier or later
  std::int64_t nodes = 20'000;  // partial orders and completions to look at
};

struct OrderResult {
  std::vector<Stop> stops = {};  // empty: no cheaper order was found
  Cost cost;                     // of `stops`
  bool complete = false;         // no cheaper order exists within the shift
  std::int64_t nodes = 0;        // used
};

// The exact cost of serving `stops` in this order; nothing when that is infeasible. Never less than duty_cost of the
// least driving time, the services and the distance.
using PriceOfOrder = std::function<std::optional<Cost>(std::span<const Stop> stops)>;

// Looks for an order that costs less than `cutoff` (gains of one or two units, the rounding of duty_cost, may be
// missed). Depth first over partial orders; each is cut off when its cost, the waiting that no later begin avoids, and
// the least cost of any completion (dynamic programming over sets of stops, windows only between pairs) reach the best,
// or when windows, rides, the duty's length or places can no longer be kept. Only whole orders that pass all this are
// priced. Every pickup stands before its drop-off in `stops`; more than kMostStopsToOrder stops are not searched (and
// not complete).
OrderResult find_better_order(const Problem& problem, DutyId duty, std::span<const Stop> stops, Cost cutoff,
                              const OrderLimits& limits, const PriceOfOrder& price);

}  // namespace postkutscher
