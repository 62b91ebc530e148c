// The order in which a hierarchy contracts the segments of a network: nested dissection by balanced edge cuts of the
// junction graph. Cutting segments instead of junctions gives separators of the turn-expanded graph directly: the
// directed segments of a cut separate those of its two sides (Buchhold, Wagner, Zeitz & Zündorf 2020, "Customizable
// contraction hierarchies with turn costs"). Dead ends and chains are left out first (chain_contraction.h) and come
// before all else. Depends on the map only, not on profiles or times.
#pragma once

#include <span>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/network/network.h"

namespace postkutscher {

// All segments that some of `modes` may use, least important first. The same on any number of threads.
std::vector<SegmentId> nested_dissection(const Network& network, ModeMask modes, const RunContext& context);

}  // namespace postkutscher
