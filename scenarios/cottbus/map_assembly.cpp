#include "scenarios/cottbus/map_assembly.h"

#include <algorithm>
#include <map>

#include "scenarios/cottbus/boundaries.h"
#include "scenarios/cottbus/districts.h"
#include "scenarios/cottbus/landscape.h"
#include "scenarios/cottbus/main_roads.h"
#include "scenarios/cottbus/street_growth.h"
#include "scenarios/cottbus/street_names.h"
#include "scenarios/cottbus/way_tags.h"

namespace postkutscher::cottbus {

namespace {

// May the edge be part of the same way?
bool alike(const Edge& a, const Edge& b) {
  return a.street == b.street && a.kind == b.kind && a.speed == b.speed && a.bridge == b.bridge &&
         a.tunnel == b.tunnel && a.roundabout == b.roundabout && a.oneway == b.oneway &&
         a.max_height_cm == b.max_height_cm;
}

class Assembly {
 public:
  explicit Assembly(const City& city) : city_(city), graph_(city.graph) {}

  OsmMap assemble() && {
    add_nodes();
    add_ways();
    add_landscape();
    add_points();
    add_restrictions();
    add_boundaries(map_);
    return std::move(map_);
  }

 private:
  void add_nodes() {
    node_id_.resize(graph_.nodes().size(), 0);
    for (NodeIndex n = 0; n < graph_.nodes().size(); ++n) {
      const Node& node = graph_.nodes()[n];
      if (!node.edges.empty()) node_id_[n] = map_.add_node(node.at, node_tags(node));
    }
  }

  std::optional<EdgeIndex> next_of(EdgeIndex edge, NodeIndex at, bool forward) const {
    const Node& node = graph_.nodes()[at];
    if (node.has(NodeMark::break_ways)) return std::nullopt;
    for (const EdgeIndex e : node.edges) {
      const Edge& next = graph_.edges()[e];
      if (way_of_[e] != 0 || !alike(graph_.edges()[edge], next)) continue;
      if (next.oneway && (forward ? next.a : next.b) != at) continue;
      return e;
    }
    return std::nullopt;
  }

  // The nodes from an end of `first` on, as far as the way goes in one direction.
  std::vector<NodeIndex> run(EdgeIndex first, bool forward, std::int64_t way) {
    NodeIndex at = forward ? graph_.edges()[first].b : graph_.edges()[first].a;
    std::vector<NodeIndex> nodes{at};
    auto next = next_of(first, at, forward);
    while (next) {
      way_of_[*next] = way;
      at = graph_.other_end(*next, at);
      nodes.push_back(at);
      next = next_of(*next, at, forward);
    }
    return nodes;
  }

  void add_ways() {
    way_of_.assign(graph_.edges().size(), 0);
    for (EdgeIndex e = 0; e < graph_.edges().size(); ++e) {
      if (!graph_.edges()[e].alive || way_of_[e] != 0) continue;
      const auto way = static_cast<std::int64_t>(map_.ways.size() + 1);
      way_of_[e] = way;
      std::vector<NodeIndex> nodes = run(e, false, way);
      std::reverse(nodes.begin(), nodes.end());
      const std::vector<NodeIndex> ahead = run(e, true, way);
      nodes.insert(nodes.end(), ahead.begin(), ahead.end());
      std::vector<std::int64_t> ids;
      for (const NodeIndex n : nodes) ids.push_back(node_id_[n]);
      map_.add_way(ids, way_tags(graph_.edges()[e], graph_.streets()[graph_.edges()[e].street]));
      face_stop_signs(nodes);
    }
  }

  // A stop sign is valid towards its junction; OSM states that along the direction of the way.
  void face_stop_signs(const std::vector<NodeIndex>& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Node& node = graph_.nodes()[nodes[i]];
      if (!node.has(NodeMark::stop)) continue;
      const bool forward = i + 1 < nodes.size() && nodes[i + 1] == node.faces;
      const bool backward = i > 0 && nodes[i - 1] == node.faces;
      Tags& tags = map_.nodes[static_cast<std::size_t>(node_id_[nodes[i]] - 1)].tags;
      if (forward || backward) tags.emplace_back("direction", forward ? "forward" : "backward");
    }
  }

  std::int64_t add_shape(const Line& line, Tags tags) {
    std::vector<std::int64_t> ids;
    const bool closed = line.front() == line.back();
    for (std::size_t i = 0; i + (closed ? 1 : 0) < line.size(); ++i) ids.push_back(map_.add_node(line[i]));
    if (closed) ids.push_back(ids.front());
    return map_.add_way(ids, std::move(tags));
  }

  // The rails share a node with every street that crosses them on the level.
  void add_railway(const Line& line) {
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < line.size(); ++i) {
      ids.push_back(map_.add_node(line[i]));
      if (i + 1 == line.size()) break;
      std::map<std::int64_t, std::int64_t> on_the_way;  // distance → node
      for (NodeIndex n = 0; n < graph_.nodes().size(); ++n) {
        const Node& node = graph_.nodes()[n];
        if (!node.has(NodeMark::level_crossing) || node.edges.empty()) continue;
        if (distance(node.at, nearest_on_segment(line[i], line[i + 1], node.at)) > 3) continue;
        on_the_way.emplace(distance(line[i], node.at), node_id_[n]);
      }
      for (const auto& [distance_to, id] : on_the_way) ids.push_back(id);
    }
    map_.add_way(ids, {{"railway", "rail"}, {"usage", "main"}});
  }

  void add_landscape() {
    add_shape(lake(), {{"natural", "water"},
                       {"water", "lake"},
                       {"name", "Cottbuser Ostsee"},
                       {"name:dsb", "Chóśebuski pódzajtšny jazor"}});
    add_shape(park(), {{"leisure", "park"}, {"name", "Landschaftspark (synthetisch)"}});
    add_shape(river(), {{"waterway", "river"}, {"name", "Spree"}, {"name:dsb", "Sprjewja"}});
    for (const Line& railway : railways()) add_railway(railway);
  }

  void add_points() {
    for (const Place& place : city_.places) {
      Tags tags = place.tags;
      tags.emplace_back("name", place.name);
      if (!place.sorbian.empty()) tags.emplace_back("name:dsb", place.sorbian);
      map_.add_node(place.at, tags);
    }
    for (const House& house : city_.houses) {
      map_.add_node(house.at, {{"addr:street", house.street},
                               {"addr:housenumber", std::to_string(house.number)},
                               {"addr:city", settlements()[house.settlement].city
                                                 ? "Cottbus"
                                                 : std::string(settlements()[house.settlement].german)}});
    }
  }

  void add_restrictions() {
    for (const TurnRestriction& restriction : city_.restrictions) {
      std::vector<MapMember> members{{MemberType::way, way_of_[restriction.from], "from"}};
      if (restriction.via.empty()) members.push_back({MemberType::node, node_id_[restriction.via_node], "via"});
      for (const EdgeIndex via : restriction.via) members.push_back({MemberType::way, way_of_[via], "via"});
      members.push_back({MemberType::way, way_of_[restriction.to], "to"});
      map_.add_relation(members, {{"type", "restriction"}, {"restriction", word(restriction.rule)}});
    }
  }

  const City& city_;
  const StreetGraph& graph_;
  OsmMap map_;
  std::vector<std::int64_t> node_id_;  // by NodeIndex
  std::vector<std::int64_t> way_of_;   // by EdgeIndex; 0 = none yet
};

}  // namespace

City draw_city(std::uint64_t seed) {
  City city;
  draw_main_roads(city.graph);
  draw_roundabouts(city.graph);
  grow_streets(city.graph, seed);
  city.places = draw_places(city.graph, seed);
  grow_footways(city.graph, seed);
  name_streets(city.graph, seed);
  draw_level_crossings(city.graph);
  draw_pedestrian_zone(city.graph);
  draw_oneways(city.graph, seed);
  draw_signs(city.graph, seed);
  city.restrictions = draw_turn_restrictions(city.graph);
  city.houses = draw_houses(city.graph, seed);
  return city;
}

OsmMap assemble_map(const City& city) {
  return Assembly(city).assemble();
}

}  // namespace postkutscher::cottbus
