#include "importers/osm/oneway.h"

#include <span>

#include "importers/osm/access_values.h"

namespace postkutscher::osm {

namespace {

std::string_view oneway_value(Tags tags, Mode mode) {
  for (const auto key : access_keys(mode)) {
    if (const auto value = tags.at("oneway:", key); !value.empty()) return value;
  }
  return tags["oneway"];
}

bool bicycle_contraflow(Tags tags) {
  for (const std::string_view key : {"cycleway", "cycleway:left", "cycleway:right", "cycleway:both"}) {
    if (tags[key].starts_with("opposite")) return true;
  }
  return tags.is("cycleway:left:oneway", "-1") || tags.is("cycleway:left:oneway", "no");
}

Directions from_value(std::string_view oneway, bool implied) {
  if (one_of(oneway, {"yes", "true", "1"})) return {true, false};
  if (one_of(oneway, {"-1", "reverse"})) return {false, true};
  if (oneway == "reversible") return {false, false};
  return {true, !implied || one_of(oneway, {"no", "false", "0"})};
}

// taxi:backward=yes lets taxis go against a one-way street; keys that name all vehicles do not.
std::span<const std::string_view> own_keys(Mode mode) {
  const auto keys = access_keys(mode);
  switch (mode) {
    case Mode::taxi:
      return keys.first(2);
    case Mode::ambulance:
    case Mode::bicycle:
      return keys.first(1);
    default:
      return {};
  }
}

bool opened_by_name(Tags tags, Mode mode, std::string_view direction) {
  for (const auto key : own_keys(mode)) {
    const auto found = permission(tags.at(key, direction), mode);
    if (found != Permission::absent) return found == Permission::yes;
  }
  return false;
}

bool contraflow_bus_lane(Tags tags) {
  return tags["busway"].starts_with("opposite") && permission(tags["psv"], Mode::taxi) == Permission::yes;
}

}  // namespace

bool is_roundabout(Tags tags) {
  return one_of(tags["junction"], {"roundabout", "circular"});
}

Directions directions(Tags tags, RoadClass road, Mode mode) {
  if (mode == Mode::foot) return from_value(tags["oneway:foot"], false);
  const bool implied = road == RoadClass::motorway || is_roundabout(tags);
  auto result = from_value(oneway_value(tags, mode), implied);
  result.forward = result.forward || opened_by_name(tags, mode, ":forward");
  result.backward = result.backward || opened_by_name(tags, mode, ":backward");
  if (mode == Mode::taxi && contraflow_bus_lane(tags)) result = {true, true};
  if (mode == Mode::bicycle && !tags.has("oneway:bicycle") && bicycle_contraflow(tags)) result = {true, true};
  return result;
}

}  // namespace postkutscher::osm
