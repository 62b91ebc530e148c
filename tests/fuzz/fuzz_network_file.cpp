// Bytes → network_from_bytes: anything but InputError or a valid network is a bug. The input is either a file, or a
// list of edits (position, position, new byte) of the file of a small drawn network, so that no corpus is needed to get
// deep. The checksum is repaired in both cases: otherwise it would refuse everything.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/base/checksum.h"
#include "engine/base/errors.h"
#include "engine/network/network_file.h"
#include "tests/support/ascii_map.h"

namespace {

using postkutscher::AsciiMap;
using postkutscher::FacilityKind;

std::string drawn_network() {
  AsciiMap map({"A--B--C", "   |   ", "   D   "});
  const auto when = postkutscher::hours(22, 6);
  map.way("ABC", {.name = "Lange Straße", .timed_access = {{.when = when}}, .timed_speeds = {{when, 30}}})
      .way("BD", {.timed_oneways = {{.when = when}}})
      .point("B", {.timed = {{.when = when}}})
      .restriction({.from = "ABC", .via = {"B"}, .to = "BD", .when = when});
  map.rest().addresses.push_back({map.at("A"), "Lange Straße", "1a", "03046", "Cottbus"});
  map.rest().facilities.push_back({map.at("C"), FacilityKind::dialysis, "Dialyse", ""});
  map.rest().districts.push_back({"Mitte", "", map.at("B"), {{{{map.at("A"), map.at("C"), map.at("D")}, {{}}}}}, 5});
  map.rest().provenance.counts = {{"ways_read", 2}};
  return network_to_bytes(map.build());
}

void apply_edits(std::string& bytes, const std::uint8_t* edits, std::size_t size) {
  for (std::size_t i = 0; i + 2 < size; i += 3) {
    bytes[(std::size_t{edits[i]} * 256 + edits[i + 1]) % bytes.size()] = static_cast<char>(edits[i + 2]);
  }
}

void repair_checksum(std::string& bytes) {
  constexpr std::size_t kChecksumAt = 12, kCheckedFrom = 16;
  if (bytes.size() < kCheckedFrom) return;
  const std::uint32_t checksum = postkutscher::checksum(std::string_view(bytes).substr(kCheckedFrom));
  for (std::size_t i = 0; i < 4; ++i) bytes[kChecksumAt + i] = static_cast<char>(checksum >> (8 * i) & 0xFF);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string kDrawn = drawn_network();
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (size > 0 && data[0] % 2 == 1) {
    bytes = kDrawn;
    apply_edits(bytes, data + 1, size - 1);
  }
  repair_checksum(bytes);
  try {
    const postkutscher::Network network = postkutscher::network_from_bytes(bytes, "fuzz");
    // What was accepted is what would be written.
    if (network_to_bytes(network) != bytes) std::abort();
  } catch (const postkutscher::InputError&) {
  }
  return 0;
}
