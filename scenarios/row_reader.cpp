#include "scenarios/row_reader.h"

#include <algorithm>
#include <fmt/format.h>

#include "importers/csv/suggestion.h"

namespace postkutscher {

namespace {

// Far more than a region, far less than from Lusatia to where swapped coordinates lie (the Gulf of Aden).
constexpr double kNearMetres = 300'000;

bool is_near(double lon, double lat, std::span<const Coordinate> places) {
  if (!is_valid_lon_lat(lon, lat)) return false;
  const Coordinate at = Coordinate::from_degrees(lon, lat);
  return std::any_of(places.begin(), places.end(),
                     [&](Coordinate place) { return distance_metres(at, place) <= kNearMetres; });
}

bool looks_swapped(double lon, double lat, std::span<const Coordinate> near) {
  if (!is_valid_lon_lat(lon, lat)) return is_valid_lon_lat(lat, lon);
  return !is_near(lon, lat, near) && is_near(lat, lon, near);
}

}  // namespace

RowReader::RowReader(const CsvTable& table, std::span<const CsvColumn> columns,
                     const std::map<std::string, std::map<std::string, std::string>>& values,
                     std::vector<RowError>& errors)
    : table_(table), values_(columns.size()), errors_(errors) {
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const auto mapping = values.find(columns[column].name);
    if (mapping == values.end()) continue;
    for (const auto& [theirs, ours] : mapping->second) values_[column][comparable_header(theirs)] = ours;
  }
}

void RowReader::start(std::size_t row) {
  row_ = row;
  defects_ = 0;
  if (!table_.too_long(row)) return;
  ++defects_;
  errors_.push_back({table_.file(), line(), "", "", "the row has more cells than the header.",
                     "Put cells that hold the separator (a decimal comma?) in double quotes."});
}

void RowReader::error(std::size_t column, std::string cause, std::string action) {
  ++defects_;
  errors_.push_back({table_.file(), line(), table_.header(column), std::string(table_.text(row_, column)),
                     std::move(cause), std::move(action)});
}

std::string RowReader::text(std::size_t column) const {
  const std::string_view written = table_.text(row_, column);
  if (!values_[column].empty()) {
    const auto mapped = values_[column].find(comparable_header(written));
    if (mapped != values_[column].end()) return mapped->second;
  }
  return std::string(written);
}

std::string RowReader::required_text(std::size_t column) {
  if (!filled(column)) error(column, "the cell is empty.", "Fill it; every row needs it.");
  return text(column);
}

std::optional<std::size_t> RowReader::word(std::size_t column, std::span<const std::string> known,
                                           std::string_view what) {
  if (!filled(column)) return std::nullopt;
  const std::string written = text(column);
  const std::string comparable = comparable_header(written);
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (comparable_header(known[i]) == comparable) return i;
  }
  error(column, fmt::format("\"{}\" is no known {}.", written, what), did_you_mean(written, known));
  return std::nullopt;
}

template <class T>
std::optional<T> RowReader::value(std::size_t column, const Parsed<T>& parsed) {
  if (const T* good = std::get_if<T>(&parsed)) return *good;
  const ValueProblem& problem = std::get<ValueProblem>(parsed);
  error(column, problem.cause, problem.action);
  return std::nullopt;
}

std::optional<double> RowReader::number(std::size_t column, NumberRange range) {
  if (!filled(column)) return std::nullopt;
  const auto number = value(column, parse_number(text(column)));
  if (!number || (*number >= range.least && *number <= range.most)) return number;
  error(column, fmt::format("{} is {}.", text(column), *number < 0 ? "negative" : "out of range"),
        fmt::format("Write a number from {} to {}.", range.least, range.most));
  return std::nullopt;
}

std::optional<int> RowReader::count(std::size_t column, int most) {
  if (!filled(column)) return std::nullopt;
  const auto count = value(column, parse_count(text(column)));
  if (!count || *count <= most) return count;
  error(column, fmt::format("{} is too many.", *count), fmt::format("Write a whole number from 0 to {}.", most));
  return std::nullopt;
}

std::optional<bool> RowReader::yes_no(std::size_t column) {
  if (!filled(column)) return std::nullopt;
  return value(column, parse_yes_no(text(column)));
}

std::optional<Date> RowReader::date(std::size_t column) {
  if (!filled(column)) return std::nullopt;
  return value(column, parse_date(text(column)));
}

std::optional<WrittenTime> RowReader::time(std::size_t column) {
  if (!filled(column)) return std::nullopt;
  return value(column, parse_time(text(column)));
}

std::optional<Instant> RowReader::instant(std::size_t column, const Calendar& calendar, Date default_day,
                                          bool first_of_two) {
  const auto written = time(column);
  if (!written) return std::nullopt;
  return value(column, to_instant(*written, calendar, default_day, first_of_two));
}

std::optional<Coordinate> RowReader::coordinate(std::size_t lon_column, std::size_t lat_column,
                                                std::span<const Coordinate> near) {
  constexpr NumberRange kAnyDegrees{-1e9, 1e9};
  for (const std::size_t column : {lon_column, lat_column}) {
    if (!filled(column)) error(column, "the cell is empty.", "Write degrees, e.g. 14.3342 and 51.7606.");
  }
  const auto lon = number(lon_column, kAnyDegrees);
  const auto lat = number(lat_column, kAnyDegrees);
  if (!lon || !lat) return std::nullopt;
  if (looks_swapped(*lon, *lat, near)) {
    error(lon_column, fmt::format("longitude {} and latitude {} lie far from all operators.", *lon, *lat),
          "Did you swap longitude and latitude? Exchanged, the place is where it should be.");
    return std::nullopt;
  }
  if (!is_valid_lon_lat(*lon, *lat)) {
    const bool bad_lon = *lon < -180 || *lon > 180;
    error(bad_lon ? lon_column : lat_column,
          fmt::format("{} is no {}.", bad_lon ? *lon : *lat, bad_lon ? "longitude" : "latitude"),
          "Write degrees in WGS84: longitude -180 to 180, latitude -90 to 90; metres (UTM) must be converted.");
    return std::nullopt;
  }
  return Coordinate::from_degrees(*lon, *lat);
}

}  // namespace postkutscher
