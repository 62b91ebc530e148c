#include "engine/base/checksum.h"

#include <fmt/format.h>
#include <fstream>
#include <vector>
#include <zlib.h>

#include "engine/base/errors.h"

namespace postkutscher {

namespace {

uLong extended(uLong crc, std::string_view bytes) {
  return ::crc32_z(crc, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
}

}  // namespace

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(extended(0, bytes));
}

std::string checksum_text(std::uint32_t checksum) {
  return fmt::format("{:08x}", checksum);
}

std::string file_checksum(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<char> block(1 << 16);
  uLong crc = 0;
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    if (in.bad()) break;
    crc = extended(crc, {block.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (!in.eof()) {
    throw InputError("missing_file", path.string(), "the file does not exist or cannot be read.",
                     "Check the name and the permissions.");
  }
  return checksum_text(static_cast<std::uint32_t>(crc));
}

}  // namespace postkutscher
