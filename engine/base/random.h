// Random streams that are keyed by what they are for, never by drawing order or thread: the same
// (seed, replication, entity, purpose) gives the same numbers on any machine. Use Boost.Random distributions on top
// (those of the standard library differ between implementations).
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

namespace postkutscher {

struct RandomKey {
  std::uint64_t seed = 1;
  std::uint64_t replication = 0;
  std::uint64_t entity = 0;
  std::string_view purpose;
};

// SplitMix64 (Steele, Lea & Flood 2014) started at a hash of the key. A UniformRandomBitGenerator of 64 bits.
class RandomStream {
 public:
  using result_type = std::uint64_t;

  explicit RandomStream(const RandomKey& key);

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
  result_type operator()();

 private:
  std::uint64_t state_;
};

}  // namespace postkutscher
