#include "engine/routing/segment_speed.h"

#include <algorithm>
#include <cmath>

#include "engine/base/units.h"

namespace postkutscher {

namespace {

bool fits(double dimension, double unit, std::uint32_t limit) {
  return limit == 0 || dimension <= 0 || std::llround(dimension * unit) <= static_cast<long long>(limit);
}

double trait_share(const Segment& segment, const Profile& profile) {
  double least = 1;
  const auto apply = [&](RoadTrait trait, double share) {
    if (segment.has(trait)) least = std::min(least, share);
  };
  apply(RoadTrait::narrow, profile.narrow_share);
  apply(RoadTrait::alternating, profile.alternating_share);
  apply(RoadTrait::side_road, profile.side_road_share);
  apply(RoadTrait::parking, profile.parking_share);
  return least;
}

double limited(double of_class, std::uint16_t speed_limit, const Profile& profile) {
  if (speed_limit == 0) return of_class;
  const double limit = speed_limit / 10.0 * profile.speed_limit_share;
  return (mode_bit(profile.mode) & kMotorModes) != 0 ? limit : std::min(of_class, limit);
}

}  // namespace

bool vehicle_fits(const VehicleLimits& limits, const Profile& profile) {
  const bool wide_enough = limits.width_cm == 0 || fits(profile.width, 100, limits.width_cm - std::uint32_t{1});
  return wide_enough && fits(profile.height, 100, limits.height_cm) && fits(profile.length, 100, limits.length_cm) &&
         fits(profile.weight, 1000, limits.weight_kg);
}

double speed_kmh(const Segment& segment, std::uint16_t speed_limit, const Profile& profile) {
  const auto road_class = static_cast<std::size_t>(segment.road_class);
  const double of_class = segment.urban ? profile.speed_urban[road_class] : profile.speed_rural[road_class];
  if (of_class <= 0) return 0;
  const double of_surface = profile.surface_speed[static_cast<std::size_t>(segment.surface)];
  double result = std::min(limited(of_class, speed_limit, profile), of_surface) * trait_share(segment, profile);
  const auto at_most = [&result](double highest) {
    if (highest > 0) result = std::min(result, highest);
  };
  if (segment.has(RoadTrait::movable_bridge)) at_most(profile.movable_bridge_speed);
  if (segment.has(RoadTrait::bicycle_pushed)) at_most(profile.pushing_speed);
  return std::min(result, profile.top_speed);
}

double driving_seconds(const Segment& segment, std::uint16_t speed_limit, const Profile& profile) {
  const double kmh = speed_kmh(segment, speed_limit, profile);
  if (kmh <= 0) return 0;
  if (segment.timetable_ticks > 0) return segment.timetable_ticks / static_cast<double>(kTicksPerSecond);
  return static_cast<double>(segment.length) / kDecimetresPerMetre * 3.6 / kmh;
}

}  // namespace postkutscher
