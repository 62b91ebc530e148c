// What travelling costs one profile: by directed segment whether it is open and its duration (quantised once, delays of
// signals and signs included), and by turn of the topology what going on by it costs. Durations in ticks.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/routing/packed_cost.h"
#include "engine/routing/profile.h"
#include "engine/routing/road_state.h"
#include "engine/routing/turn_graph.h"

namespace postkutscher {

struct SegmentCost {
  std::uint32_t duration = 0;     // ticks, at least 1; 0 = closed to the profile
  std::uint32_t length = 0;       // decimetres
  bool destination_only = false;  // may be entered only to reach or leave a place on it

  bool open() const { return duration != 0; }
};

struct Metric {
  // Longer ones are closed: nothing real takes 19 days or measures 1,600 km between two junctions.
  static constexpr std::uint32_t kLongest = (std::uint32_t{1} << 24) - 1;

  std::vector<SegmentCost> segments;  // by directed segment
  // By turn of the topology: from the tail of a segment to the tail of the next one, with the delay of the turn, and a
  // violation where the next is for its destination only and this one is not. kClosedCost for closed turns.
  std::vector<PackedCost> turns;

  const SegmentCost& of(DirectedSegment d) const { return segments[d.value]; }
  // Of an open turn out of `from`, without the segment.
  std::uint32_t turn_delay(DirectedSegment from, std::uint32_t turn) const {
    return packed_duration(turns[turn]) - of(from).duration;
  }
};

// Rules:
// - Which segments are open and how fast: segment_speed.h; access `no` closes, and so does `state.closed`.
// - A closed junction, or one too narrow, low or weak for the vehicle, lets nobody pass, but turning back there is
//   allowed: it is a dead end.
// - U-turns only at dead ends of the profile (no other open segment leaves) and turning places, or anywhere where the
//   profile says so; turn restrictions forbid them there too.
Metric make_metric(const Network& network, const TurnGraph& topology, const Profile& profile,
                   const RoadState& state = {});

}  // namespace postkutscher
