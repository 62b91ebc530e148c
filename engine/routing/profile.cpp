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
// cyclists that the map opens to a vehicle: walking pace. Assumptions of ours, not
// calibrated against measured trips.
constexpr ClassSpeeds kMotorUrban{90, 50, 70, 45, 48, 40, 46, 40, 42, 38, 36, 28, 8, 12, 8, 25, 6, 6, 6, 6, 0, 0, 8, 0};
constexpr ClassSpeeds kMotorRural{115, 65, 95, 60, 85, 60, 78, 55, 65, 50, 50, 30,
                                  8,   15, 12, 40, 6,  6,  6,  6,  0,  0,  8,  0};
// Walking pace of passers-by in good health is 4.8 km/h on level ground; stairs half of it.
constexpr ClassSpeeds kFoot{0,   0,   0,   0,   4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8,
                            4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 2.4, 4.8, 8,   0};
// Everyday cycling: 16 km/h on streets, 17 on cycleways; footways where open to bicycles at 8, stairs pushed.
constexpr ClassSpeeds kBicycle{0, 0, 0, 0, 16, 16, 16, 16, 16, 16, 16, 16, 12, 14, 13, 16, 8, 8, 17, 12, 2, 8, 8, 0};

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
  p.top_speed = top_speed;
  p.signal_delay = 8;
  p.stop_delay = 3;
  p.crossing_delay = 0.5;
  p.turn_delay = 3;
  p.u_turn_delay = 20;
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
  p.turn_delay = 4;
  p.u_turn_delay = 30;
  p.rough_share = 0.6;
  p.unpaved_share = 0.4;
  return p;
}

// Patient transport without blue lights: ordinary speeds, but access for ambulances. Typical type A2/B vehicle.
Profile ambulance() {
  Profile p = motor("ambulance", Mode::ambulance, 120);
  p.height = 2.8;
  p.width = 2.1;
  p.weight = 4.2;
  p.turn_delay = 4;
  p.u_turn_delay = 30;
  p.rough_share = 0.6;
  p.unpaved_share = 0.4;
  return p;
}

Profile foot() {
  Profile p;
  p.name = "foot";
  p.mode = Mode::foot;
  p.speed_urban = kFoot;
  p.speed_rural = kFoot;
  p.top_speed = 8;
  p.rough_share = 0.9;
  p.unpaved_share = 0.9;
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
  p.rough_share = 0.75;
  p.unpaved_share = 0.7;
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
      motor("car", Mode::car, 130), motor("taxi", Mode::taxi, 130), wheelchair_van(), ambulance(), foot(), bicycle()};
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
