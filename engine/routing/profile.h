// Travel profiles: the data that turn facts of the network into durations. Changing one needs no re-import.
// Units: speeds in km/h, delays in seconds, dimensions in metres and tonnes.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/network/network.h"

namespace postkutscher {

inline constexpr double kAnySpeed = 300;  // no limit

struct Profile {
  std::string name;
  Mode mode = Mode::car;
  std::array<double, kRoadClassCount> speed_urban{};  // by RoadClass; 0 = the class is not used
  std::array<double, kRoadClassCount> speed_rural{};
  double speed_limit_share = 1.0;  // a tagged limit is driven at this share of it
  double top_speed = 130;
  std::array<double, kSurfaceClassCount> surface_speed = on_any_surface(kAnySpeed);  // highest; 0 = closed
  double narrow_share = 1;  // factors on speed by RoadTrait; the least counts
  double alternating_share = 1;
  double side_road_share = 1;
  double parking_share = 1;
  double movable_bridge_speed = 0;  // highest speed where the map states no duration; 0 = as elsewhere
  double pushing_speed = 0;         // of who must dismount; 0 = does not concern the mode
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
  double length = 0;
  double snap_limit_metres = 1000;
  // From so many directed segments on a component is the town, not an island: places that cannot reach each other move
  // there. OSRM draws the line at the same number.
  double smallest_large_component = 1000;

  bool operator==(const Profile&) const = default;

  static constexpr std::array<double, kSurfaceClassCount> on_any_surface(double speed) {
    std::array<double, kSurfaceClassCount> speeds{};
    speeds.fill(speed);
    return speeds;
  }
};

// car, taxi, wheelchair_van, ambulance, foot, bicycle.
const std::vector<Profile>& standard_profiles();
// Throws InputError ("unknown_profile", where = `where`) that lists the known names.
const Profile& standard_profile(std::string_view name, const std::string& where = "--profile");

}  // namespace postkutscher
