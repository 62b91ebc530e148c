// A place on the road network as routes begin and end there: anchors, i.e. directed segments with an offset. With
// approach = any both directions of the road serve, and at a junction all roads that meet there; with approach = kerb
// only the side on which the place lies. A position near a lone road also knows its nearest place in the large
// component as second choice.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/geo.h"
#include "engine/network/network.h"

namespace postkutscher {

enum class Approach : std::uint8_t { any, kerb };

struct Anchor {
  DirectedSegment on;
  std::uint32_t offset = 0;  // decimetres from the tail of `on` in the direction of travel, 0 … length
  bool operator==(const Anchor&) const = default;
};

struct SnappedPlace {
  std::vector<Anchor> anchors;  // at a junction first those that arrive
  Coordinate at;                // on the road
  double distance_metres = 0;   // from the requested coordinate
};

struct Position {
  Coordinate requested;
  SnappedPlace nearest;
  // Nearest place in the large component, where `nearest` is not in it; used for pairs that `nearest` cannot connect.
  SnappedPlace in_large_component;  // no anchors when not needed

  // False: no open segment of the profile within its snap limit (the "NoSegment" result).
  bool found() const { return !nearest.anchors.empty(); }
};

}  // namespace postkutscher
