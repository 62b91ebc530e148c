#include "importers/osm/access.h"

#include <algorithm>
#include <span>

#include "importers/osm/road_class.h"

namespace postkutscher::osm {

namespace {

using Keys = std::span<const std::string_view>;

constexpr std::array<std::string_view, 4> kCarKeys = {"motorcar", "motor_vehicle", "vehicle", "access"};
constexpr std::array<std::string_view, 6> kTaxiKeys = {"taxi", "psv", "motorcar", "motor_vehicle", "vehicle", "access"};
constexpr std::array<std::string_view, 5> kAmbulanceKeys = {"emergency", "motorcar", "motor_vehicle", "vehicle",
                                                            "access"};
constexpr std::array<std::string_view, 2> kFootKeys = {"foot", "access"};
constexpr std::array<std::string_view, 3> kBicycleKeys = {"bicycle", "vehicle", "access"};

Keys keys_of(Mode mode) {
  switch (mode) {
    case Mode::car:
    case Mode::wheelchair_van:
      return kCarKeys;
    case Mode::taxi:
      return kTaxiKeys;
    case Mode::ambulance:
      return kAmbulanceKeys;
    case Mode::foot:
      return kFootKeys;
    case Mode::bicycle:
      return kBicycleKeys;
  }
  return {};
}

bool is_motor(Mode mode) {
  return (mode_bit(mode) & kMotorModes) != 0;
}

Permission single_permission(std::string_view value) {
  if (one_of(value, {"yes", "permissive", "designated", "official", "public", "allowed", "true", "1"})) {
    return Permission::yes;
  }
  if (one_of(value, {"destination", "customers", "customer", "delivery", "private", "permit", "residents", "resident",
                     "employees", "visitors"})) {
    return Permission::restricted;
  }
  if (one_of(value, {"no",   "agricultural",  "forestry", "military",      "emergency", "psv",
                     "bus",  "use_sidepath",  "dismount", "restricted",    "false",     "0",
                     "hgv",  "taxi",          "motorcar", "motor_vehicle", "vehicle",   "bicycle",
                     "foot", "official_only", "service",  "maintenance",   "none",      "closed"})) {
    return Permission::no;
  }
  return Permission::unknown;
}

// `emergency` on a way may also name a thing (emergency=fire_hydrant); only permissions count.
bool is_other_use(std::string_view key, Permission found) {
  return key == "emergency" && found == Permission::unknown;
}

// access=psv, access=foot;bicycle …: a value may name who is let in.
bool names_mode(std::string_view value, Mode mode) {
  if (value.find(';') != std::string_view::npos) {
    const auto parts = split_values(value);
    return std::any_of(parts.begin(), parts.end(), [mode](std::string_view part) { return names_mode(part, mode); });
  }
  if (is_motor(mode) && one_of(value, {"motorcar", "motor_vehicle", "vehicle"})) return true;
  if (mode == Mode::taxi) return one_of(value, {"psv", "taxi"});
  if (mode == Mode::ambulance) return value == "emergency";
  if (mode == Mode::bicycle) return one_of(value, {"bicycle", "vehicle"});
  return mode == Mode::foot && one_of(value, {"foot", "pedestrian"});
}

bool class_default(RoadClass road, Mode mode) {
  const bool fast_road = road <= RoadClass::trunk_link;
  switch (mode) {
    case Mode::car:
      return is_car_class(road) || road == RoadClass::ferry;
    case Mode::taxi:
    case Mode::wheelchair_van:
    case Mode::ambulance:
      return is_car_class(road) || road == RoadClass::road || road == RoadClass::ferry;
    case Mode::foot:
      return !fast_road && road != RoadClass::cycleway && road != RoadClass::bridleway && road != RoadClass::other;
    case Mode::bicycle:
      return !fast_road && road != RoadClass::pedestrian && road != RoadClass::footway && road != RoadClass::steps &&
             road != RoadClass::bridleway && road != RoadClass::other;
  }
  return false;
}

Access default_access(Tags tags, RoadClass road, Mode mode) {
  if (!is_motor(mode) && tags.is("motorroad", "yes")) return Access::no;
  if (!is_motor(mode) && tags.is("route", "shuttle_train")) return Access::no;
  return class_default(road, mode) ? Access::yes : Access::no;
}

}  // namespace

Permission permission(std::string_view value) {
  if (value.empty()) return Permission::absent;
  if (value.find(';') == std::string_view::npos) return single_permission(value);
  auto best = Permission::unknown;
  for (const auto part : split_values(value)) best = std::max(best, single_permission(part));
  return best;
}

Permission permission_for(Tags tags, Mode mode, std::string_view direction) {
  for (const auto key : keys_of(mode)) {
    auto value = direction.empty() ? std::string_view{} : tags.at(key, direction);
    if (value.empty()) value = tags[key];
    const auto found = names_mode(value, mode) ? Permission::yes : permission(value);
    if (found != Permission::absent && !is_other_use(key, found)) return found;
  }
  return Permission::absent;
}

Access way_access(Tags tags, RoadClass road, Mode mode, std::string_view direction) {
  // Stairs are never driven or ridden, whatever the tags say about the path they belong to.
  if (road == RoadClass::steps && mode != Mode::foot) return Access::no;
  if (tags.is("service", "emergency_access") && mode != Mode::ambulance && is_motor(mode)) return Access::no;
  switch (permission_for(tags, mode, direction)) {
    case Permission::yes:
      return Access::yes;
    case Permission::no:
      return Access::no;
    case Permission::restricted:
      if (mode == Mode::car && !is_car_class(road) && road != RoadClass::ferry) return Access::no;
      return Access::destination;
    case Permission::absent:
    case Permission::unknown:
      break;
  }
  return default_access(tags, road, mode);
}

int unknown_access_values(Tags tags) {
  int count = 0;
  for (const std::string_view key :
       {"access", "vehicle", "motor_vehicle", "motorcar", "psv", "taxi", "bicycle", "foot"}) {
    for (const std::string_view direction : {"", ":forward", ":backward"}) {
      if (permission(tags.at(key, direction)) == Permission::unknown) ++count;
    }
  }
  return count;
}

}  // namespace postkutscher::osm
