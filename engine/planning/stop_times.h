// Timing of one route as a system of monotone inequalities: the start of service at a node is at least a monotone
// function of the starts at other nodes (drive on in order, do not pick up so early that a ride gets too long).
// Least and greatest solutions are found by passes along the route; both are exact. Times are starts of service.
// How legs are driven is a compile-time choice: constant legs cost an addition, legs by time of day a look-up.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/fleet/problem.h"

namespace postkutscher {

inline constexpr std::uint32_t kNoNode = UINT32_MAX;

// A place in the order of a route. The first node is the start of the duty, the last one its end (no service, window =
// shift); both have no partner.
struct TimedNode {
  LocationId location;
  std::uint32_t partner = kNoNode;  // pickup: its drop-off; drop-off: its pickup, unless on board
  Duration service;
  TimeWindow window;
  Duration ride_time_limit = Duration::infinite();  // at drop-offs with a partner
};

// Legs of a route whose travel times do not depend on the time of day: `leg[k]` leads from node k to the next.
struct ConstantLegs {
  std::span<const Duration> leg;

  Instant arrival(std::size_t k, Instant departure) const { return departure + leg[k]; }
  Instant departure(std::size_t k, Instant arrival) const { return arrival + -leg[k]; }
};

// Legs of a route by the table, at any time of day. Where there is no way: arrives behind every window.
struct TabledLegs {
  const TravelTimes& table;
  TravelProfileId profile;
  std::span<const TimedNode> nodes;

  Instant arrival(std::size_t k, Instant departure) const;
  Instant departure(std::size_t k, Instant arrival) const;
};

// False when some ride is longer than its limit by driving and service alone, whatever the time of day. Ask this
// first: it is what makes the passes below end also where windows do not.
bool rides_short_enough(const TravelTimes& table, TravelProfileId profile, std::span<const TimedNode> nodes);

// Why the passes end. A pass that changes nothing has found the fixpoint. With constant times every cycle of the system
// splits into cycles "pickup → … → drop-off → pickup" of single requests, so once no ride is longer than its limit by
// driving and service alone, no cycle gains time and a node settles in at most as many passes as there are rides. A
// ride that is too long by itself moves its pickup up in every pass until a window ends. With time-dependent legs the
// same holds while a period lasts; a ride may become short enough when a slow period ends, so there is no count to stop
// at: each pass raises a start by at least a tick, and the shift's end is the bound.

// The windows' own bounds, where the two passes below begin.
void set_to_earliest(std::span<const TimedNode> nodes, std::vector<Instant>& start);
void set_to_latest(std::span<const TimedNode> nodes, std::vector<Instant>& start);

// Raises `start` (lower bounds, one per node) to the least solution that is nowhere below it. False when that
// solution leaves a window: then no timing at or above the bounds exists. `start` is then half done.
template <class Legs>
bool raise_to_earliest(const Legs& legs, std::span<const TimedNode> nodes, std::span<Instant> start) {
  std::size_t first = 0;
  while (true) {
    std::size_t lowest_raised = nodes.size();
    for (std::size_t k = first + 1; k < nodes.size(); ++k) {
      const TimedNode& node = nodes[k];
      start[k] = std::max(start[k], legs.arrival(k - 1, start[k - 1] + nodes[k - 1].service));
      if (start[k] > node.window.latest) return false;
      if (node.partner >= k || node.ride_time_limit.is_infinite()) continue;
      const TimedNode& pickup = nodes[node.partner];
      const Instant least_pickup = start[k] + (-node.ride_time_limit - pickup.service);
      if (least_pickup <= start[node.partner]) continue;
      if (least_pickup > pickup.window.latest) return false;
      start[node.partner] = least_pickup;
      lowest_raised = std::min<std::size_t>(lowest_raised, node.partner);
    }
    if (lowest_raised == nodes.size()) return true;
    first = lowest_raised;
  }
}

// Lowers `start` (upper bounds) to the greatest solution that is nowhere above it; false when it leaves a window.
template <class Legs>
bool lower_to_latest(const Legs& legs, std::span<const TimedNode> nodes, std::span<Instant> start) {
  std::size_t last = nodes.size() - 1;
  while (true) {
    std::size_t highest_lowered = 0;
    for (std::size_t k = last; k-- > 0;) {
      const TimedNode& node = nodes[k];
      start[k] = std::min(start[k], legs.departure(k, start[k + 1]) + -node.service);
      if (start[k] < node.window.earliest) return false;
      if (node.partner == kNoNode || node.partner < k) continue;
      const TimedNode& dropoff = nodes[node.partner];
      if (dropoff.ride_time_limit.is_infinite()) continue;
      const Instant latest_dropoff = start[k] + node.service + dropoff.ride_time_limit;
      if (latest_dropoff >= start[node.partner]) continue;
      if (latest_dropoff < dropoff.window.earliest) return false;
      start[node.partner] = latest_dropoff;
      highest_lowered = std::max<std::size_t>(highest_lowered, node.partner);
    }
    if (highest_lowered == 0) return true;
    last = highest_lowered;
  }
}

// Time on the road in earliest timing with the latest begin that keeps its end; nothing when infeasible. `scratch` is
// overwritten.
template <class Legs>
std::optional<Duration> time_on_the_road(const Legs& legs, std::span<const TimedNode> nodes,
                                         std::vector<Instant>& scratch) {
  set_to_earliest(nodes, scratch);
  if (!raise_to_earliest(legs, nodes, scratch)) return std::nullopt;
  const Instant end = scratch.back();
  set_to_latest(nodes, scratch);
  scratch.back() = end;
  if (!lower_to_latest(legs, nodes, scratch)) return std::nullopt;
  return end - scratch.front();
}

}  // namespace postkutscher
