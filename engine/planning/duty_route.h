// A duty's stops in order with all that the insertion test reads: earliest and latest starts of service, least elapsed
// times, loads. A DutyRoute is feasible by construction (times, interior, pooling) and const afterwards: a change makes
// a new one. Eligibility is the caller's.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/planning/planning_model.h"

namespace postkutscher {

using LayoutMask = std::uint64_t;  // bit k = the vehicle's k-th interior; further ones are not used

// Who is in the vehicle between a node and the next.
struct Aboard {
  Load load{};
  std::uint8_t requests = 0;
  bool alone = false;      // somebody aboard rides alone
  LayoutMask layouts = 0;  // interiors that hold `load`
};

struct DutyRoute {
  DutyId duty;
  std::vector<Stop> stops;
  std::vector<TimedNode> nodes;   // stops and both ends of the duty: node k is stop k − 1
  std::vector<Instant> earliest;  // [node] start of service in the earliest timing
  std::vector<Instant> latest;    // [node] … in the latest timing that the shift allows
  std::vector<Duration> elapsed;  // [node] least time from leaving the start to the start of service
  std::vector<Aboard> aboard;     // [node] from this node to the next
  LayoutMask layouts = 0;         // interiors for the whole duty
  Duration on_the_road;
  Distance distance;
  Cost cost;                  // 0 without stops
  std::uint64_t version = 0;  // equal for equal stops
};

// Nothing when the stops cannot be done in this order. Every pickup has its drop-off behind it; drop-offs without a
// pickup are of requests on board at the start.
std::optional<DutyRoute> make_route(const PlanningModel& model, DutyId duty, std::vector<Stop> stops);

// Interiors of the duty's vehicle that hold `load`.
LayoutMask layouts_for(const Vehicle& vehicle, const Load& load);

// May these people be in the vehicle together: room in an interior, pooling allowed.
bool may_be_aboard(const Vehicle& vehicle, const Aboard& aboard);

// The state after the request got in.
Aboard with(const Problem& problem, const Vehicle& vehicle, Aboard aboard, RequestId request);

// Time on the road of nodes in earliest timing with the latest begin that keeps its end; nothing when infeasible.
// `scratch` is overwritten.
std::optional<Duration> time_on_the_road(const StopTimes& times, std::span<const TimedNode> nodes,
                                         std::vector<Instant>& scratch);

}  // namespace postkutscher
