// Borders of the city and its districts: a power diagram of the district centres clipped to the outline of the city,
// with crooked borders. Neighbours share the same ways and nodes, so the districts tile the city without gaps.
#pragma once

#include "scenarios/cottbus/osm_map.h"

namespace postkutscher::cottbus {

struct Border {
  std::vector<std::size_t> districts;  // one (edge of the city) or two
  Line line;
};

std::vector<Border> draw_borders();

// Adds border ways, the city relation (admin_level 6), the district relations (admin_level 10) and place nodes.
void add_boundaries(OsmMap& map);

}  // namespace postkutscher::cottbus
