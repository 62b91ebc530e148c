#include "engine/planning/stop_times.h"

namespace postkutscher {

Instant TabledLegs::arrival(std::size_t k, Instant departure) const {
  const Duration leg = table.leg(nodes[k].location, nodes[k + 1].location, profile, departure);
  return leg.is_infinite() ? Instant::latest_possible() + Duration{1} : departure + leg;
}

Instant TabledLegs::departure(std::size_t k, Instant arrival) const {
  const LocationId from = nodes[k].location;
  const LocationId to = nodes[k + 1].location;
  if (table.time_dependent()) {
    const std::size_t period = table.period_at(arrival);
    const Duration duration = table.in_period(from, to, profile, period);
    const Instant departure = arrival + -duration;
    // Driven within one period, a tick later arrives a tick later: this is the inverse.
    if (!duration.is_infinite() && (period == 0 || departure >= table.period_starts()[period - 1])) return departure;
  }
  return table.latest_departure(from, to, profile, arrival);
}

bool rides_short_enough(const TravelTimes& table, TravelProfileId profile, std::span<const TimedNode> nodes) {
  for (std::size_t k = 1; k + 1 < nodes.size(); ++k) {
    const std::size_t dropoff = nodes[k].partner;
    if (dropoff == kNoNode || dropoff < k) continue;
    Duration ride;
    for (std::size_t at = k; at < dropoff; ++at) {
      if (at > k) ride += nodes[at].service;
      ride += table.least(nodes[at].location, nodes[at + 1].location, profile);
      if (ride > nodes[dropoff].ride_time_limit) return false;
    }
  }
  return true;
}

void set_to_earliest(std::span<const TimedNode> nodes, std::vector<Instant>& start) {
  start.clear();
  for (const TimedNode& node : nodes) start.push_back(node.window.earliest);
}

void set_to_latest(std::span<const TimedNode> nodes, std::vector<Instant>& start) {
  start.clear();
  for (const TimedNode& node : nodes) start.push_back(node.window.latest);
}

}  // namespace postkutscher
