#include "importers/osm/map_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <system_error>
#include <utility>

#include "engine/base/checksum.h"
#include "engine/base/errors.h"

namespace postkutscher::osm {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kFormats = {
    {{".osm.gz", "osm.gz"}, {".osm.bz2", "osm.bz2"}, {".osm", "osm"}, {".osm.xml", "osm"}, {".pbf", "pbf"}}};
constexpr std::size_t kSniffedBytes = 64;

std::string format_of(const std::filesystem::path& file) {
  auto name = file.filename().string();
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const auto& [suffix, format] : kFormats) {
    if (name.ends_with(suffix)) return std::string(format);
  }
  throw InputError("not_a_map", file.string(), "has a suffix that no map format uses.",
                   "Give a file that ends in .osm.pbf, .osm, .osm.gz or .osm.bz2.");
}

bool fits(std::string_view head, std::string_view format) {
  // A PBF starts with the length of its first header (four bytes, less than 64 KiB) and the word OSMHeader.
  if (format == "pbf") return head.starts_with(std::string_view("\0\0", 2)) && head.find("OSMHeader") < 32;
  if (format == "osm.gz") return head.starts_with("\x1f\x8b");
  if (format == "osm.bz2") return head.starts_with("BZh");
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  return trimmed(head).starts_with("<");
}

void check_head(std::string_view head, std::string_view format, const std::filesystem::path& file) {
  if (head.empty()) {
    throw InputError("truncated_map", file.string(), "is empty.", "Download the file again.");
  }
  if (fits(head, format)) return;
  throw InputError("not_a_map", file.string(), fmt::format("does not contain what its name promises ({}).", format),
                   "Check that the download is a map and not, say, a web page, and that the suffix is right.");
}

[[noreturn]] void cannot_read(const std::filesystem::path& file) {
  throw InputError("missing_file", file.string(),
                   fmt::format("cannot be read: {}.", std::generic_category().message(errno)),
                   "Check the path and the permissions.");
}

std::ifstream open(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) errno = EISDIR;
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file, error)) cannot_read(file);
  return stream;
}

}  // namespace

MapSource recognise_map(const std::filesystem::path& file) {
  auto stream = open(file);
  const auto format = format_of(file);
  std::string head(kSniffedBytes, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  check_head(head, format, file);
  return {file, {}, format};
}

MapSource recognise_map(std::string_view bytes, const std::filesystem::path& name) {
  const auto format = format_of(name);
  check_head(bytes.substr(0, kSniffedBytes), format, name);
  return {name, bytes, format};
}

std::string content_checksum(const MapSource& source) {
  return source.bytes.empty() ? file_checksum(source.file) : checksum_text(checksum(source.bytes));
}

}  // namespace postkutscher::osm
