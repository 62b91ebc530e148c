// Names for the local streets, from neutral words (trees, birds, flowers, landscape); unique within a district.
#pragma once

#include "scenarios/cottbus/street_graph.h"

namespace postkutscher::cottbus {

void name_streets(StreetGraph& graph, std::uint64_t seed);

}  // namespace postkutscher::cottbus
