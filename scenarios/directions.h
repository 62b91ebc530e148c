// What a driver reads: the pieces of a route grouped into streets. Consecutive pieces with the same name and reference
// are one direction; the delay of a turn belongs to the direction that it leads into, so directions sum to the route.
#pragma once

#include <vector>

#include "engine/network/network.h"
#include "engine/routing/router.h"

namespace postkutscher {

struct Direction {
  RoadName name;  // empty on roads without one
  Duration duration;
  Distance distance;
  double bearing_before = 0;  // degrees clockwise from north on arriving, 0 at the start
  double bearing_after = 0;   // on leaving
  std::vector<Coordinate> geometry;
};

// At least one direction; source and target at the same spot give one without length.
std::vector<Direction> directions(const Network& network, const Route& route);

}  // namespace postkutscher
