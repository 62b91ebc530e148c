// When to do what on a route whose order is fixed. Exact: finds times whenever any exist.
#pragma once

#include <optional>
#include <span>

#include "engine/fleet/schedule.h"

namespace postkutscher {

struct Stop {
  RequestId request;
  VisitKind kind = VisitKind::pickup;
  bool operator==(const Stop&) const = default;
};

// Times for the stops of a duty in the given order that keep windows, ride-time limits and the shift; nothing when
// there are none. Among the feasible timings: least time on the road (= least cost), then drop-offs as early and
// pickups as late as that allows, so that nobody waits aboard. Capacity and eligibility are not looked at.
std::optional<DutyPlan> time_route(const Problem& problem, DutyId duty, std::span<const Stop> stops);

}  // namespace postkutscher
