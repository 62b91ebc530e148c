// What travelling costs one profile at one density of traffic: by directed segment whether it is open, its duration
// (quantised once, delays of signals and signs included), and by turn of the topology its delay or that it is closed.
// Durations in ticks.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

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
  static constexpr std::uint16_t kClosedTurn = std::numeric_limits<std::uint16_t>::max();
  // Longer ones are closed: nothing real takes 19 days or measures 1,600 km between two junctions.
  static constexpr std::uint32_t kLongest = (std::uint32_t{1} << 24) - 1;

  std::vector<SegmentCost> segments;  // by directed segment
  std::vector<std::uint16_t> turns;   // by turn of the topology: delay in ticks, or kClosedTurn

  const SegmentCost& of(DirectedSegment d) const { return segments[d.value]; }
};

// Rules:
// - Which segments are open and how fast: segment_speed.h; access `no` closes, and so does `state.closed`.
// - A closed junction, or one too narrow, low or weak for the vehicle, lets nobody pass, but turning back there is
//   allowed: it is a dead end.
// - U-turns only at dead ends of the profile (no other open segment leaves) and turning places, or anywhere where the
//   profile says so; turn restrictions forbid them there too.
// In free flow, whatever the traffic of `state`.
Metric make_metric(const Network& network, const TurnGraph& topology, const Profile& profile,
                   const RoadState& state = {});

// The metric for another density of traffic: durations of segments times their factors, rounded once per segment. What
// is open stays open, and turns stay as they are. `free_flow` comes from make_metric of the same profile and state.
Metric in_traffic(const Metric& free_flow, const Network& network, const Profile& profile, const RoadState& state,
                  const TrafficFactors& traffic);

}  // namespace postkutscher
