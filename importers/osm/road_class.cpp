#include "importers/osm/road_class.h"

#include <algorithm>
#include <array>
#include <utility>

namespace postkutscher::osm {

namespace {

constexpr std::array<std::pair<std::string_view, RoadClass>, 24> kHighways = {{
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
}};

bool is_impassable(Tags tags) {
  const auto construction = tags["construction"];
  return tags.is("area", "yes") || tags.is("impassable", "yes") || tags.is("status", "impassable") ||
         tags.has("proposed") || (!construction.empty() && !one_of(construction, {"no", "minor", "widening"})) ||
         one_of(tags["highway"], {"construction", "proposed", "planned", "abandoned", "razed", "disused", "no"});
}

SurfaceClass from_surface(std::string_view surface) {
  if (one_of(surface, {"asphalt", "paved", "concrete", "paving_stones", "concrete:plates", "metal", "bricks", "tartan",
                       "chipseal", "cement", "wood", "rubber"})) {
    return SurfaceClass::paved;
  }
  if (one_of(surface, {"sett", "cobblestone", "unhewn_cobblestone", "grass_paver", "concrete:lanes", "compacted",
                       "cobblestone:flattened", "paving_stones:lanes"})) {
    return SurfaceClass::rough;
  }
  if (one_of(surface, {"unpaved", "gravel", "fine_gravel", "ground", "dirt", "grass", "earth", "mud", "sand", "clay",
                       "pebblestone", "rock", "stone", "rocky", "woodchips", "salt", "snow", "ice"})) {
    return SurfaceClass::unpaved;
  }
  return SurfaceClass::unknown;
}

SurfaceClass from_tracktype(std::string_view tracktype) {
  if (tracktype == "grade1") return SurfaceClass::paved;
  if (tracktype == "grade2") return SurfaceClass::rough;
  return one_of(tracktype, {"grade3", "grade4", "grade5"}) ? SurfaceClass::unpaved : SurfaceClass::unknown;
}

SurfaceClass from_smoothness(std::string_view smoothness) {
  if (smoothness == "bad") return SurfaceClass::rough;
  const bool worse = one_of(smoothness, {"very_bad", "horrible", "very_horrible", "impassable"});
  return worse ? SurfaceClass::unpaved : SurfaceClass::unknown;
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

SurfaceClass surface_class(Tags tags) {
  return std::max(
      {from_surface(tags["surface"]), from_tracktype(tags["tracktype"]), from_smoothness(tags["smoothness"])});
}

}  // namespace postkutscher::osm
