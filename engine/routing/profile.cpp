#include "engine/routing/profile.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/base/errors.h"

namespace postkutscher {

namespace {

using ClassSpeeds = std::array<double, kRoadClassCount>;

// In the order of RoadClass. Free-flow speeds of motor vehicles where no limit is tagged: the statutory limits of the
// StVO (50 km/h in built-up areas, 100 outside, walking pace in living streets) less what narrow streets, bends and
// priority to the right cost on each class; motorways by the recommended 130 less traffic. On ways for pedestrians and
// cyclists that the map opens to a vehicle: walking pace; on ways of unknown kind that it opens: 10 km/h. Assumptions
// of ours, not calibrated against measured trips.
constexpr ClassSpeeds kMotorUrban{90, 50, 70, 45, 48, 40, 46, 40, 42, 38, 36, 28,
                                  8,  12, 8,  25, 6,  6,  6,  6,  0,  6,  8,  10};
constexpr ClassSpeeds kMotorRural{115, 65, 95, 60, 85, 60, 78, 55, 65, 50, 50, 30,
                                  8,   15, 12, 40, 6,  6,  6,  6,  0,  6,  8,  10};
// Walking pace of passers-by in good health is 4.8 km/h on level ground; stairs half of it.
constexpr ClassSpeeds kFoot{0,   0,   4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8,
                            4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 2.4, 4.8, 8,   4.8};
// Everyday cycling: 16 km/h on streets, 17 on cycleways; footways where open to bicycles at 8, stairs pushed.
constexpr ClassSpeeds kBicycle{0, 0, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 12, 14, 13, 16, 8, 8, 17, 12, 2, 8, 8, 12};

using SurfaceSpeeds = std::array<double, kSurfaceClassCount>;

// In the order of SurfaceClass. The highest speeds of OSRM's published car profile; gentler where someone sits in a
// wheelchair or lies; walkers are slowed by mud only, cyclists by all that is loose.
constexpr SurfaceSpeeds kCarSurfaces{kAnySpeed, kAnySpeed, 80, 60, 40, 30, 25, 20, 10, 5, 0};
constexpr SurfaceSpeeds kGentleSurfaces{kAnySpeed, kAnySpeed, 70, 50, 30, 20, 18, 12, 8, 4, 0};
constexpr SurfaceSpeeds kFootSurfaces{kAnySpeed, kAnySpeed, kAnySpeed, kAnySpeed, 4.6, 4.5, 4.4, 4.2, 3.5, 3, 2};
constexpr SurfaceSpeeds kBicycleSurfaces{kAnySpeed, kAnySpeed, 16, 16, 12, 11, 10, 8, 6, 4, 0};

// Delays beyond the driving time, free flow: a signal costs about 8 s (half the cycles are met at red), a stop or
// give-way sign 3 s, a pedestrian crossing 0.5 s, a right-angled turn 3 s of braking and starting, turning round 20 s.
// Drivers keep to 92 % of a limit on average.
Profile motor(std::string name, Mode mode, double top_speed) {
  Profile p;
  p.name = std::move(name);
  p.mode = mode;
  p.speed_urban = kMotorUrban;
  p.speed_rural = kMotorRural;
  p.speed_limit_share = 0.92;
  p.surface_speed = kCarSurfaces;
  p.narrow_share = 0.7;
  p.alternating_share = 0.4;
  p.side_road_share = 0.8;
  p.parking_share = 0.6;
  p.movable_bridge_speed = 5;
  p.top_speed = top_speed;
  p.signal_delay = 8;
  p.stop_delay = 3;
  p.crossing_delay = 0.5;
  p.turn_delay = 3;
  p.u_turn_delay = 20;
  return p;
}

// Car and taxi have the size of a large car, as in OSRM's published profile.
Profile car(std::string name, Mode mode) {
  Profile p = motor(std::move(name), mode, 130);
  p.height = 2.0;
  p.width = 1.9;
  p.weight = 2.0;
  p.length = 4.8;
  return p;
}

// A high-roof van of 3.5 t with ramp or lift. It holds no taxi licence as a rule, so bus lanes are closed to
// it.
// Turning takes longer, and it is driven gently for people who sit in a wheelchair.
Profile wheelchair_van() {
  Profile p = motor("wheelchair_van", Mode::wheelchair_van, 120);
  p.height = 2.6;
  p.width = 2.1;
  p.weight = 3.5;
  p.length = 6.0;
  p.turn_delay = 4;
  p.u_turn_delay = 30;
  p.surface_speed = kGentleSurfaces;
  return p;
}

// Patient transport without blue lights: ordinary speeds, but access for ambulances. Typical type A2/B vehicle.
Profile ambulance() {
  Profile p = motor("ambulance", Mode::ambulance, 120);
  p.height = 2.8;
  p.width = 2.1;
  p.weight = 4.2;
  p.length = 6.2;
  p.turn_delay = 4;
  p.u_turn_delay = 30;
  p.surface_speed = kGentleSurfaces;
  return p;
}

Profile foot() {
  Profile p;
  p.name = "foot";
  p.mode = Mode::foot;
  p.speed_urban = kFoot;
  p.speed_rural = kFoot;
  p.top_speed = 8;
  p.surface_speed = kFootSurfaces;
  p.signal_delay = 15;  // mean wait at a pedestrian signal of 70 to 90 s cycle
  p.u_turns_anywhere = true;
  p.ignores_oneway_on_foot = true;
  return p;
}

Profile bicycle() {
  Profile p;
  p.name = "bicycle";
  p.mode = Mode::bicycle;
  p.speed_urban = kBicycle;
  p.speed_rural = kBicycle;
  p.top_speed = 25;
  p.surface_speed = kBicycleSurfaces;
  p.pushing_speed = 4;
  p.signal_delay = 8;
  p.stop_delay = 2;
  p.turn_delay = 1;
  p.u_turn_delay = 5;
  p.u_turns_anywhere = true;
  return p;
}

}  // namespace

const std::vector<Profile>& standard_profiles() {
  static const std::vector<Profile> kProfiles{
      car("car", Mode::car), car("taxi", Mode::taxi), wheelchair_van(), ambulance(), foot(), bicycle()};
  return kProfiles;
}

const Profile& standard_profile(std::string_view name, const std::string& where) {
  const auto& profiles = standard_profiles();
  const auto found =
      std::find_if(profiles.begin(), profiles.end(), [name](const Profile& p) { return p.name == name; });
  if (found != profiles.end()) return *found;
  std::vector<std::string> known;
  for (const Profile& p : profiles) known.push_back(p.name);
  throw InputError("unknown_profile", where, fmt::format("There is no profile \"{}\".", name),
                   fmt::format("Use one of: {}.", fmt::join(known, ", ")));
}

}  // namespace postkutscher
