// Reads the objects of a map file, one kind per pass, through libosmium (the only .cpp that includes it). PBF and XML,
// plain or compressed; coordinates and tags as in the file, objects in file order.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "engine/base/run_context.h"
#include "importers/osm/map_objects.h"

namespace postkutscher::osm {

// A file, or its bytes in memory (`bytes` not empty). `format` is what osmium calls it: "pbf", "osm", "osm.gz" …
struct MapSource {
  std::filesystem::path file;
  std::string_view bytes;
  std::string format;
};

// All throw InputError "not_a_map" or "truncated_map" when the content cannot be read to its end, Cancelled when the
// user gave up.
MapHeader read_header(const MapSource& source, const RunContext& context);
void read_nodes(const MapSource& source, const RunContext& context, const std::function<void(const MapNode&)>& use);
void read_ways(const MapSource& source, const RunContext& context, const std::function<void(const MapWay&)>& use);
void read_relations(const MapSource& source, const RunContext& context,
                    const std::function<void(const MapRelation&)>& use);

}  // namespace postkutscher::osm
