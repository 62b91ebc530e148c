// Closed roads as people name them: ways of the map by id, and areas to avoid.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/geo.h"
#include "engine/network/network.h"

namespace postkutscher {

struct ClosedWay {
  std::int64_t id = 0;  // in the source map
  std::string where;    // who names it, for messages: an option, or file:line:column
};

struct AvoidedArea {
  std::filesystem::path file;
  Area area;
};

struct Closures {
  std::vector<ClosedWay> ways;
  std::optional<AvoidedArea> avoid;

  bool none() const { return ways.empty() && !avoid; }
};

// "way/123" or "123". Throws InputError ("bad_way").
ClosedWay closed_way(std::string_view text, const std::string& where);

// The polygons of a GeoJSON file. Throws InputError as read_geojson_area does.
AvoidedArea avoided_area(const std::filesystem::path& file);

// What they close, ascending, each segment once. An area on the map may close none. Throws InputError ("unknown_way"
// for a way that the network does not have, "avoided_area_off_map").
std::vector<SegmentId> closed_segments(const Network& network, const Closures& closures);

}  // namespace postkutscher
