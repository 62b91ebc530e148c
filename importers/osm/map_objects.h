// Plain views of map objects as the reader hands them over; valid only during the callback.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/geo.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

struct MapNode {
  std::int64_t id = 0;
  Coordinate at;
  Tags tags;
};

struct MapWay {
  std::int64_t id = 0;
  std::span<const std::int64_t> nodes;
  Tags tags;
};

enum class MemberKind { node, way, relation };

struct MapMember {
  MemberKind kind = MemberKind::node;
  std::int64_t id = 0;
  std::string_view role;
};

struct MapRelation {
  std::int64_t id = 0;
  std::span<const MapMember> members;
  Tags tags;
};

struct MapHeader {
  std::string generator;
  std::string data_time;  // ISO 8601; empty when the map does not say
};

}  // namespace postkutscher::osm
