// Small networks full of trouble: random restrictions, access, barriers, dead ends, loops, vehicle limits, and rules
// that hold at times only.
#pragma once

#include <boost/random/uniform_int_distribution.hpp>
#include <cstdint>

#include "engine/base/random.h"
#include "engine/base/run_context.h"
#include "engine/network/network.h"
#include "engine/network/opening_times.h"
#include "engine/routing/traffic.h"
#include "tests/support/ascii_map.h"

namespace postkutscher {

inline RunContext on_threads(int threads) {
  RunContext context;
  context.threads = threads;
  return context;
}

class RandomNetwork {
 public:
  explicit RandomNetwork(std::uint64_t seed) : random_({.seed = seed, .purpose = "random network"}) {}

  int below(int count) { return boost::random::uniform_int_distribution<int>(0, count - 1)(random_); }

  Network build() {
    NetworkData data;
    for (int i = 0; i < kSide * kSide; ++i) {
      Junction junction{corner(i % kSide, i / kSide), i, 0, below(12) == 0};
      if (below(10) == 0) junction.closed = static_cast<ModeMask>(below(32));
      data.nodes.push_back(junction);
    }
    for (int i = 0; i < kSide * kSide; ++i) {
      if (i % kSide + 1 < kSide && below(6) > 0) add_segment(data, i, i + 1);
      if (i / kSide + 1 < kSide && below(6) > 0) add_segment(data, i, i + kSide);
      if (below(25) == 0) add_segment(data, i, below(kSide * kSide));
    }
    const Network plain(data);
    for (int i = 0; i < 4; ++i) data.conditions.push_back(hours(below(24), below(24), weekdays()));
    for (int i = below(40); i > 0; --i) add_restriction(data, plain);
    for (int i = below(40); i > 0; --i) add_timed_rule(data);
    return Network(data);
  }

  // Some day of a week in April.
  LocalTime time() { return {{2026, 4, 20 + below(7)}, {60 * below(24 * 60)}}; }

  // Half an hour each, every second one of free flow.
  std::vector<TravelPeriod> traffic(int periods) {
    std::vector<TravelPeriod> made;
    for (int i = 0; i < periods; ++i) {
      TrafficFactors factors;
      if (i % 2 == 0) {
        for (double& factor : factors.by_class) factor = 1 + below(200) / 100.0;
      }
      made.push_back({Instant{} + Duration::from_minutes(30 * i), factors});
    }
    return made;
  }

  // About one segment of eight.
  std::vector<SegmentId> closures(const Network& network) {
    std::vector<SegmentId> closed;
    for (const SegmentId segment : network.segments().ids()) {
      if (below(8) == 0) closed.push_back(segment);
    }
    return closed;
  }

  Coordinate place() { return corner(below(100 * kSide) / 100.0, below(100 * kSide) / 100.0); }

 private:
  static constexpr int kSide = 5;

  static Coordinate corner(double column, double row) {
    return LocalProjection(Coordinate::from_degrees(14.33, 51.76)).to_coordinate({column * 200, -row * 200});
  }

  DirectionFacts facts() {
    DirectionFacts facts;
    for (Access& access : facts.access) {
      const int draw = below(10);
      access = draw == 0 ? Access::no : draw < 3 ? Access::destination : Access::yes;
    }
    facts.speed_limit = static_cast<std::uint16_t>(below(3) * 300);
    facts.signals = static_cast<std::uint8_t>(below(2));
    return facts;
  }

  void add_segment(NetworkData& data, int from, int to) {
    Segment segment;
    segment.from = NodeId(from);
    segment.to = NodeId(to);
    if (from == to) {
      // A loop has a direction only through a point of its own.
      segment.first_shape_point = static_cast<std::uint32_t>(data.shape_points.size());
      segment.shape_point_count = 1;
      data.shape_points.push_back(place());
    }
    segment.length = static_cast<std::uint32_t>(1 + below(4000));
    segment.road_class = below(2) == 0 ? RoadClass::residential : RoadClass::primary;
    segment.surface = static_cast<SurfaceClass>(below(static_cast<int>(kSurfaceClassCount)));
    segment.traits = static_cast<RoadTraits>(below(4) == 0 ? below(64) : 0);
    segment.timetable_ticks = below(20) == 0 ? 600 : 0;
    segment.limits.height_cm = below(15) == 0 ? 250 : 0;
    segment.forward = facts();
    segment.backward = facts();
    data.segments.push_back(segment);
  }

  void add_restriction(NetworkData& data, const Network& plain) {
    const auto first = static_cast<std::uint32_t>(data.forbidden_path.size());
    DirectedSegment at(static_cast<std::uint32_t>(below(static_cast<int>(plain.directed_segment_count()))));
    const int count = 2 + below(4);
    data.forbidden_path.push_back(at);
    for (int i = 1; i < count; ++i) {
      const auto leaving = plain.leaving(plain.head(at));
      at = leaving[static_cast<std::size_t>(below(static_cast<int>(leaving.size())))];
      data.forbidden_path.push_back(at);
    }
    data.forbidden_sequences.push_back({first, static_cast<std::uint32_t>(count), some_modes(),
                                        below(2) == 0 ? ConditionId() : ConditionId(below(4))});
  }

  ModeMask some_modes() { return static_cast<ModeMask>(below(3) == 0 ? below(kAllModes + 1) : kAllModes); }
  std::uint8_t weekdays() { return static_cast<std::uint8_t>(1 + below(OpeningRule::kEveryDay)); }

  void add_timed_rule(NetworkData& data) {
    const DirectedSegment on(static_cast<std::uint32_t>(below(static_cast<int>(2 * data.segments.size()))));
    const ConditionId condition = below(8) == 0 ? ConditionId() : ConditionId(below(4));
    switch (below(4)) {
      case 0:
        data.timed.oneways.push_back({on, condition, some_modes(), below(2) == 0});
        break;
      case 1:
        data.timed.speed_limits.push_back({on, condition, static_cast<std::uint16_t>(below(3) * 300)});
        break;
      case 2:
        data.timed_passages.push_back({NodeId(below(kSide * kSide)), condition, some_modes(), below(2) == 0});
        break;
      default:
        data.timed.access.push_back({on, condition, some_modes(), static_cast<Access>(below(3))});
    }
  }

  RandomStream random_;
};

}  // namespace postkutscher
