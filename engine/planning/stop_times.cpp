#include "engine/planning/stop_times.h"

#include <algorithm>

namespace postkutscher {

bool StopTimes::rides_short_enough(std::span<const TimedNode> nodes) const {
  for (std::size_t k = 1; k + 1 < nodes.size(); ++k) {
    const std::size_t dropoff = nodes[k].partner;
    if (dropoff == kNoNode || dropoff < k) continue;
    Duration ride;
    for (std::size_t at = k; at < dropoff; ++at) {
      if (at > k) ride += nodes[at].service;
      ride += travel_times_.least(nodes[at].location, nodes[at + 1].location, profile_);
      if (ride > nodes[dropoff].ride_time_limit) return false;
    }
  }
  return true;
}

// Why the passes end. A pass that changes nothing has found the fixpoint. With constant times every cycle of the system
// splits into cycles "pickup → … → drop-off → pickup" of single requests, so once no ride is longer than its limit by
// driving and service alone, no cycle gains time and a node settles in at most as many passes as there are rides. A
// ride that is too long by itself moves its pickup up in every pass until a window ends. With time-dependent legs the
// same holds while a period lasts; a ride may become short enough when a slow period ends, so there is no count to stop
// at: each pass raises a start by at least a tick, and the shift's end is the bound.
bool StopTimes::raise_to_earliest(std::span<const TimedNode> nodes, std::span<Instant> start) const {
  std::size_t first = 0;
  while (true) {
    std::size_t lowest_raised = nodes.size();
    for (std::size_t k = first + 1; k < nodes.size(); ++k) {
      const TimedNode& before = nodes[k - 1];
      const TimedNode& node = nodes[k];
      const Instant departure = start[k - 1] + before.service;
      const Duration leg = travel_times_.leg(before.location, node.location, profile_, departure);
      if (leg.is_infinite()) return false;
      start[k] = std::max(start[k], departure + leg);
      if (start[k] > node.window.latest) return false;
      if (node.partner < k) {
        const TimedNode& pickup = nodes[node.partner];
        const Instant least_pickup = start[k] + (-node.ride_time_limit - pickup.service);
        if (least_pickup > start[node.partner]) {
          if (least_pickup > pickup.window.latest) return false;
          start[node.partner] = least_pickup;
          lowest_raised = std::min<std::size_t>(lowest_raised, node.partner);
        }
      }
    }
    if (lowest_raised == nodes.size()) return true;
    first = lowest_raised;
  }
}

bool StopTimes::lower_to_latest(std::span<const TimedNode> nodes, std::span<Instant> start) const {
  std::size_t last = nodes.size() - 1;
  while (true) {
    std::size_t highest_lowered = 0;
    for (std::size_t k = last; k-- > 0;) {
      const TimedNode& node = nodes[k];
      const Instant departure = latest_departure(node.location, nodes[k + 1].location, start[k + 1]);
      start[k] = std::min(start[k], departure + -node.service);
      if (start[k] < node.window.earliest) return false;
      if (node.partner != kNoNode && node.partner > k) {
        const TimedNode& dropoff = nodes[node.partner];
        const Instant latest_dropoff = start[k] + node.service + dropoff.ride_time_limit;
        if (latest_dropoff < start[node.partner]) {
          if (latest_dropoff < dropoff.window.earliest) return false;
          start[node.partner] = latest_dropoff;
          highest_lowered = std::max<std::size_t>(highest_lowered, node.partner);
        }
      }
    }
    if (highest_lowered == 0) return true;
    last = highest_lowered;
  }
}

void StopTimes::set_to_earliest(std::span<const TimedNode> nodes, std::vector<Instant>& start) {
  start.clear();
  for (const TimedNode& node : nodes) start.push_back(node.window.earliest);
}

void StopTimes::set_to_latest(std::span<const TimedNode> nodes, std::vector<Instant>& start) {
  start.clear();
  for (const TimedNode& node : nodes) start.push_back(node.window.latest);
}

Instant StopTimes::latest_departure(LocationId from, LocationId to, Instant arrive) const {
  if (travel_times_.time_dependent()) {
    const std::size_t period = travel_times_.period_at(arrive);
    const Duration duration = travel_times_.in_period(from, to, profile_, period);
    const Instant departure = arrive + -duration;
    // Driven within one period, a tick later arrives a tick later: this is the inverse.
    if (!duration.is_infinite() && (period == 0 || departure >= travel_times_.period_starts()[period - 1])) {
      return departure;
    }
  }
  return travel_times_.latest_departure(from, to, profile_, arrive);
}

}  // namespace postkutscher
