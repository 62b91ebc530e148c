#include "tests/importers/osm/raw_map.h"

#include <cstring>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

namespace postkutscher {

namespace {

RawTags tags_of(const osmium::OSMObject& object) {
  RawTags tags;
  for (const auto& tag : object.tags()) tags[tag.key()] = tag.value();
  return tags;
}

RawWay way_of(const osmium::Way& way) {
  RawWay result;
  result.tags = tags_of(way);
  for (const auto& node : way.nodes()) {
    if (result.nodes.empty() || result.nodes.back() != node.ref()) result.nodes.push_back(node.ref());
  }
  return result;
}

RawRestriction restriction_of(const osmium::Relation& relation) {
  RawRestriction result;
  result.id = relation.id();
  result.tags = tags_of(relation);
  for (const auto& member : relation.members()) {
    const bool is_way = member.type() == osmium::item_type::way;
    if (std::strcmp(member.role(), "from") == 0 && is_way) result.from.push_back(member.ref());
    if (std::strcmp(member.role(), "to") == 0 && is_way) result.to.push_back(member.ref());
    if (std::strcmp(member.role(), "via") == 0) (is_way ? result.via_ways : result.via_nodes).push_back(member.ref());
  }
  return result;
}

}  // namespace

RawMap::RawMap(const std::filesystem::path& file) {
  osmium::io::Reader reader(file.string());
  while (const auto buffer = reader.read()) {
    for (const auto& node : buffer.select<osmium::Node>()) {
      places[node.id()] = {node.location().x(), node.location().y()};
      if (!node.tags().empty()) node_tags[node.id()] = tags_of(node);
    }
    for (const auto& way : buffer.select<osmium::Way>()) {
      if (way.tags().has_key("highway") || way.tags().has_key("route")) ways[way.id()] = way_of(way);
    }
    for (const auto& relation : buffer.select<osmium::Relation>()) {
      if (relation.tags().has_tag("type", "restriction")) restrictions.push_back(restriction_of(relation));
    }
  }
  reader.close();
}

}  // namespace postkutscher
