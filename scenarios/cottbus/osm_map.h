// The synthetic map as OpenStreetMap sees it: nodes, ways and relations with tags, in ascending ids.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/cottbus/plane.h"

namespace postkutscher::cottbus {

using Tags = std::vector<std::pair<std::string, std::string>>;

struct MapNode {
  std::int64_t id = 0;
  Coordinate at;
  Tags tags;
};

struct MapWay {
  std::int64_t id = 0;
  std::vector<std::int64_t> nodes;
  Tags tags;
};

enum class MemberType { node, way };

struct MapMember {
  MemberType type = MemberType::way;
  std::int64_t id = 0;
  std::string role;
};

struct MapRelation {
  std::int64_t id = 0;
  std::vector<MapMember> members;
  Tags tags;
};

struct OsmMap {
  std::vector<MapNode> nodes;
  std::vector<MapWay> ways;
  std::vector<MapRelation> relations;

  std::int64_t add_node(Spot at, Tags tags = {}) {
    const auto id = static_cast<std::int64_t>(nodes.size() + 1);
    nodes.push_back({id, to_coordinate(at), std::move(tags)});
    return id;
  }
  std::int64_t add_way(std::vector<std::int64_t> of_nodes, Tags tags) {
    const auto id = static_cast<std::int64_t>(ways.size() + 1);
    ways.push_back({id, std::move(of_nodes), std::move(tags)});
    return id;
  }
  std::int64_t add_relation(std::vector<MapMember> members, Tags tags) {
    const auto id = static_cast<std::int64_t>(relations.size() + 1);
    relations.push_back({id, std::move(members), std::move(tags)});
    return id;
  }
};

}  // namespace postkutscher::cottbus
