// The planned main roads: a table of courses through the city and to its neighbours, drawn with bridges, underpasses,
// level crossings, speed limits and roundabouts. Where it follows real courses it does so roughly; nothing is surveyed.
#pragma once

#include "scenarios/cottbus/street_graph.h"

namespace postkutscher::cottbus {

void draw_main_roads(StreetGraph& graph);

// Replaces some junctions of main roads by roundabouts.
void draw_roundabouts(StreetGraph& graph);

}  // namespace postkutscher::cottbus
