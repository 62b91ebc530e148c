// Universal Transverse Mercator on the northern hemisphere (ETRS89/WGS84, GRS80 ellipsoid), in metres: EPSG:25832 is
// zone 32, EPSG:25833 zone 33. Krüger's series to the sixth order, exact to far below a millimetre within the zone.
#pragma once

#include "engine/base/geo.h"

namespace postkutscher {

// x is the easting (500,000 m at the central meridian), y the northing. `zone` is 1 … 60.
Point to_utm(Coordinate c, int zone);

}  // namespace postkutscher
