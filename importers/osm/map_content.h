// What three passes over a map file keep in memory: roads, restrictions, boundaries, places and the nodes that these
// need, as plain data sorted by id. Nothing is cut and nothing is a network yet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/network/builder.h"
#include "importers/osm/map_objects.h"
#include "importers/osm/map_reader.h"
#include "importers/osm/place.h"

namespace postkutscher::osm {

// Nodes by id. Ids are first collected (want), then sorted once (freeze), then located in any order, fastest ascending.
class NodeTable {
 public:
  void want(std::span<const std::int64_t> ids) { ids_.insert(ids_.end(), ids.begin(), ids.end()); }
  void freeze();
  // The entry of a wanted id that is in the file; null for others.
  SourcePoint* locate(const MapNode& node);
  const SourcePoint* find(std::int64_t id) const;

 private:
  std::vector<std::int64_t> ids_;
  std::vector<SourcePoint> points_;  // parallel to ids_
  std::vector<bool> located_;        // parallel to ids_: whether the file has the node
  std::size_t next_ = 0;
};

struct RawRoad {
  SourceWay way;  // name: only the reference so far
  PlaceName name;
};

// An address, facility or centre of a district. Those mapped as an outline get their place from its nodes.
struct RawPlace {
  PlaceName name;
  std::optional<Address> address;
  std::optional<FacilityKind> facility;
  bool is_district = false;
  std::uint32_t population = 0;
  bool is_outline = false;  // then the place is the middle of the nodes and ways
  Coordinate at;
  std::vector<std::int64_t> nodes;
  std::vector<std::int64_t> ways;
};

struct RawBoundary {
  std::int64_t id = 0;
  std::string admin_level;
  std::vector<std::string> names;  // every spelling
  PlaceName name;
  bool is_district = false;
  std::uint32_t population = 0;
  std::vector<std::int64_t> ways;
};

struct MemberWay {
  std::int64_t id = 0;
  std::vector<std::int64_t> nodes;
};

struct ReadCounts {
  std::int64_t ways = 0;
  std::int64_t nodes = 0;
  std::int64_t relations = 0;
  std::int64_t roads_for_nobody = 0;
  std::int64_t unknown_values = 0;
  std::int64_t restrictions = 0;
  std::int64_t restrictions_conditional = 0;
  std::int64_t restrictions_other_modes = 0;
  std::int64_t restrictions_broken = 0;
};

struct MapContent {
  MapHeader header;
  std::vector<RawRoad> roads;
  std::vector<SourceRestriction> restrictions;
  std::vector<RawBoundary> boundaries;
  std::vector<RawPlace> places;
  std::vector<MemberWay> member_ways;  // of boundaries and places, ascending by id
  NodeTable nodes;
  std::vector<std::int64_t> open_barriers;  // ids of points with a barrier that stops nobody, ascending
  ReadCounts counts;

  const MemberWay* member_way(std::int64_t id) const;
};

MapContent read_content(const MapSource& source, const RunContext& context);

}  // namespace postkutscher::osm
