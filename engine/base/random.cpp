#include "engine/base/random.h"

namespace postkutscher {

namespace {

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ULL;

constexpr std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

// FNV-1a.
constexpr std::uint64_t hash(std::string_view text) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h;
}

}  // namespace

RandomStream::RandomStream(const RandomKey& key) : state_(mix(key.seed + kGolden)) {
  for (const std::uint64_t part : {key.replication, key.entity, hash(key.purpose)}) {
    state_ = mix((state_ ^ part) + kGolden);
  }
}

RandomStream::result_type RandomStream::operator()() {
  state_ += kGolden;
  return mix(state_);
}

}  // namespace postkutscher
