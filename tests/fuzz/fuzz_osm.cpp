// Bytes → import_osm_bytes: anything but InputError or a network is a bug. The first byte chooses the format. Input for
// "list" is turned into a small OSM XML document, so that the tag rules are reached without a corpus.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/errors.h"
#include "importers/osm/import.h"

namespace {

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) safe += c == '"' || c == '<' || c == '&' || c < 32 ? ' ' : c;
  return safe;
}

// Lines "key=value" become the tags of a way between two nodes, of one of the nodes and of a restriction.
std::string drawn_map(std::string_view lines) {
  std::string tags;
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    const auto line = lines.substr(0, end);
    const auto equals = line.find('=');
    if (equals != std::string_view::npos) {
      tags += "<tag k=\"" + escaped(line.substr(0, equals)) + "\" v=\"" + escaped(line.substr(equals + 1)) + "\"/>";
    }
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return "<osm version=\"0.6\"><node id=\"1\" lon=\"14.3\" lat=\"51.7\"/><node id=\"2\" lon=\"14.4\" lat=\"51.7\">" +
         tags + "</node><way id=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/><tag k=\"highway\" v=\"service\"/>" + tags +
         "</way><relation id=\"1\"><member type=\"way\" ref=\"1\" role=\"from\"/><member type=\"node\" ref=\"2\" "
         "role=\"via\"/><member type=\"way\" ref=\"1\" role=\"to\"/>" +
         tags + "</relation></osm>";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::array<const char*, 5> kNames = {"a.osm.pbf", "a.osm", "a.osm.gz", "a.osm.bz2", "list"};
  const std::string_view name = kNames[data[0] % kNames.size()];
  const std::string content(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    if (name == "list") {
      postkutscher::import_osm_bytes(drawn_map(content), "a.osm", {}, {});
    } else {
      postkutscher::import_osm_bytes(content, name, {}, {});
    }
  } catch (const postkutscher::InputError&) {
  }
  return 0;
}
