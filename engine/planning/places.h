// Places inside a vehicle as one machine word, so that "does it fit" is a subtraction: 16 bits for each kind, at most
// 32,767 of a kind.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/fleet/problem.h"

namespace postkutscher {

struct Places {
  std::uint64_t packed = 0;

  bool operator==(const Places&) const = default;
  friend Places operator+(Places a, Places b) { return {a.packed + b.packed}; }
  friend Places operator-(Places a, Places b) { return {a.packed - b.packed}; }
};

// Kinds beyond 32,767 count as 32,767.
Places places_of(const Load& load);

inline bool fits(Places load, Places capacity) {
  constexpr std::uint64_t kHigh = 0x8000'8000'8000'8000;
  return (((capacity.packed | kHigh) - load.packed) & kHigh) == kHigh;
}

using LayoutMask = std::uint64_t;  // bit k = the vehicle's k-th interior; further ones are not used

// Who is in the vehicle between a stop and the next.
struct Aboard {
  Places load;
  std::uint16_t requests = 0;
  std::uint16_t alone = 0;  // of them, those that ride alone

  bool empty() const { return requests == 0; }
  friend Aboard operator+(Aboard a, Aboard b) {
    a.load = a.load + b.load;
    a.requests = static_cast<std::uint16_t>(a.requests + b.requests);
    a.alone = static_cast<std::uint16_t>(a.alone + b.alone);
    return a;
  }
  friend Aboard operator-(Aboard a, Aboard b) {
    a.load = a.load - b.load;
    a.requests = static_cast<std::uint16_t>(a.requests - b.requests);
    a.alone = static_cast<std::uint16_t>(a.alone - b.alone);
    return a;
  }
};

// What a vehicle can hold.
class Interior {
 public:
  Interior() = default;
  explicit Interior(const Vehicle& vehicle);

  // Interiors that hold `load`.
  LayoutMask layouts_for(Places load) const {
    LayoutMask mask = 0;
    for (std::size_t k = 0; k < layouts_.size(); ++k) {
      if (fits(load, layouts_[k])) mask |= LayoutMask{1} << k;
    }
    return mask;
  }
  // The interiors in which these people may be in the vehicle together, 0 = none: room, pooling allowed.
  LayoutMask layouts_for(const Aboard& aboard) const {
    if (aboard.requests > most_requests_ || (aboard.alone > 0 && aboard.requests > 1)) return 0;
    return layouts_for(aboard.load);
  }
  LayoutMask all() const { return all_; }
  bool operator==(const Interior&) const = default;

 private:
  std::vector<Places> layouts_;
  LayoutMask all_ = 0;
  std::uint16_t most_requests_ = 0;
};

}  // namespace postkutscher
