#include "importers/osm/traits.h"

#include <charconv>

#include "engine/base/units.h"
#include "importers/osm/access.h"
#include "importers/osm/limits.h"

namespace postkutscher::osm {

namespace {

constexpr std::uint16_t kNarrowCm = 300;
constexpr std::uint32_t kLongestSeconds = 30 * 86'400;

std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || number > kLongestSeconds) {
    return std::nullopt;
  }
  return number;
}

bool is_narrow(Tags tags, bool two_way) {
  const auto width = parse_length_cm(tags["width"]).value_or(0);
  if (width > 0 && width <= kNarrowCm) return true;
  return two_way && whole_number(tags["lanes"]).value_or(2) <= 1;
}

// Hours, minutes and seconds, or hours and minutes, or minutes.
std::optional<std::uint64_t> clock_seconds(std::string_view value) {
  std::uint64_t seconds = 0;
  int parts = 0;
  for (bool more = true; more; ++parts) {
    const auto end = value.find(':');
    const auto number = whole_number(value.substr(0, end));
    if (!number || parts == 3) return std::nullopt;
    seconds = seconds * 60 + *number;
    more = end != std::string_view::npos;
    value.remove_prefix(more ? end + 1 : value.size());
  }
  return parts == 3 ? seconds : seconds * 60;
}

std::optional<std::uint64_t> unit_seconds(char unit, bool in_time) {
  switch (unit) {
    case 'W':
      return in_time ? std::nullopt : std::optional<std::uint64_t>(7 * 86'400);
    case 'D':
      return in_time ? std::nullopt : std::optional<std::uint64_t>(86'400);
    case 'H':
      return in_time ? std::optional<std::uint64_t>(3'600) : std::nullopt;
    case 'M':
      return in_time ? std::optional<std::uint64_t>(60) : std::nullopt;
    case 'S':
      return in_time ? std::optional<std::uint64_t>(1) : std::nullopt;
    default:
      return std::nullopt;
  }
}

// ISO 8601 without months and years: P1DT2H, PT1H20M, PT90S.
std::optional<std::uint64_t> iso_seconds(std::string_view value) {
  value.remove_prefix(1);
  bool in_time = false;
  std::uint64_t seconds = 0;
  while (!value.empty()) {
    if (value.front() == 'T' && !in_time) {
      in_time = true;
      value.remove_prefix(1);
      continue;
    }
    const auto end = value.find_first_not_of("0123456789");
    if (end == std::string_view::npos) return std::nullopt;
    const auto number = whole_number(value.substr(0, end));
    const auto unit = unit_seconds(value[end], in_time);
    if (!number || !unit) return std::nullopt;
    seconds += *number * *unit;
    value.remove_prefix(end + 1);
  }
  return seconds;
}

}  // namespace

RoadTraits road_traits(Tags tags, RoadClass road, bool two_way) {
  RoadTraits traits = 0;
  const auto set = [&traits](RoadTrait trait, bool holds) {
    if (holds) traits = static_cast<RoadTraits>(traits | trait_bit(trait));
  };
  set(RoadTrait::narrow, is_narrow(tags, two_way));
  set(RoadTrait::alternating, tags.is("oneway", "alternating"));
  set(RoadTrait::side_road, one_of(tags["side_road"], {"yes", "rotary"}));
  set(RoadTrait::parking,
      one_of(tags["service"], {"alley", "parking", "parking_aisle", "driveway", "drive-through", "drive-thru"}));
  set(RoadTrait::movable_bridge, tags.is("bridge", "movable"));
  set(RoadTrait::bicycle_pushed, must_push_bicycle(tags, road));
  return traits;
}

std::optional<std::uint32_t> parse_duration_seconds(std::string_view value) {
  value = trimmed(value);
  if (value.empty()) return std::nullopt;
  const auto seconds = value.front() == 'P' ? iso_seconds(value) : clock_seconds(value);
  if (!seconds || *seconds == 0 || *seconds > kLongestSeconds) return std::nullopt;
  return static_cast<std::uint32_t>(*seconds);
}

std::uint32_t timetable_ticks(Tags tags, RoadClass road, int& unknown) {
  const bool waits = road == RoadClass::ferry || tags.is("bridge", "movable");
  if (!waits || !tags.has("duration")) return 0;
  const auto seconds = parse_duration_seconds(tags["duration"]);
  unknown += !seconds;
  return seconds.value_or(0) * static_cast<std::uint32_t>(kTicksPerSecond);
}

}  // namespace postkutscher::osm
