// C(S): what it costs a set of operators to deal with its requests, unserved ones included. All gains of cooperation
// are differences of C(S), never of raw cost, which would reward refusing rides.
#pragma once

#include "engine/fleet/schedule.h"

namespace postkutscher {

struct CoalitionValue {
  Cost driving;   // schedule_cost
  Cost unserved;  // Σ price of not serving
  Cost revenue;   // of served requests
  std::size_t served = 0;
  std::size_t refused = 0;
  // driving + unserved − revenue.
  Cost value() const { return driving + unserved - revenue; }
};

// A request counts as served when the schedule drops it off, otherwise as refused, listed or not. The schedule is
// valid.
CoalitionValue coalition_value(const Problem& problem, const Schedule& schedule);

// Relative gain of `together` over `alone`: (C_alone − C_together) ÷ |C_alone|, so that more is better even where
// revenue makes C negative; 0 when C_alone is 0.
double cooperation_gain(const CoalitionValue& alone, const CoalitionValue& together);

}  // namespace postkutscher
