// A fleet schedule: what each duty does and when, and which requests are refused and why. Plain data; nothing in it is
// trusted before the checker (checker.h) has seen it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/fleet/problem.h"

namespace postkutscher {

enum class VisitKind : std::uint8_t { pickup, dropoff };

// One stop of a vehicle for one request. arrival <= start <= departure; between arrival and start the vehicle waits.
struct Visit {
  RequestId request;
  VisitKind kind = VisitKind::pickup;
  Instant arrival;
  Instant start;      // of service
  Instant departure;  // = start + service
  bool operator==(const Visit&) const = default;
};

// What one duty does. A duty without visits stays at its base: begin = end = shift.earliest.
struct DutyPlan {
  DutyId duty;
  Instant begin;  // leaves duty.start
  Instant end;    // arrives at duty.end
  std::vector<Visit> visits;
  bool operator==(const DutyPlan&) const = default;
};

enum class RefusalReason : std::uint8_t {
  outside_map,         // an end lies outside the imported map
  no_road,             // no road of the profile near an end
  no_route,            // no vehicle can get from one end to the other
  no_suitable_duty,    // no duty of an allowed operator has the class and places
  window_unreachable,  // even an idle suitable duty cannot keep the windows within its shift
  all_busy,            // suitable duties exist, but each is taken at that time
  bad_row,             // the input row was skipped
};

struct Refusal {
  RequestId request;
  RefusalReason reason = RefusalReason::all_busy;
  std::string detail_de;  // one sentence for planners, with the numbers
  std::string detail_en;
};

struct Schedule {
  std::vector<DutyPlan> duties;  // one per duty of the problem, in order
  std::vector<Refusal> refused;  // by request, ascending; every request is either served once or here
};

LocationId visit_location(const Problem& problem, const Visit& visit);

// Sum of duty_cost over duties that serve anybody.
Cost schedule_cost(const Problem& problem, const Schedule& schedule);
Distance duty_distance(const Problem& problem, const DutyPlan& plan);

}  // namespace postkutscher
