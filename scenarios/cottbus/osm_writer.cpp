#include "scenarios/cottbus/osm_writer.h"

#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/memory/buffer.hpp>

#include "engine/base/errors.h"

namespace postkutscher::cottbus {

namespace {

namespace memory = osmium::memory;
namespace builder = osmium::builder;

constexpr const char* kGenerator = "postkutscher: Synthetisch – keine Aussage über Cottbus";
constexpr const char* kTime = "2026-04-01T00:00:00Z";

template <class Builder>
void add_tags(Builder& parent, const Tags& tags) {
  if (tags.empty()) return;
  builder::TagListBuilder list(parent);
  for (const auto& [key, value] : tags) list.add_tag(key, value);
}

void add(memory::Buffer& buffer, const MapNode& node) {
  {
    builder::NodeBuilder object(buffer);
    object.set_id(node.id).set_location(osmium::Location(node.at.lon_e7, node.at.lat_e7));
    add_tags(object, node.tags);
  }
  buffer.commit();
}

void add(memory::Buffer& buffer, const MapWay& way) {
  {
    builder::WayBuilder object(buffer);
    object.set_id(way.id);
    {
      builder::WayNodeListBuilder list(object);
      for (const auto id : way.nodes) list.add_node_ref(id);
    }
    add_tags(object, way.tags);
  }
  buffer.commit();
}

void add(memory::Buffer& buffer, const MapRelation& relation) {
  {
    builder::RelationBuilder object(buffer);
    object.set_id(relation.id);
    {
      builder::RelationMemberListBuilder list(object);
      for (const auto& member : relation.members) {
        list.add_member(member.type == MemberType::node ? osmium::item_type::node : osmium::item_type::way, member.id,
                        member.role.c_str());
      }
    }
    add_tags(object, relation.tags);
  }
  buffer.commit();
}

osmium::io::Header header_of(const OsmMap& map) {
  osmium::io::Header header;
  header.set("generator", kGenerator);
  header.set("osmosis_replication_timestamp", kTime);
  header.set("sorting", "Type_then_ID");
  osmium::Box box;
  for (const auto& node : map.nodes) box.extend(osmium::Location(node.at.lon_e7, node.at.lat_e7));
  header.add_box(box);
  return header;
}

template <class Objects>
void write(osmium::io::Writer& writer, const Objects& objects) {
  constexpr std::size_t kBufferBytes = 1 << 20;
  memory::Buffer buffer(kBufferBytes, memory::Buffer::auto_grow::yes);
  for (const auto& object : objects) add(buffer, object);
  writer(std::move(buffer));
}

}  // namespace

void write_osm_pbf(const OsmMap& map, const std::filesystem::path& file) {
  const std::filesystem::path partial = file.string() + ".part";
  try {
    const osmium::io::File target(partial.string(), "pbf,pbf_compression=none,add_metadata=none");
    osmium::io::Writer writer(target, header_of(map), osmium::io::overwrite::allow);
    write(writer, map.nodes);
    write(writer, map.ways);
    write(writer, map.relations);
    writer.close();
    std::filesystem::rename(partial, file);
  } catch (const std::exception& e) {
    std::error_code ignored;
    std::filesystem::remove(partial, ignored);
    throw InputError("cannot_write", file.string(), e.what(), "check that the folder exists and has space");
  }
}

}  // namespace postkutscher::cottbus
