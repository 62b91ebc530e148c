#include "importers/osm/access.h"

#include "importers/osm/lanes.h"
#include "importers/osm/road_class.h"

namespace postkutscher::osm {

namespace {

bool is_motor(Mode mode) {
  return (mode_bit(mode) & kMotorModes) != 0;
}

// `emergency` on a way may also name a thing (emergency=fire_hydrant); only permissions count.
bool is_other_use(std::string_view key, Permission found) {
  return key == "emergency" && found == Permission::unknown;
}

bool has_sidewalk(Tags tags) {
  if (one_of(tags["sidewalk"], {"yes", "both", "left", "right"})) return true;
  return tags.is("sidewalk:both", "yes") || tags.is("sidewalk:left", "yes") || tags.is("sidewalk:right", "yes");
}

bool has_cycleway(Tags tags) {
  for (const std::string_view key : {"cycleway", "cycleway:both", "cycleway:left", "cycleway:right"}) {
    if (one_of(tags[key], {"lane", "track", "shared_lane"})) return true;
  }
  return false;
}

bool walkers_by_default(Tags tags, RoadClass road) {
  if (road <= RoadClass::motorway_link) return false;
  if (road <= RoadClass::trunk_link) return has_sidewalk(tags);
  return road != RoadClass::cycleway && road != RoadClass::bridleway && road != RoadClass::other;
}

bool has_bicycle_ramp(Tags tags) {
  return tags.is("ramp:bicycle", "yes");
}

bool cyclists_by_default(Tags tags, RoadClass road) {
  switch (road) {
    case RoadClass::motorway:
    case RoadClass::motorway_link:
    case RoadClass::pedestrian:
    case RoadClass::footway:
    case RoadClass::bridleway:
    case RoadClass::other:
      return false;
    case RoadClass::trunk:
    case RoadClass::trunk_link:
      return has_cycleway(tags);
    case RoadClass::steps:
      return has_bicycle_ramp(tags);
    case RoadClass::path:
      return !tags.is("foot", "designated");  // sign 239
    default:
      return true;
  }
}

bool is_for_cars(Tags tags, RoadClass road) {
  return is_car_class(road) || is_winter_road(tags);
}

bool open_by_default(Tags tags, RoadClass road, Mode mode) {
  if (is_motor(mode)) {
    if (mode == Mode::car) return is_for_cars(tags, road) || road == RoadClass::ferry;
    return is_car_class(road) || road == RoadClass::ferry || road == RoadClass::road;
  }
  if (tags.is("motorroad", "yes") || tags.is("route", "shuttle_train")) return false;
  return mode == Mode::foot ? walkers_by_default(tags, road) : cyclists_by_default(tags, road);
}

Access car_access(Tags tags, RoadClass road, const DecidingTag& tag) {
  const bool open = open_by_default(tags, road, Mode::car);
  switch (tag.permission) {
    case Permission::yes:
      return Access::yes;
    case Permission::no:
      return Access::no;
    case Permission::restricted:
      if (tag.value == "military" || (road == RoadClass::service && tag.value == "private")) return Access::no;
      // To OSRM a list is a value like any other, and what it does not know opens.
      if (!is_for_cars(tags, road) && tag.value.find(';') == std::string_view::npos) return Access::no;
      return Access::destination;
    case Permission::unknown:
      if (open) return Access::yes;
      return tag.value == "unknown" ? Access::no : Access::destination;
    case Permission::absent:
      break;
  }
  return open ? Access::yes : Access::no;
}

Access access_of_others(Tags tags, RoadClass road, Mode mode, const DecidingTag& tag) {
  switch (tag.permission) {
    case Permission::yes:
      return Access::yes;
    case Permission::no:
      return Access::no;
    case Permission::restricted:
      return Access::destination;
    case Permission::absent:
    case Permission::unknown:
      break;
  }
  return open_by_default(tags, road, mode) ? Access::yes : Access::no;
}

bool may_use_steps(Tags tags, Mode mode) {
  return mode == Mode::foot ||
         (mode == Mode::bicycle && (has_bicycle_ramp(tags) || one_of(tags["bicycle"], {"yes", "dismount"})));
}

}  // namespace

DecidingTag deciding_tag(Tags tags, Mode mode, std::string_view direction) {
  const bool disabled_welcome = mode == Mode::wheelchair_van && permission(tags["disabled"]) == Permission::yes;
  for (const auto key : access_keys(mode)) {
    auto value = direction.empty() ? std::string_view{} : tags.at(key, direction);
    if (value.empty()) value = tags[key];
    const auto found = permission(value, mode);
    if (found == Permission::absent || is_other_use(key, found)) continue;
    if (found == Permission::no && disabled_welcome) return {Permission::restricted, tags["disabled"]};
    return {found, value};
  }
  return {disabled_welcome ? Permission::restricted : Permission::absent, {}};
}

Access way_access(Tags tags, RoadClass road, Mode mode, std::string_view direction) {
  if (road == RoadClass::steps && !may_use_steps(tags, mode)) return Access::no;
  if (mode != Mode::car && is_winter_road(tags)) return Access::no;
  if (tags.is("service", "emergency_access") && is_motor(mode) && mode != Mode::ambulance) return Access::no;
  if (mode != Mode::foot && all_lanes_closed(tags, mode, direction)) return Access::no;
  const auto tag = deciding_tag(tags, mode, direction);
  const auto access = mode == Mode::car ? car_access(tags, road, tag) : access_of_others(tags, road, mode, tag);
  const bool carpool = is_motor(mode) && is_carpool_only(tags, direction);
  return carpool ? std::min(access, Access::destination) : access;
}

bool must_push_bicycle(Tags tags, RoadClass road) {
  return road == RoadClass::steps || tags.is("bicycle", "dismount");
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
