// How fast a profile travels a segment, and whether its vehicle fits. Units: km/h, seconds.
#pragma once

#include <cstdint>

#include "engine/network/network.h"
#include "engine/routing/profile.h"

namespace postkutscher {

// Heights, lengths and weights up to the limit fit; a gap must be wider than the vehicle.
bool vehicle_fits(const VehicleLimits& limits, const Profile& profile);

// For motor vehicles the tagged limit times its share, else the speed of the class; on foot and by bicycle a limit
// only lowers the class speed. Then at most the surface's speed, times the least share of the road's traits, at most
// that of a movable bridge and the profile's top speed. `speed_limit` in 0.1 km/h, 0 = none; the result is 0 where the
// class or the surface is closed.
double speed_kmh(const Segment& segment, std::uint16_t speed_limit, const Profile& profile);

// Seconds of driving without delays: what the map states for a ferry or a movable bridge, else length by speed. 0 where
// the speed is 0.
double driving_seconds(const Segment& segment, std::uint16_t speed_limit, const Profile& profile);

}  // namespace postkutscher
