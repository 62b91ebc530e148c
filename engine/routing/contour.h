// Outlines of what lies within a distance on a DistanceField, by marching squares with linear interpolation. Outlines
// are simplified as paths through gates: each crosses the same grid edges in the same order as before, only at places
// up to a third of a cell beside. A cell holds one piece of an outline, or two that cut off opposite corners, so
// outlines neither cross themselves nor each other; and a gate keeps clear of where a former, narrower outline passed
// it, so outlines of growing fields are nested strictly. Points of an outline lie on edges of the grid in whole units
// of 1e-7 degree, so nothing of this is lost by rounding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/routing/distance_field.h"
#include "engine/routing/edge_map.h"

namespace postkutscher {

// Where outlines pass edges of the grid, as the share of the way from the node inside to the node outside. The edge to
// the east of node n has the number 2n, that to the north 2n + 1.
using Crossings = EdgeMap<double>;

class ContourTracer {
 public:
  // Traces at most `levels` times.
  explicit ContourTracer(std::size_t levels) : levels_(levels) {}

  // All places within `metres` of the field's lines, which contain those of the trace before. Nodes on the grid's rim
  // lie farther away. Holes of less than `least_hole` square metres are filled, with all that lies in them. Outer rings
  // run counter-clockwise, inner ones clockwise. A cell has at least ten units for each level.
  Area trace(const DistanceField& field, double metres, double least_hole);

 private:
  std::size_t levels_;
  std::size_t traced_ = 0;
  Crossings passed_;  // by the trace before
};

}  // namespace postkutscher
