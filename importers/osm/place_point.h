// Where on the map an address, a facility or a district stands for routing: one point.
#pragma once

#include <optional>

#include "engine/base/geo.h"
#include "importers/osm/map_content.h"

namespace postkutscher::osm {

// `wish` if the area contains it; else the middle of the widest stretch of the area on the parallel of `wish`, or on
// that through the middle of the first polygon where `wish` lies beside them all. `wish` for an area without polygons.
Coordinate point_inside(const Area& area, Coordinate wish);

// Of an outline the mean of its corners, moved inside where it lies outside (an L, a U, a crescent); courtyards count
// as inside. None when no corner is in the map.
std::optional<Coordinate> point_of(const MapContent& content, const RawPlace& place);

}  // namespace postkutscher::osm
