// From the drawing to OpenStreetMap: edges become ways over shared nodes with the tags a mapper would use; houses,
// places, landscape, borders and turn restrictions beside them.
#pragma once

#include "scenarios/cottbus/facilities.h"
#include "scenarios/cottbus/osm_map.h"
#include "scenarios/cottbus/street_details.h"

namespace postkutscher::cottbus {

// Everything of the synthetic city.
struct City {
  StreetGraph graph;
  std::vector<Place> places;
  std::vector<House> houses;
  std::vector<TurnRestriction> restrictions;
};

City draw_city(std::uint64_t seed);

OsmMap assemble_map(const City& city);

}  // namespace postkutscher::cottbus
