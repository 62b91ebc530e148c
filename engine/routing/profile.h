// Travel profiles: the data that turn facts of the network into durations. Changing one needs no re-import.
// Units: speeds in km/h, delays in seconds, dimensions in metres and tonnes.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/network/network.h"

namespace postkutscher {

struct Profile {
  std::string name;
  Mode mode = Mode::car;
  std::array<double, kRoadClassCount> speed_urban{};  // by RoadClass; 0 = the class is not used
  std::array<double, kRoadClassCount> speed_rural{};
  double speed_limit_share = 1.0;  // a tagged limit is driven at this share of it
  double top_speed = 130;
  double rough_share = 0.7;  // factors on rough and unpaved surfaces
  double unpaved_share = 0.5;
  double signal_delay = 0;
  double stop_delay = 0;
  double crossing_delay = 0;
  double turn_delay = 0;          // for a right angle; grows with the angle
  double u_turn_delay = 0;        // where a U-turn is allowed
  bool u_turns_anywhere = false;  // otherwise only at dead ends and turning places
  bool ignores_oneway_on_foot = false;
  double height = 0;  // 0 = no limit applies
  double width = 0;
  double weight = 0;
  double snap_limit_metres = 1000;
  // From so many directed segments on a component is the town, not an island: places that cannot reach each other move
  // there. OSRM draws the line at the same number.
  double smallest_large_component = 1000;

  bool operator==(const Profile&) const = default;
};

// car, taxi, wheelchair_van, ambulance, foot, bicycle.
const std::vector<Profile>& standard_profiles();
// Throws InputError ("unknown_profile", where = `where`) that lists the known names.
const Profile& standard_profile(std::string_view name, const std::string& where = "--profile");

}  // namespace postkutscher
