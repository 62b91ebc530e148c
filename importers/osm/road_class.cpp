#include "importers/osm/road_class.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace postkutscher::osm {

namespace {

constexpr std::array<std::pair<std::string_view, RoadClass>, 26> kHighways = {{
    {"motorway", RoadClass::motorway},
    {"motorway_link", RoadClass::motorway_link},
    {"trunk", RoadClass::trunk},
    {"trunk_link", RoadClass::trunk_link},
    {"primary", RoadClass::primary},
    {"primary_link", RoadClass::primary_link},
    {"secondary", RoadClass::secondary},
    {"secondary_link", RoadClass::secondary_link},
    {"tertiary", RoadClass::tertiary},
    {"tertiary_link", RoadClass::tertiary_link},
    {"unclassified", RoadClass::unclassified},
    {"residential", RoadClass::residential},
    {"living_street", RoadClass::living_street},
    {"service", RoadClass::service},
    {"track", RoadClass::track},
    {"road", RoadClass::road},
    {"pedestrian", RoadClass::pedestrian},
    {"footway", RoadClass::footway},
    {"corridor", RoadClass::footway},
    {"platform", RoadClass::footway},
    {"cycleway", RoadClass::cycleway},
    {"path", RoadClass::path},
    {"steps", RoadClass::steps},
    {"bridleway", RoadClass::bridleway},
    {"winter_road", RoadClass::track},
    {"ice_road", RoadClass::track},
}};

bool is_impassable(Tags tags) {
  const auto construction = tags["construction"];
  return tags.is("area", "yes") || tags.is("impassable", "yes") || tags.is("status", "impassable") ||
         (!construction.empty() && !one_of(construction, {"no", "minor", "widening"})) ||
         tags.is("railway", "construction") ||
         one_of(tags["highway"], {"construction", "proposed", "planned", "abandoned", "razed", "disused", "no"});
}

struct NamedSurface {
  std::string_view value;
  SurfaceClass surface;
};

// Graded as OSRM's published car rules do by speed.
constexpr std::array<NamedSurface, 41> kSurfaces = {{
    {"asphalt", SurfaceClass::excellent},
    {"concrete", SurfaceClass::excellent},
    {"concrete:plates", SurfaceClass::excellent},
    {"concrete:lanes", SurfaceClass::excellent},
    {"paved", SurfaceClass::excellent},
    {"chipseal", SurfaceClass::excellent},
    {"rubber", SurfaceClass::excellent},
    {"cement", SurfaceClass::good},
    {"compacted", SurfaceClass::good},
    {"fine_gravel", SurfaceClass::good},
    {"paving_stones", SurfaceClass::fair},
    {"paving_stones:lanes", SurfaceClass::fair},
    {"metal", SurfaceClass::fair},
    {"metal_grid", SurfaceClass::fair},
    {"bricks", SurfaceClass::fair},
    {"cobblestone:flattened", SurfaceClass::rough},
    {"grass", SurfaceClass::rough},
    {"wood", SurfaceClass::rough},
    {"sett", SurfaceClass::rough},
    {"grass_paver", SurfaceClass::rough},
    {"gravel", SurfaceClass::rough},
    {"unpaved", SurfaceClass::rough},
    {"ground", SurfaceClass::rough},
    {"dirt", SurfaceClass::rough},
    {"pebblestone", SurfaceClass::rough},
    {"tartan", SurfaceClass::rough},
    {"woodchips", SurfaceClass::rough},
    {"cobblestone", SurfaceClass::coarse},
    {"unhewn_cobblestone", SurfaceClass::coarse},
    {"clay", SurfaceClass::coarse},
    {"earth", SurfaceClass::bad},
    {"stone", SurfaceClass::bad},
    {"stepping_stones", SurfaceClass::bad},
    {"rock", SurfaceClass::bad},
    {"rocky", SurfaceClass::bad},
    {"sand", SurfaceClass::bad},
    {"salt", SurfaceClass::bad},
    {"snow", SurfaceClass::bad},
    {"ice", SurfaceClass::bad},
    {"trail", SurfaceClass::bad},
    {"mud", SurfaceClass::very_bad},
}};

constexpr std::array<NamedSurface, 5> kTrackTypes = {{{"grade1", SurfaceClass::fair},
                                                      {"grade2", SurfaceClass::rough},
                                                      {"grade3", SurfaceClass::coarse},
                                                      {"grade4", SurfaceClass::poor},
                                                      {"grade5", SurfaceClass::bad}}};

constexpr std::array<NamedSurface, 8> kSmoothness = {{{"excellent", SurfaceClass::excellent},
                                                      {"good", SurfaceClass::excellent},
                                                      {"intermediate", SurfaceClass::good},
                                                      {"bad", SurfaceClass::rough},
                                                      {"very_bad", SurfaceClass::bad},
                                                      {"horrible", SurfaceClass::very_bad},
                                                      {"very_horrible", SurfaceClass::horrible},
                                                      {"impassable", SurfaceClass::impassable}}};

SurfaceClass look_up(std::span<const NamedSurface> table, std::string_view value) {
  const auto found =
      std::find_if(table.begin(), table.end(), [value](const NamedSurface& entry) { return entry.value == value; });
  return found == table.end() ? SurfaceClass::unknown : found->surface;
}

}  // namespace

std::optional<RoadClass> road_class(Tags tags) {
  if (is_impassable(tags)) return std::nullopt;
  if (one_of(tags["route"], {"ferry", "shuttle_train"})) return RoadClass::ferry;
  const auto highway = tags["highway"];
  if (highway.empty()) return std::nullopt;
  const auto found =
      std::find_if(kHighways.begin(), kHighways.end(), [highway](const auto& entry) { return entry.first == highway; });
  return found == kHighways.end() ? RoadClass::other : found->second;
}

bool is_winter_road(Tags tags) {
  return one_of(tags["highway"], {"winter_road", "ice_road"}) || tags.is("winter_road", "yes") ||
         tags.is("ice_road", "yes");
}

SurfaceClass surface_class(Tags tags) {
  return std::max({look_up(kSurfaces, tags["surface"]), look_up(kTrackTypes, tags["tracktype"]),
                   look_up(kSmoothness, tags["smoothness"])});
}

}  // namespace postkutscher::osm
