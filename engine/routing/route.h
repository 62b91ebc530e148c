// A way over the road network, piece by piece.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/geo.h"
#include "engine/base/units.h"
#include "engine/network/network.h"
#include "engine/routing/packed_cost.h"

namespace postkutscher {

struct RouteStep {
  DirectedSegment on;
  std::uint32_t begin = 0;  // decimetres from the tail
  std::uint32_t end = 0;
  Duration duration;  // of this piece, without the turn
  Duration turn;      // delay of the turn from the step before (0 for the first), U-turn on the spot included
};

struct Route {
  PathCost cost;
  std::vector<RouteStep> steps;
  Coordinate from;  // on the road
  Coordinate to;
};

// Geometry of a route from `from` to `to`.
std::vector<Coordinate> geometry(const Network& network, const Route& route);

}  // namespace postkutscher
