#include "engine/planning/timing.h"

#include <algorithm>
#include <vector>

#include "engine/planning/stop_times.h"

namespace postkutscher {

namespace {

std::optional<Instant> picked_up_before(const Duty& duty, RequestId request) {
  for (const OnBoard& passenger : duty.on_board) {
    if (passenger.request == request) return passenger.picked_up;
  }
  return std::nullopt;
}

std::vector<TimedNode> nodes_of(const Problem& problem, const Duty& duty, std::span<const Stop> stops) {
  std::vector<TimedNode> nodes{{.location = duty.start, .service = {}, .window = duty.shift}};
  for (const Stop& stop : stops) {
    const Request& r = problem.requests[stop.request];
    if (stop.kind == VisitKind::pickup) {
      nodes.push_back({.location = r.pickup, .service = r.pickup_service, .window = r.pickup_window});
      continue;
    }
    TimedNode node{.location = r.dropoff,
                   .service = r.dropoff_service,
                   .window = r.dropoff_window,
                   .ride_time_limit = r.ride_time_limit};
    const auto picked = std::find(stops.begin(), stops.end(), Stop{stop.request, VisitKind::pickup});
    if (const auto since = picked_up_before(duty, stop.request)) {
      node.window.latest = std::min(node.window.latest, *since + r.ride_time_limit);
    } else if (picked != stops.end()) {
      node.partner = static_cast<std::uint32_t>(picked - stops.begin()) + 1;
      if (node.partner < nodes.size()) nodes[node.partner].partner = static_cast<std::uint32_t>(nodes.size());
    }
    nodes.push_back(node);
  }
  nodes.push_back({.location = duty.end, .service = {}, .window = duty.shift});
  return nodes;
}

DutyPlan to_plan(const Problem& problem, DutyId id, std::span<const Stop> stops, std::span<const TimedNode> nodes,
                 std::span<const Instant> start) {
  const Duty& duty = problem.duties[id];
  DutyPlan plan{id, start.front(), start.back(), {}};
  Instant departure = start.front();
  for (std::size_t k = 1; k + 1 < nodes.size(); ++k) {
    const Duration leg = problem.travel_times->leg(nodes[k - 1].location, nodes[k].location, duty.profile, departure);
    const Instant arrival = departure + leg;
    departure = start[k] + nodes[k].service;
    plan.visits.push_back({stops[k - 1].request, stops[k - 1].kind, arrival, start[k], departure});
  }
  return plan;
}

}  // namespace

// The feasible timings form a lattice: the constraints have the form start_a >= f(start_b) with f ascending, so the
// earlier (later) of two timings, node by node, is a timing again. Hence
// 1. the least solution exists iff any does, and its end is the earliest possible end;
// 2. the greatest solution with that end leaves as late as possible. With constant travel times no other end is
//    better: given any timing x with end e, take y = the later of (the least solution) and (x shifted back so that it
//    ends at the earliest end). y keeps all constraints (differences do not change when shifted; upper bounds because
//    both are below), has the earliest end, and begins no earlier than the shifted x: it is on the road no longer.
//    With time-dependent times shifting changes the legs: then a later end may be shorter, and is not looked for;
// 3. the least solution that begins at that begin has all drop-offs as early as possible at once, and ends there too;
// 4. the greatest solution below these drop-offs has all pickups as late as possible at once.
std::optional<DutyPlan> time_route(const Problem& problem, DutyId id, std::span<const Stop> stops) {
  const Duty& duty = problem.duties[id];
  if (stops.empty()) return DutyPlan{id, duty.shift.earliest, duty.shift.earliest, {}};
  const std::vector<TimedNode> nodes = nodes_of(problem, duty, stops);
  const TabledLegs legs{*problem.travel_times, duty.profile, nodes};
  std::vector<Instant> earliest;
  set_to_earliest(nodes, earliest);
  if (!rides_short_enough(*problem.travel_times, duty.profile, nodes)) return std::nullopt;
  if (!raise_to_earliest(legs, nodes, earliest)) return std::nullopt;
  std::vector<Instant> start;
  set_to_latest(nodes, start);
  start.back() = earliest.back();
  if (!lower_to_latest(legs, nodes, start) || start.back() - start.front() > duty.longest) return std::nullopt;

  earliest.front() = start.front();
  if (!raise_to_earliest(legs, nodes, earliest)) return std::nullopt;
  for (std::size_t k = 1; k < nodes.size(); ++k) {
    const bool pickup = k + 1 < nodes.size() && stops[k - 1].kind == VisitKind::pickup;
    if (!pickup) start[k] = std::min(start[k], earliest[k]);
  }
  if (!lower_to_latest(legs, nodes, start)) return std::nullopt;
  return to_plan(problem, id, stops, nodes, start);
}

}  // namespace postkutscher
