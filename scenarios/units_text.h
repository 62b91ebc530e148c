// Quantities as people type them on the command line and in scenario files: "5km", "800 m", "15min", "90s",
// "14.33,51.76", "2026-04-24T07:30"; and columns of text for people.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/calendar.h"
#include "engine/base/geo.h"
#include "engine/base/units.h"

namespace postkutscher {

// "5km", "800m", with a decimal point or comma. Throws InputError ("bad_length", where = `where`).
double metres_from_text(std::string_view text, const std::string& where);

// "90s", "15min", "1.5h", not negative. Throws InputError ("bad_duration").
Duration duration_from_text(std::string_view text, const std::string& where);

// "LON,LAT" in degrees. Throws InputError ("bad_coordinate", "swapped_coordinates").
Coordinate coordinate_from_text(std::string_view text, const std::string& where);

// What the clocks of a zone show: "2026-04-24T07:30" as written (also "24.04.2026 7:30"), "2026-04-24T05:30Z" and
// "2026-04-24T07:30+02:00" converted. Throws InputError ("bad_time", also for times that the clocks skip;
// "unknown_time_zone").
LocalTime local_time_from_text(std::string_view text, const std::string& time_zone, const std::string& where);

// `text` and blanks up to `width` characters (not bytes), at least one.
std::string padded(std::string_view text, std::size_t width);

}  // namespace postkutscher
