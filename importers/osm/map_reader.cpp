#include "importers/osm/map_reader.h"

#include <algorithm>
#include <exception>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <osmium/thread/pool.hpp>
#include <vector>

#include "engine/base/errors.h"

namespace postkutscher::osm {

namespace {

// Enough to keep the decoders busy; a longer queue only holds memory.
constexpr std::size_t kQueueSize = 4;

osmium::io::File open(const MapSource& source) {
  if (!source.bytes.empty()) return osmium::io::File(source.bytes.data(), source.bytes.size(), source.format);
  return osmium::io::File(source.file.string(), source.format);
}

[[noreturn]] void rethrow_as_input_error(const MapSource& source) {
  const auto where = source.file.string();
  try {
    throw;
  } catch (const osmium::format_version_error& error) {
    throw InputError("not_a_map", where, std::string("is not an OpenStreetMap file: ") + error.what() + ".",
                     "Give a map in PBF or OSM XML.");
  } catch (const osmium::xml_error& error) {
    const bool foreign = std::string_view(error.what()).find("nknown") != std::string_view::npos;
    throw InputError(
        foreign ? "not_a_map" : "truncated_map", where,
        std::string(foreign ? "is not an OpenStreetMap file: " : "ends early or is damaged: ") + error.what() + ".",
        foreign ? "Give a map in PBF or OSM XML." : "Download the file again.");
  } catch (const InputError&) {
    throw;
  } catch (const Cancelled&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    throw InputError("truncated_map", where, std::string("ends early or is damaged: ") + error.what() + ".",
                     "Download the file again.");
  }
}

class TagBuffer {
 public:
  Tags fill(const osmium::TagList& list) {
    tags_.clear();
    for (const auto& tag : list) tags_.push_back({tag.key(), tag.value()});
    return Tags(tags_);
  }

 private:
  std::vector<Tag> tags_;
};

template <class Object, class Use>
void read_objects(const MapSource& source, const RunContext& context, Use use) {
  try {
    osmium::thread::Pool pool{std::clamp(context.threads, 1, 4), kQueueSize};
    osmium::io::Reader reader{open(source), osmium::osm_entity_bits::from_item_type(Object::itemtype),
                              osmium::io::read_meta::no, pool};
    while (const auto buffer = reader.read()) {
      if (context.cancelled()) throw Cancelled();
      for (const auto& object : buffer.template select<Object>()) use(object);
    }
    reader.close();
  } catch (...) {
    rethrow_as_input_error(source);
  }
}

// Locations that are undefined or out of range are left out: to us the node is missing.
bool located(const osmium::Node& node) {
  return node.location().valid();
}

MemberKind kind_of(osmium::item_type type) {
  if (type == osmium::item_type::way) return MemberKind::way;
  return type == osmium::item_type::relation ? MemberKind::relation : MemberKind::node;
}

}  // namespace

MapHeader read_header(const MapSource& source, const RunContext& context) {
  MapHeader header;
  try {
    osmium::thread::Pool pool{std::clamp(context.threads, 1, 4), kQueueSize};
    osmium::io::Reader reader{open(source), osmium::osm_entity_bits::nothing, pool};
    const auto found = reader.header();
    header.generator = found.get("generator");
    header.data_time = found.get("osmosis_replication_timestamp");
    reader.close();
  } catch (...) {
    rethrow_as_input_error(source);
  }
  return header;
}

void read_nodes(const MapSource& source, const RunContext& context, const std::function<void(const MapNode&)>& use) {
  TagBuffer tags;
  read_objects<osmium::Node>(source, context, [&](const osmium::Node& node) {
    if (!located(node)) return;
    use({node.id(), {node.location().x(), node.location().y()}, tags.fill(node.tags())});
  });
}

void read_ways(const MapSource& source, const RunContext& context, const std::function<void(const MapWay&)>& use) {
  TagBuffer tags;
  std::vector<std::int64_t> nodes;
  read_objects<osmium::Way>(source, context, [&](const osmium::Way& way) {
    nodes.clear();
    for (const auto& node : way.nodes()) nodes.push_back(node.ref());
    use({way.id(), nodes, tags.fill(way.tags())});
  });
}

void read_relations(const MapSource& source, const RunContext& context,
                    const std::function<void(const MapRelation&)>& use) {
  TagBuffer tags;
  std::vector<MapMember> members;
  read_objects<osmium::Relation>(source, context, [&](const osmium::Relation& relation) {
    members.clear();
    for (const auto& member : relation.members()) {
      members.push_back({kind_of(member.type()), member.ref(), member.role()});
    }
    use({relation.id(), members, tags.fill(relation.tags())});
  });
}

}  // namespace postkutscher::osm
