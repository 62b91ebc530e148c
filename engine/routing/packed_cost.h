// The tuple (no-through violations, duration, distance) in one 64-bit integer that adds and compares as the tuple does:
// 5 + 26 + 26 bits, each field topped by a bit that catches its overflow. A path past a field (31 violations, 77 days,
// 6,710 km) counts as no path; the sum of two valid costs never carries into the next field.
#pragma once

#include <compare>
#include <cstdint>

#include "engine/base/units.h"

namespace postkutscher {

// Value of a path. `violations` counts entries into roads that are for their destination only; comparing is
// lexicographic.
struct PathCost {
  std::int64_t violations = 0;
  Duration duration;
  Distance distance;
  constexpr auto operator<=>(const PathCost&) const = default;
};

using PackedCost = std::uint64_t;

inline constexpr unsigned kDurationShift = 27;
inline constexpr unsigned kViolationShift = 54;
inline constexpr PackedCost kFieldMask = (PackedCost{1} << 26) - 1;
inline constexpr unsigned kViolationBits = 5;
// Above every cost, and so small that closed costs add without a carry.
inline constexpr PackedCost kClosedCost = PackedCost{1} << (kViolationShift + kViolationBits);
inline constexpr PackedCost kOverflowBits = (PackedCost{1} << 26) | (PackedCost{1} << 53) | ~(kClosedCost - 1);
inline constexpr PackedCost kNoPath = ~PackedCost{0};

// Each argument within its field.
constexpr PackedCost packed(std::uint64_t violations, std::uint64_t duration, std::uint64_t distance) {
  return (violations << kViolationShift) | (duration << kDurationShift) | distance;
}

constexpr std::uint32_t packed_duration(PackedCost cost) {
  return static_cast<std::uint32_t>((cost >> kDurationShift) & kFieldMask);
}

constexpr bool overflown(PackedCost cost) {
  return (cost & kOverflowBits) != 0;
}

// The sum of two costs; closed if one of them is or a field overflows.
constexpr PackedCost joined(PackedCost a, PackedCost b) {
  return overflown(a + b) ? kClosedCost : a + b;
}

inline PathCost unpacked(PackedCost cost) {
  return {static_cast<std::int64_t>(cost >> kViolationShift), Duration{packed_duration(cost)},
          Distance{static_cast<std::int64_t>(cost & kFieldMask)}};
}

}  // namespace postkutscher
