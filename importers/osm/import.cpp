#include "importers/osm/import.h"

#include "importers/osm/area.h"
#include "importers/osm/map_content.h"
#include "importers/osm/map_file.h"
#include "importers/osm/network_filler.h"

namespace postkutscher {

namespace {

Network import_map(const osm::MapSource& source, const OsmImportOptions& options, const RunContext& context) {
  const auto where = source.file.string();
  const auto wish = osm::parse_area(options);
  context.report("reading " + source.file.filename().string());
  auto content = osm::read_content(source, context);
  const auto area = osm::find_area(wish, content, options);
  const auto roads_outside = osm::cut_roads(content, area, where);
  if (!options.may_be_empty) osm::require_roads(content, area, where);
  context.report("building the network");
  auto builder = osm::fill_builder(std::move(content), area, roads_outside);
  auto& provenance = builder.rest().provenance;
  provenance.source = source.file.filename().string();
  provenance.source_checksum = osm::content_checksum(source);
  provenance.area = wish.description;
  return std::move(builder).build(where);
}

}  // namespace

Network import_osm(const std::filesystem::path& file, const OsmImportOptions& options, const RunContext& context) {
  return import_map(osm::recognise_map(file), options, context);
}

Network import_osm_bytes(std::string_view bytes, const std::filesystem::path& name, const OsmImportOptions& options,
                         const RunContext& context) {
  return import_map(osm::recognise_map(bytes, name), options, context);
}

}  // namespace postkutscher
