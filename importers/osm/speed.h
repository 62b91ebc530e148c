// Speed limits and whether a road lies in a built-up area. Units: 0.1 km/h.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/network/network.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

// "50", "30 mph", "DE:urban", "walk" …; 0 for values that set no limit (none, signals, variable); none when the text
// is not understood. Of a list ("50; 70") the lowest counts.
std::optional<std::uint16_t> parse_speed(std::string_view value);

struct SpeedLimits {
  std::uint16_t forward = 0;  // 0 = not tagged or none
  std::uint16_t backward = 0;
  int unknown_values = 0;
};

// maxspeed:advisory before maxspeed, each with :forward/:backward; without both the zone tags (zone:maxspeed,
// maxspeed:type, source:maxspeed).
SpeedLimits speed_limits(Tags tags);

// From the context of the limit (DE:urban, zone:traffic=DE:rural …); else from the limit (to 50 km/h urban, from 70
// rural); else motorways, trunk roads, tracks and ferries are rural, streets to live in urban, and a main road is urban
// when it has a name, lamps or a pavement.
bool is_urban(Tags tags, RoadClass road);

}  // namespace postkutscher::osm
