#include "scenarios/units_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <utility>

#include "engine/base/errors.h"
#include "importers/csv/values.h"

namespace postkutscher {

namespace {

// The number at the beginning and the word after it; nothing when the text does not begin with a finite number.
std::optional<std::pair<double, std::string>> number_and_unit(std::string_view text) {
  std::string copy(text);
  std::erase(copy, ' ');
  std::replace(copy.begin(), copy.end(), ',', '.');
  double value = 0;
  const auto [end, error] = std::from_chars(copy.data(), copy.data() + copy.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  return std::pair(
      value, std::string(static_cast<const char*>(end), copy.size() - static_cast<std::size_t>(end - copy.data())));
}

std::optional<double> whole_number(std::string_view text) {
  const auto parsed = number_and_unit(text);
  if (!parsed || !parsed->second.empty()) return std::nullopt;
  return parsed->first;
}

}  // namespace

double metres_from_text(std::string_view text, const std::string& where) {
  const auto parsed = number_and_unit(text);
  if (parsed && parsed->first >= 0 && parsed->first < 1e6) {
    if (parsed->second == "km") return parsed->first * 1000;
    if (parsed->second == "m") return parsed->first;
  }
  throw InputError("bad_length", where, fmt::format("\"{}\" is not a length.", text), "Write for example 5km or 800m.");
}

Duration duration_from_text(std::string_view text, const std::string& where) {
  const auto parsed = number_and_unit(text);
  if (parsed && parsed->first >= 0 && parsed->first < 1e6) {
    if (parsed->second == "s") return Duration::from_seconds(parsed->first);
    if (parsed->second == "min") return Duration::from_seconds(parsed->first * 60);
    if (parsed->second == "h") return Duration::from_seconds(parsed->first * 3600);
  }
  throw InputError("bad_duration", where, fmt::format("\"{}\" is not a duration.", text),
                   "Write for example 90s, 15min or 1.5h.");
}

Coordinate coordinate_from_text(std::string_view text, const std::string& where) {
  const auto comma = text.find(',');
  const auto lon = comma == std::string_view::npos ? std::nullopt : whole_number(text.substr(0, comma));
  const auto lat = comma == std::string_view::npos ? std::nullopt : whole_number(text.substr(comma + 1));
  if (!lon || !lat) {
    throw InputError("bad_coordinate", where, fmt::format("\"{}\" is not LON,LAT.", text),
                     "Write degrees with a point, longitude first, e.g. 14.3342,51.7606.");
  }
  if (!is_valid_lon_lat(*lon, *lat)) {
    if (is_valid_lon_lat(*lat, *lon)) {
      throw InputError("swapped_coordinates", where, fmt::format("latitude {} does not exist.", *lat),
                       "Did you swap? Longitude comes first, e.g. 14.3342,51.7606.");
    }
    throw InputError("bad_coordinate", where, fmt::format("\"{}\" lies outside the globe.", text),
                     "Longitudes go from -180 to 180, latitudes from -90 to 90.");
  }
  return Coordinate::from_degrees(*lon, *lat);
}

LocalTime local_time_from_text(std::string_view text, const std::string& time_zone, const std::string& where) {
  const auto written = parse_time(text);
  if (const auto* problem = std::get_if<ValueProblem>(&written)) {
    throw InputError("bad_time", where, problem->cause, "Write day and time such as 2026-04-24T07:30.");
  }
  const auto& time = std::get<WrittenTime>(written);
  if (!time.date) {
    throw InputError("bad_time", where, fmt::format("\"{}\" names no day.", text),
                     "Write day and time such as 2026-04-24T07:30.");
  }
  const Calendar calendar(*time.date, time_zone);
  const auto instant = to_instant(time, calendar, *time.date, true);
  if (const auto* problem = std::get_if<ValueProblem>(&instant)) {
    throw InputError("bad_time", where, problem->cause, problem->action);
  }
  return calendar.to_local(std::get<Instant>(instant));
}

std::string padded(std::string_view text, std::size_t width) {
  const auto characters = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  return std::string(text) + std::string(width > characters ? width - characters : 1, ' ');
}

}  // namespace postkutscher
