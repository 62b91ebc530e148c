// What a driver reads: the pieces of a route grouped into streets. Consecutive pieces of one street are one direction;
// a U-turn, a roundabout and a ferry begin a new one, and so does a turn between roads without a name. The delay of a
// turn belongs to the direction that it leads into, so directions sum to the route.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/network/network.h"
#include "engine/routing/router.h"

namespace postkutscher {

struct Direction {
  RoadName name;  // of its first piece; empty on roads without one
  bool u_turn = false;
  bool roundabout = false;
  bool ferry = false;
  std::size_t first_step = 0;  // of the route
  std::size_t step_count = 0;
  Duration duration;
  Distance distance;
  double bearing_before = 0;  // degrees clockwise from north on arriving, 0 at the start
  double bearing_after = 0;   // on leaving
  double bearing_at_end = 0;
  std::vector<Coordinate> geometry;
};

// At least one direction; source and target at the same spot give one without length.
std::vector<Direction> directions(const Network& network, const Route& route);

// Degrees clockwise from north, 0 up to but not including 360.
double bearing(Coordinate from, Coordinate to);
// From one bearing to another, -180 … 180: positive to the right.
double turn_angle(double before, double after);

}  // namespace postkutscher
