// Assembles the outline of a boundary from its ways.
#pragma once

#include <optional>
#include <vector>

#include "engine/base/geo.h"
#include "importers/osm/map_content.h"

namespace postkutscher::osm {

// Joins lines end to end into closed rings (first point not repeated); lines that close no ring are left out and
// reported by `complete` = false. Lines are lists of node ids.
struct JoinedRings {
  std::vector<std::vector<std::int64_t>> rings;
  bool complete = true;
};
JoinedRings join_rings(std::vector<std::vector<std::int64_t>> lines);

// Rings inside an odd number of others are holes of the smallest ring around them.
Area area_of_rings(std::vector<Ring> rings);

// None when a way or node is missing or the ways form no closed rings.
std::optional<Area> outline(const MapContent& content, const RawBoundary& boundary);

}  // namespace postkutscher::osm
