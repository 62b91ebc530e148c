// Timing of one route as a system of monotone inequalities: the start of service at a node is at least a monotone
// function of the starts at other nodes (drive on in order, do not pick up so early that a ride gets too long).
// Least and greatest solutions are found by passes along the route; both are exact. Times are starts of service.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/fleet/problem.h"

namespace postkutscher {

inline constexpr std::uint32_t kNoNode = UINT32_MAX;

// A place in the order of a route. The first node is the start of the duty, the last one its end (no service, window =
// shift); both have no partner.
struct TimedNode {
  LocationId location;
  Duration service;
  TimeWindow window;
  Duration ride_time_limit = Duration::infinite();  // at drop-offs with a partner
  std::uint32_t partner = kNoNode;                  // pickup: its drop-off; drop-off: its pickup, unless on board
};

class StopTimes {
 public:
  StopTimes(const TravelTimes& travel_times, TravelProfileId profile)
      : travel_times_(travel_times), profile_(profile) {}

  // False when some ride is longer than its limit by driving and service alone, whatever the time of day. Ask this
  // first: it is what makes the passes below end also where windows do not.
  bool rides_short_enough(std::span<const TimedNode> nodes) const;

  // Raises `start` (lower bounds, one per node) to the least solution that is nowhere below it. False when that
  // solution leaves a window: then no timing at or above the bounds exists. `start` is then half done.
  bool raise_to_earliest(std::span<const TimedNode> nodes, std::span<Instant> start) const;

  // Lowers `start` (upper bounds) to the greatest solution that is nowhere above it; false when it leaves a window.
  bool lower_to_latest(std::span<const TimedNode> nodes, std::span<Instant> start) const;

  // The windows' own bounds, where the two above begin.
  static void set_to_earliest(std::span<const TimedNode> nodes, std::vector<Instant>& start);
  static void set_to_latest(std::span<const TimedNode> nodes, std::vector<Instant>& start);

  // Latest departure that arrives by `arrive`; the quick way when a leg lies within one period.
  Instant latest_departure(LocationId from, LocationId to, Instant arrive) const;

 private:
  const TravelTimes& travel_times_;
  TravelProfileId profile_;
};

}  // namespace postkutscher
