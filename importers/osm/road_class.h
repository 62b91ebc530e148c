// What kind of road a way is and what it is paved with.
#pragma once

#include <optional>

#include "engine/network/network.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

// The class of a way; none when it is no road at all (no highway, ferry or shuttle train; or not passable by anyone:
// planned, under construction, an area, impassable). Highways of other kinds (runway, busway) are RoadClass::other:
// open only to those whom an access tag names. What a road is proposed to become does not matter.
std::optional<RoadClass> road_class(Tags tags);

// Of ice or snow, a few weeks a year.
bool is_winter_road(Tags tags);

// The worst of surface, tracktype and smoothness; unknown values say nothing.
SurfaceClass surface_class(Tags tags);

// Motorway to service: the classes on which cars may drive unless a sign says otherwise.
constexpr bool is_car_class(RoadClass road) {
  return road <= RoadClass::service;
}

}  // namespace postkutscher::osm
