// Which pieces of road lie within a travel time of a place: exact along segments, from the answer of OneToAll.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/units.h"
#include "engine/network/network.h"
#include "engine/routing/one_to_all.h"

namespace postkutscher {

// The places on a directed segment that are reached (or from which the place is reached, by direction of travel).
struct ReachedPiece {
  DirectedSegment on;
  std::uint32_t begin = 0;  // decimetres from the tail
  std::uint32_t end = 0;    // more than begin
  bool operator==(const ReachedPiece&) const = default;
};

// A piece of road whatever the direction of travel.
struct RoadStretch {
  SegmentId on;
  std::uint32_t begin = 0;  // decimetres from the segment's `from`
  std::uint32_t end = 0;    // more than begin
  bool operator==(const RoadStretch&) const = default;
};

// All pieces whose best way (router.h: violations count before time) takes at most `limit`. Ascending by segment and
// offset, no two of them touch.
std::vector<ReachedPiece> reached_pieces(const OneToAll& search, Duration limit);

// The union of both directions, in the order of segments. Ferries are left out: they are no roads.
std::vector<RoadStretch> reached_roads(const Network& network, std::span<const ReachedPiece> pieces);

Distance total_length(std::span<const RoadStretch> roads);

}  // namespace postkutscher
