// The .network file: a versioned, checksummed image of NetworkData (little-endian). A damaged, truncated, older or
// newer file is refused; reading never trusts a length or an index.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "engine/network/network.h"

namespace postkutscher {

inline constexpr std::uint32_t kNetworkFileVersion = 3;

// Writes to a temporary file beside `path` and renames it. Throws InputError ("unwritable_output", "disk_full").
void write_network(const Network& network, const std::filesystem::path& path);

// Throws InputError ("missing_file", "not_a_network", "newer_network", "older_network", "truncated_network",
// "damaged_network").
Network read_network(const std::filesystem::path& path);

// The same from bytes in memory; `where` names them in errors.
std::string network_to_bytes(const Network& network);
Network network_from_bytes(std::string_view bytes, const std::string& where);

}  // namespace postkutscher
