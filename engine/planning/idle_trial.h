// One request and one duty that has nothing else to do: does it work, and if not, what is missing and by how much at
// best. Exact (time-dependent rides: to a tick).
#pragma once

#include <cstdint>

#include "engine/fleet/problem.h"

namespace postkutscher {

enum class Shortfall : std::uint8_t { none, no_way, pickup_late, dropoff_late, back_late, ride_too_long };

struct IdleTrial {
  Shortfall shortfall = Shortfall::none;
  Duration by;                     // past the window, the shift or the limit; of what misses most
  Duration shortest_ride;          // within windows and shift; of `ride_too_long` only
  bool shift_begins_late = false;  // of `dropoff_late`: the shift, not the pickup window, delays the pickup
};

IdleTrial try_idle(const Problem& problem, DutyId duty, RequestId request);

}  // namespace postkutscher
