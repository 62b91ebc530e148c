// Recognises a map file by its suffix and first bytes, before anything else is tried.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "importers/osm/map_reader.h"

namespace postkutscher::osm {

// Throws InputError "missing_file", or "not_a_map" for an unknown suffix or content that does not fit it.
MapSource recognise_map(const std::filesystem::path& file);
MapSource recognise_map(std::string_view bytes, const std::filesystem::path& name);

// CRC-32 of the whole content, 8 hexadecimal digits.
std::string content_checksum(const MapSource& source);

}  // namespace postkutscher::osm
