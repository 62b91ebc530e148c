// How dense the traffic is at the times of day: factors on what segments take in free flow, by road class. A factor
// multiplies the whole duration of a segment, what it waits at signals and signs included; delays of turns stay, for
// they come from braking and starting. Ferries keep their timetable unless a factor names them.
#pragma once

#include <array>
#include <cstddef>

#include "engine/base/units.h"
#include "engine/network/network.h"

namespace postkutscher {

struct TrafficFactors {
  std::array<double, kRoadClassCount> by_class = on_roads(1);  // by RoadClass; at least 1

  // The same on all roads, none on ferries.
  static constexpr std::array<double, kRoadClassCount> on_roads(double factor) {
    std::array<double, kRoadClassCount> factors{};
    factors.fill(factor);
    factors[static_cast<std::size_t>(RoadClass::ferry)] = 1;
    return factors;
  }
  double of(RoadClass road_class) const { return by_class[static_cast<std::size_t>(road_class)]; }
  bool operator==(const TrafficFactors&) const = default;
};

// From `start` on until the next one starts.
struct TravelPeriod {
  Instant start;
  TrafficFactors traffic;
};

// Only motor vehicles queue: people on foot and on bicycles always travel as in free flow.
inline TrafficFactors felt_by(Mode mode, const TrafficFactors& traffic) {
  return (mode_bit(mode) & kMotorModes) != 0 ? traffic : TrafficFactors{};
}

}  // namespace postkutscher
