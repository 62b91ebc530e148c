// Bytes → network_from_bytes: anything but InputError or a valid network is a bug. Inputs that start with the magic get
// a right checksum, so that the fuzzer reaches the content behind it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/base/checksum.h"
#include "engine/base/errors.h"
#include "engine/network/network_file.h"

namespace {

void repair_checksum(std::string& bytes) {
  constexpr std::size_t kChecksumAt = 12, kCheckedFrom = 16;
  if (bytes.size() < kCheckedFrom) return;
  const std::uint32_t checksum = postkutscher::checksum(std::string_view(bytes).substr(kCheckedFrom));
  for (std::size_t i = 0; i < 4; ++i) bytes[kChecksumAt + i] = static_cast<char>(checksum >> (8 * i) & 0xFF);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  repair_checksum(bytes);
  try {
    const postkutscher::Network network = postkutscher::network_from_bytes(bytes, "fuzz");
    // What was accepted is what would be written.
    if (postkutscher::network_to_bytes(network) != bytes) std::abort();
  } catch (const postkutscher::InputError&) {
  }
  return 0;
}
