// Places and lines as GeoJSON writes them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "engine/base/geo.h"

namespace postkutscher {

// [longitude, latitude] in degrees.
nlohmann::ordered_json lon_lat(Coordinate place);

// A LineString; a single point is written twice, since a line has two.
nlohmann::ordered_json line_string(const std::vector<Coordinate>& points);

}  // namespace postkutscher
