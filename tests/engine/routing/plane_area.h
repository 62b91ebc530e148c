// Areas as Boost.Geometry sees them, to ask an independent judge whether they are valid and nested.
#pragma once

#include <string>
#include <vector>

#include "engine/base/geo.h"
#include "engine/routing/contour.h"

namespace postkutscher {

using PlaneArea = std::vector<PlanePolygon>;

// In units of 1e-7 degree.
PlaneArea in_plane(const Area& area);

// What is wrong with an area: rings that cross, touch along a line, or run the wrong way round; empty for a valid one.
std::string defect(const PlaneArea& area);
bool covered_by(const PlaneArea& inner, const PlaneArea& outer);
double size_of(const PlaneArea& area);

}  // namespace postkutscher
