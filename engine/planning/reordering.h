// Puts the stops of each route into a cheaper order, exactly (best_order.h), where there is one.
#pragma once

#include "engine/planning/solution.h"

namespace postkutscher {

// True when some route got cheaper.
bool reorder_stops(Workspace& workspace, Solution& solution);

}  // namespace postkutscher
