#include "importers/osm/speed.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <utility>

namespace postkutscher::osm {

namespace {

constexpr double kLargestSpeed = 400;  // km/h; anything above is a typing error
constexpr std::array<std::string_view, 4> kZoneKeys = {"zone:maxspeed", "maxspeed:type", "source:maxspeed",
                                                       "zone:traffic"};

std::uint16_t tenths(double kilometres_per_hour) {
  return static_cast<std::uint16_t>(std::lround(kilometres_per_hour * 10));
}

// Of "DE:urban", "be-vlg:rural" the parts before and after the colon; both empty where there is no country.
struct Zone {
  std::string_view country;
  std::string_view word;
};
Zone zone_of(std::string_view value) {
  const auto colon = value.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon > 6) return {};
  const auto country = value.substr(0, colon);
  const bool is_code =
      std::all_of(country.begin(), country.end(), [](unsigned char c) { return std::isalpha(c) != 0 || c == '-'; });
  return is_code ? Zone{country, value.substr(colon + 1)} : Zone{};
}

std::string_view after_country(std::string_view value) {
  return zone_of(value).word;
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

struct LegalSpeed {
  std::string_view country;  // empty: where the country has no entry of its own
  std::string_view word;
  double kmh;  // 0 = no limit
};
constexpr double kMile = 1.609344;
constexpr std::array<LegalSpeed, 47> kLegalSpeeds = {{
    {"at", "rural", 100},
    {"at", "trunk", 100},
    {"be", "motorway", 120},
    {"be-vlg", "rural", 70},
    {"be-bru", "rural", 70},
    {"be-bru", "urban", 30},
    {"by", "urban", 60},
    {"by", "motorway", 110},
    {"ch", "rural", 80},
    {"ch", "trunk", 100},
    {"ch", "motorway", 120},
    {"cz", "trunk", 0},
    {"cz", "motorway", 0},
    {"de", "living_street", 7},
    {"de", "rural", 100},
    {"de", "trunk", 0},
    {"de", "motorway", 0},
    {"dk", "rural", 80},
    {"fr", "rural", 80},
    {"gb", "nsl_single", 60 * kMile},
    {"gb", "nsl_dual", 70 * kMile},
    {"gb", "motorway", 70 * kMile},
    {"nl", "rural", 80},
    {"nl", "trunk", 100},
    {"no", "rural", 80},
    {"no", "motorway", 110},
    {"pl", "rural", 100},
    {"pl", "trunk", 120},
    {"pl", "motorway", 140},
    {"ro", "trunk", 100},
    {"ru", "living_street", 20},
    {"ru", "urban", 60},
    {"ru", "motorway", 110},
    {"uk", "nsl_single", 60 * kMile},
    {"uk", "nsl_dual", 70 * kMile},
    {"uk", "motorway", 70 * kMile},
    {"za", "urban", 60},
    {"za", "rural", 100},
    {"", "urban", 50},
    {"", "rural", 90},
    {"", "trunk", 110},
    {"", "motorway", 130},
    {"", "living_street", 20},
    {"", "bicycle_road", 30},
    {"", "walk", 7},
    {"", "pedestrian_zone", 7},
    {"", "school_zone", 30},
}};

// Limits that the law attaches to a word.
std::optional<std::uint16_t> legal_speed(std::string_view value) {
  const auto [country, word] = zone_of(value);
  for (const auto& entry : kLegalSpeeds) {
    const bool here = entry.country.empty() || same_letters(entry.country, country);
    if (here && same_letters(entry.word, word)) return tenths(entry.kmh);
  }
  auto number = word;
  if (number.starts_with("zone")) number.remove_prefix(4);
  if (number.starts_with(":")) number.remove_prefix(1);
  if (number.empty() || number.find(':') != std::string_view::npos) return std::nullopt;
  return parse_speed(number);
}

std::optional<std::uint16_t> numeric_speed(std::string_view value) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc()) return std::nullopt;
  const auto unit = trimmed(value.substr(static_cast<std::size_t>(end - value.data())));
  if (one_of(unit, {"mph", "mp/h", "mi/h"})) {
    number *= 1.609344;
  } else if (unit == "knots") {
    number *= 1.852;
  } else if (!one_of(unit, {"", "km/h", "kmh", "kph", "kmph"})) {
    return std::nullopt;
  }
  if (!(number > 0 && number <= kLargestSpeed)) return std::nullopt;
  return tenths(number);
}

std::optional<std::uint16_t> single_speed(std::string_view value) {
  if (one_of(value, {"none", "signals", "variable", "no", "unlimited"})) return 0;
  if (one_of(value, {"walk", "walking", "foot"})) return tenths(7);
  if (!after_country(value).empty()) return legal_speed(value);
  return numeric_speed(value);
}

struct OneLimit {
  std::uint16_t speed = 0;
  bool tagged = false;
};

OneLimit tagged_limit(Tags tags, std::string_view direction, int& unknown) {
  for (const std::string_view key : {"maxspeed:advisory", "maxspeed"}) {
    for (const auto value : {tags.at(key, direction), tags[key]}) {
      if (value.empty()) continue;
      if (const auto speed = parse_speed(value)) return {*speed, true};
      ++unknown;
    }
  }
  return {};
}

std::uint16_t zone_limit(Tags tags) {
  for (const auto key : kZoneKeys) {
    const auto value = tags[key];
    if (const auto speed = after_country(value).empty() ? std::nullopt : parse_speed(value)) return *speed;
  }
  return 0;
}

// -1 unknown, 0 rural, 1 urban
int zone_context(std::string_view value) {
  const auto word = after_country(value);
  if (word.starts_with("urban") || word.starts_with("zone") || word == "living_street" || word == "30") return 1;
  return word.starts_with("rural") || word.starts_with("motorway") || word.starts_with("trunk") ? 0 : -1;
}

bool urban_by_class(Tags tags, RoadClass road) {
  if (road <= RoadClass::trunk_link || road == RoadClass::track || road == RoadClass::ferry) return false;
  if (road > RoadClass::unclassified) return true;
  const auto sidewalk = tags["sidewalk"];
  return tags.has("name") || tags.is("lit", "yes") || (!sidewalk.empty() && !one_of(sidewalk, {"no", "none"}));
}

}  // namespace

std::optional<std::uint16_t> parse_speed(std::string_view value) {
  std::optional<std::uint16_t> lowest;
  for (const auto part : split_values(value)) {
    const auto speed = single_speed(part);
    // 0 stands for "no limit", which any limit beside it undercuts.
    if (speed && (!lowest || *lowest == 0 || (*speed != 0 && *speed < *lowest))) lowest = speed;
  }
  return lowest;
}

SpeedLimits speed_limits(Tags tags) {
  SpeedLimits limits;
  int again = 0;
  const auto forward = tagged_limit(tags, ":forward", limits.unknown_values);
  const auto backward = tagged_limit(tags, ":backward", again);
  const auto zone = forward.tagged && backward.tagged ? std::uint16_t{0} : zone_limit(tags);
  limits.forward = forward.tagged ? forward.speed : zone;
  limits.backward = backward.tagged ? backward.speed : zone;
  return limits;
}

bool is_urban(Tags tags, RoadClass road) {
  for (const std::string_view key : {"maxspeed", "zone:traffic", "maxspeed:type", "source:maxspeed", "zone:maxspeed"}) {
    if (const auto context = zone_context(tags[key]); context >= 0) return context == 1;
  }
  const auto limits = speed_limits(tags);
  const auto limit = std::max(limits.forward, limits.backward);
  if (road > RoadClass::trunk_link && limit > 0 && limit <= 500) return road != RoadClass::track;
  if (limit >= 700) return false;
  return urban_by_class(tags, road);
}

}  // namespace postkutscher::osm
