// Isochrones as areas to draw: the surroundings of the roads that are reached, with holes where no reached road is
// near.
#pragma once

#include <span>
#include <vector>

#include "engine/base/geo.h"
#include "engine/network/network.h"
#include "engine/routing/reached_roads.h"

namespace postkutscher {

// Metres.
inline constexpr double kLeastIsochroneBuffer = 10;
inline constexpr double kMostIsochroneBuffer = 5000;
inline constexpr std::size_t kMostIsochrones = 20;

// For each element of `roads`, which contains the one before it, all places within `buffer` metres of its roads, as
// polygons to about a tenth of the buffer (contour.h): valid, outer rings counter-clockwise and inner ones clockwise,
// each area strictly inside the next. Holes smaller than a circle of that radius are filled. No polygons where no road
// is reached. Throws InputError ("isochrone_too_large", where = `where`) for areas that need a wider buffer; the buffer
// and the number of areas are within the limits above.
std::vector<Area> isochrones(const Network& network, std::span<const std::vector<RoadStretch>> roads, double buffer,
                             const std::string& where);

}  // namespace postkutscher
