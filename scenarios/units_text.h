// Quantities as people type them on the command line and in scenario files: "5km", "800 m", "15min", "90s",
// "14.33,51.76".
#pragma once

#include <string>
#include <string_view>

#include "engine/base/geo.h"
#include "engine/base/units.h"

namespace postkutscher {

// "5km", "800m", with a decimal point or comma. Throws InputError ("bad_length", where = `where`).
double metres_from_text(std::string_view text, const std::string& where);

// "90s", "15min", "1.5h", not negative. Throws InputError ("bad_duration").
Duration duration_from_text(std::string_view text, const std::string& where);

// "LON,LAT" in degrees. Throws InputError ("bad_coordinate", "swapped_coordinates").
Coordinate coordinate_from_text(std::string_view text, const std::string& where);

}  // namespace postkutscher
