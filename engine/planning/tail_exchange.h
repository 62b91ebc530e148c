// Two duties swap the rest of their work from moments on in which both vehicles are empty (2-opt* for rides: Potvin &
// Rousseau 1995, cuts only where nobody is aboard, as in Braekers et al. 2014). Nothing crosses an empty vehicle but
// time, so a pair of cuts is tested in constant time. Duties must drive alike and end at the same place.
#pragma once

#include "engine/planning/solution.h"

namespace postkutscher {

// Makes the cheapest exchange of `duty` with any other duty; false when none makes the plan cheaper.
bool exchange_tails(Workspace& workspace, Solution& solution, DutyId duty);

}  // namespace postkutscher
