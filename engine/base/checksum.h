// CRC-32 (the one of gzip and PNG), for provenance and against damaged files. No protection against forgery.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace postkutscher {

std::uint32_t checksum(std::string_view bytes);
// Eight hexadecimal digits, lower case.
std::string checksum_text(std::uint32_t checksum);
// checksum_text of a file's content. Throws InputError ("missing_file", where = the path).
std::string file_checksum(const std::filesystem::path& path);

}  // namespace postkutscher
