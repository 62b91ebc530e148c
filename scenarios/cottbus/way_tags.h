// OSM tags of the drawing's nodes, edges and turn rules.
#pragma once

#include <string>

#include "scenarios/cottbus/osm_map.h"
#include "scenarios/cottbus/street_details.h"
#include "scenarios/cottbus/street_graph.h"

namespace postkutscher::cottbus {

Tags node_tags(const Node& node);
Tags way_tags(const Edge& edge, const Street& street);
std::string word(TurnRule rule);

}  // namespace postkutscher::cottbus
