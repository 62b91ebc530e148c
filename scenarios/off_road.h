// Why a ride cannot be brought onto the map, in German and English sentences for planners.
#pragma once

#include <optional>

#include "engine/fleet/schedule.h"
#include "engine/network/network.h"
#include "scenarios/scenario.h"

namespace postkutscher {

enum class RideEnd { pickup, dropoff };

// How far a place lies beyond the map; nothing inside or within 100 m of it.
std::optional<double> metres_beyond_map(const Network& network, Coordinate at);

Refusal outside_map(const Ride& ride, RideEnd end, double metres);
// `nearest_metres`: the nearest road of any kind, where there is one within 20 km.
Refusal no_road(const Ride& ride, RideEnd end, double limit_metres, std::optional<double> nearest_metres);
Refusal no_route(const Ride& ride);

}  // namespace postkutscher
