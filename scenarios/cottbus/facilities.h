// Places that patients go to and live at: clinics, dialysis and rehabilitation centres, doctors, care homes at points
// of the map, each reachable by a street or its own drive. Only the hospital, the heart centre, the station and the
// town hall stand (roughly) where the real ones do; all others are invented and say so in their names.
#pragma once

#include <string>
#include <vector>

#include "scenarios/cottbus/osm_map.h"
#include "scenarios/cottbus/street_graph.h"

namespace postkutscher::cottbus {

enum class PlaceUse { hospital, clinic, doctors, dialysis, rehabilitation, nursing_home, pharmacy, civic };

struct Place {
  PlaceUse use = PlaceUse::civic;
  std::string name;
  std::string sorbian;
  Tags tags;
  std::size_t settlement = 0;
  Spot at;
  NodeIndex door = 0;  // node of the graph at the place; its drive ends there
};

// Puts every place on the map and draws its drive.
std::vector<Place> draw_places(StreetGraph& graph, std::uint64_t seed);

struct House {
  Spot at;
  std::string street;
  int number = 0;
  std::size_t settlement = 0;
};

// House numbers along the named streets, odd on the left.
std::vector<House> draw_houses(const StreetGraph& graph, std::uint64_t seed);

}  // namespace postkutscher::cottbus
