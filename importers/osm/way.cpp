#include "importers/osm/way.h"

#include <algorithm>

#include "importers/osm/access.h"
#include "importers/osm/limits.h"
#include "importers/osm/oneway.h"
#include "importers/osm/road_class.h"
#include "importers/osm/speed.h"
#include "importers/osm/traits.h"

namespace postkutscher::osm {

namespace {

void set_access(Segment& road, Tags tags) {
  for (const auto mode : kModes) {
    const auto open = directions(tags, road.road_class, mode);
    const auto index = static_cast<std::size_t>(mode);
    if (open.forward) road.forward.access[index] = way_access(tags, road.road_class, mode, ":forward");
    if (open.backward) road.backward.access[index] = way_access(tags, road.road_class, mode, ":backward");
  }
}

}  // namespace

bool RoadFacts::usable() const {
  const auto open = [](Access access) { return access != Access::no; };
  const auto& forward = attributes.forward.access;
  const auto& backward = attributes.backward.access;
  return std::any_of(forward.begin(), forward.end(), open) || std::any_of(backward.begin(), backward.end(), open);
}

std::optional<RoadFacts> road_facts(Tags tags) {
  const auto road = road_class(tags);
  if (!road) return std::nullopt;
  RoadFacts facts;
  auto& segment = facts.attributes;
  segment.road_class = *road;
  segment.surface = surface_class(tags);
  const auto car = directions(tags, *road, Mode::car);
  segment.traits = road_traits(tags, *road, car.forward && car.backward);
  segment.timetable_ticks = timetable_ticks(tags, *road, facts.unknown_values);
  segment.roundabout = is_roundabout(tags);
  segment.urban = is_urban(tags, *road);
  set_access(segment, tags);
  const auto speeds = speed_limits(tags);
  segment.forward.speed_limit = speeds.forward;
  segment.backward.speed_limit = speeds.backward;
  const auto limits = vehicle_limits(tags);
  segment.limits = limits.limits;
  facts.unknown_values += speeds.unknown_values + limits.unknown_values + unknown_access_values(tags);
  return facts;
}

}  // namespace postkutscher::osm
