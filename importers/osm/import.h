// OpenStreetMap → network. Reads PBF and XML, plain or compressed with gzip or bzip2. Imperfect data (missing nodes,
// broken relations, ways without length, unknown values) is repaired or dropped and counted in the provenance.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/run_context.h"
#include "engine/network/network.h"

namespace postkutscher {

struct OsmImportOptions {
  // "" = whole file; "W,S,E,N" in degrees; a path that ends in .geojson or .json; "relation/ID" of an administrative
  // boundary in the file; else (part of) the name of one.
  std::string area;
  double buffer_metres = 0;
  // A whole map without any road for us gives an empty network: there is no route on it, but it is no bad map.
  bool may_be_empty = false;
};

// Throws InputError: "missing_file", "not_a_map", "truncated_map", "empty_area" (no road inside),
// "unknown_area" and "ambiguous_area" (the action lists candidates), "incomplete_boundary", "invalid_area",
// "malformed_geojson", "swapped_coordinates"; Cancelled.
Network import_osm(const std::filesystem::path& file, const OsmImportOptions& options, const RunContext& context);

// The same from bytes in memory; the suffix of `name` says the format.
Network import_osm_bytes(std::string_view bytes, const std::filesystem::path& name, const OsmImportOptions& options,
                         const RunContext& context);

}  // namespace postkutscher
