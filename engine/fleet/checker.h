// The independent judge of every schedule. It shares no code with the planner, recomputes everything from the problem,
// and names each broken rule. A caller that has a road network also passes `reference_leg`, and a seeded sample of the
// legs is driven again on it, so that a wrong travel-time table cannot hide.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/fleet/schedule.h"

namespace postkutscher {

enum class ViolationKind : std::uint8_t {
  duty_list,            // duties missing, doubled or unknown
  unknown_request,      // a visit or refusal names no request of the problem
  request_unaccounted,  // neither served nor refused
  request_doubled,      // served twice, or served and refused
  pickup_without_dropoff,
  dropoff_without_pickup,
  dropoff_before_pickup,
  not_eligible,  // class, operator or places do not suit
  pickup_window,
  dropoff_window,
  ride_time,
  service_time,  // departure - start differs from the service time
  travel_time,   // arrives earlier or later than the leg takes: waiting is between arrival and start, not on the way
  time_order,    // arrival > start, or time runs backwards
  unreachable_leg,
  shift,        // leaves before it or comes back after it; or a duty without visits that does not stay at its begin
  duty_length,  // longer on the road than the duty may last
  capacity,     // no single interior covers the loads of the duty
  pooling,      // more requests on board than allowed, or a request that rides alone shares
  on_board,     // a request on board at the start is not dropped off
  table_differs_from_road,
};
inline constexpr std::size_t kViolationKinds = static_cast<std::size_t>(ViolationKind::table_differs_from_road) + 1;

struct Violation {
  ViolationKind kind;
  DutyId duty;        // may be none
  RequestId request;  // may be none
  std::string text;   // English, with both numbers
};

// Free of the table: duration of a leg when departing at `depart`, from the road network itself.
using ReferenceLeg = std::function<Duration(LocationId from, LocationId to, TravelProfileId profile, Instant depart)>;

struct CheckOptions {
  ReferenceLeg reference_leg;  // empty: no legs are re-routed
  std::size_t sample = 50;     // legs to re-route
  std::uint64_t seed = 1;
};

struct CheckResult {
  std::vector<Violation> violations;
  std::size_t legs_checked = 0;
  std::size_t legs_rerouted = 0;
  Cost cost;  // recomputed
  bool accepted() const { return violations.empty(); }
};

// The problem is trusted, nothing of the schedule is: any ids, sizes and times may be wrong. Times are exact to the
// tick; only a leg driven again may differ from the table by one tick of rounding. Same input, same violations in the
// same order. The cost counts only duties that are known and whose times are within the range of instants.
CheckResult check(const Problem& problem, const Schedule& schedule, const CheckOptions& options = {});

// "pickup_window" etc.: stable names for machines.
std::string_view name(ViolationKind kind);

}  // namespace postkutscher
