// Everything a way's tags say about a road, composed from the single rules of this folder.
#pragma once

#include <optional>

#include "engine/network/network.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

struct RoadFacts {
  Segment attributes;  // from, to, shape, length, way and name are left to others
  int unknown_values = 0;
  bool usable() const;  // some mode may use it in some direction
};

// None when the way is no road at all.
std::optional<RoadFacts> road_facts(Tags tags);

}  // namespace postkutscher::osm
