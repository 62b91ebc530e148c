// Grows the local streets: from seeds along the main roads streets run block by block, branch, join what they meet and
// end in cul-de-sacs, in the pattern of the district they are in (in the spirit of Parish & Müller 2001, with junctions
// forced where streets meet). Also the footpaths and drives through the blocks.
#pragma once

#include "scenarios/cottbus/street_graph.h"

namespace postkutscher::cottbus {

void grow_streets(StreetGraph& graph, std::uint64_t seed);

// Footways, steps and cycleways through the blocks, some service alleys, emergency and bus openings, and paths along
// the river and around the lake.
void grow_footways(StreetGraph& graph, std::uint64_t seed);

}  // namespace postkutscher::cottbus
