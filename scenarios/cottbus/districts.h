// Public facts about the 19 districts of Cottbus/Chóśebuz (names, centres, population, area) beside what the drawing
// assumes about their built-up area.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "scenarios/cottbus/plane.h"

namespace postkutscher::cottbus {

enum class Pattern {
  old_town,  // short blocks, many one-ways
  town,      // perimeter blocks
  estate,    // large housing district: long blocks, many footpaths through the yards
  village,   // crooked streets along the through road, cul-de-sacs
};

struct District {
  std::string_view german;
  std::string_view sorbian;  // Lower Sorbian
  double lat;
  double lon;
  int population;
  int hectares;
  Pattern pattern;
  int radius;  // of the built-up area, metres
  int block;   // usual distance between junctions, metres
  bool city;   // false: a village around the city, so that the map does not end at the boundary

  Spot centre() const { return to_spot(Coordinate::from_degrees(lon, lat)); }
};

inline constexpr std::size_t kDistrictCount = 19;

// The 19 districts, then the villages around (population 0: no demand is drawn from them by residence).
const std::vector<District>& settlements();

// Index of the settlement whose cell (power diagram, weights from the area) contains a spot.
std::size_t settlement_at(Spot spot);
// Is the spot inside the irregular built-up area of some settlement?
bool built_up(Spot spot);
// The outline of the city that the districts share, counter-clockwise and convex.
const Line& city_hull();
// Weight of a settlement's cell in square decimetres.
std::int64_t cell_weight(std::size_t settlement);

}  // namespace postkutscher::cottbus
