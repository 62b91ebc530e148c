// Writes the synthetic map as OSM PBF. Blocks are not compressed, so that the bytes do not depend on a zlib version.
#pragma once

#include <filesystem>

#include "scenarios/cottbus/osm_map.h"

namespace postkutscher::cottbus {

// The file appears whole or not at all. Throws InputError ("cannot_write") when it cannot be written.
void write_osm_pbf(const OsmMap& map, const std::filesystem::path& file);

}  // namespace postkutscher::cottbus
