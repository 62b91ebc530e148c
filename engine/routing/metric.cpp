#include "engine/routing/metric.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "engine/base/units.h"
#include "engine/network/conditions.h"
#include "engine/routing/segment_speed.h"

namespace postkutscher {

namespace {

// Shares of the right angle's delay by TurnClass; the U-turn has its own delay.
constexpr std::array<double, kTurnClassCount> kTurnShare{0.0, 0.5, 1.0, 1.5, 1.0};

Access access_for(const FactsAtTime& facts, const Profile& profile, DirectedSegment d) {
  const Access access = facts.of(d).access_for(profile.mode);
  if (!profile.ignores_oneway_on_foot) return access;
  return std::max(access, facts.of(d.reversed()).access_for(profile.mode));
}

std::uint32_t duration_ticks(const Segment& segment, const DirectionFacts& facts, const Profile& profile) {
  const double driving = driving_seconds(segment, facts.speed_limit, profile);
  if (driving <= 0 || segment.length > Metric::kLongest) return 0;
  const double waiting = facts.signals * profile.signal_delay + facts.stops * profile.stop_delay +
                         facts.crossings * profile.crossing_delay;
  const std::int64_t ticks = std::max<std::int64_t>(1, Duration::from_seconds(driving + waiting).ticks);
  return ticks > Metric::kLongest ? 0 : static_cast<std::uint32_t>(ticks);
}

std::vector<SegmentCost> segment_costs(const Network& network, const FactsAtTime& facts, const Profile& profile) {
  std::vector<SegmentCost> costs(network.directed_segment_count());
  for (std::uint32_t i = 0; i < costs.size(); ++i) {
    const DirectedSegment d(i);
    const Access access = access_for(facts, profile, d);
    const Segment& segment = network.segment(d);
    costs[i].length = segment.length;
    costs[i].destination_only = access == Access::destination;
    if (access != Access::no && vehicle_fits(segment.limits, profile)) {
      costs[i].duration = duration_ticks(segment, facts.of(d), profile);
    }
  }
  return costs;
}

void close(Metric& metric, std::span<const SegmentId> closed) {
  for (const SegmentId segment : closed) {
    for (const bool forward : {true, false}) metric.segments[DirectedSegment(segment, forward).value].duration = 0;
  }
}

bool may_turn_back(const Network& network, const Metric& metric, const Profile& profile, DirectedSegment d) {
  const NodeId node = network.head(d);
  if (profile.u_turns_anywhere || network.nodes()[node].turning_place) return true;
  const auto leaving = network.leaving(node);
  return std::none_of(leaving.begin(), leaving.end(),
                      [&](DirectedSegment to) { return to != d.reversed() && metric.of(to).open(); });
}

std::uint32_t delay_ticks(const Profile& profile, TurnClass kind) {
  const double seconds = kind == TurnClass::u_turn ? profile.u_turn_delay
                                                   : profile.turn_delay * kTurnShare[static_cast<std::size_t>(kind)];
  return static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(Duration::from_seconds(seconds).ticks, 0, Metric::kLongest));
}

}  // namespace

Metric make_metric(const Network& network, const TurnGraph& topology, const Profile& profile, const RoadState& state) {
  const FactsAtTime facts(network, state.depart);
  Metric metric;
  metric.segments = segment_costs(network, facts, profile);
  close(metric, state.closed);
  metric.turns.assign(topology.turn_count(), kClosedCost);
  std::array<std::uint32_t, kTurnClassCount> delays{};
  for (std::size_t kind = 0; kind < kTurnClassCount; ++kind) delays[kind] = delay_ticks(profile, TurnClass(kind));
  const ModeMask mode = mode_bit(profile.mode);
  for (std::uint32_t s = 0; s < topology.state_count(); ++s) {
    const DirectedSegment from = topology.segment(StateId(s));
    const SegmentCost& driven = metric.of(from);
    if (!driven.open()) continue;
    const NodeId head = network.head(from);
    const bool closed_junction =
        (facts.closed(head) & mode) != 0 || !vehicle_fits(network.nodes()[head].limits, profile);
    const bool turns_back = closed_junction || may_turn_back(network, metric, profile, from);
    std::uint32_t index = topology.first_turn(StateId(s));
    for (const Turn& turn : topology.turns(StateId(s))) {
      const bool back = turn.kind == TurnClass::u_turn;
      const SegmentCost& next = metric.of(topology.segment(turn.to));
      const bool open = next.open() && (turn.forbidden & mode) == 0 && (back ? turns_back : !closed_junction);
      const bool enters_destination_road = !driven.destination_only && next.destination_only;
      const std::uint32_t duration = driven.duration + delays[static_cast<std::size_t>(turn.kind)];
      if (open) metric.turns[index] = packed(enters_destination_road ? 1 : 0, duration, driven.length);
      ++index;
    }
  }
  for (const ConditionalTurn& rule : topology.conditional_turns()) {
    if ((rule.modes & mode) != 0 && facts.holds(rule.condition)) metric.turns[rule.turn] = kClosedCost;
  }
  return metric;
}

}  // namespace postkutscher
