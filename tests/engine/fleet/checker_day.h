// A small valid day that touches every rule of the checker.
#pragma once

#include "tests/engine/fleet/line_day.h"

namespace postkutscher::line_day {

struct Day {
  Problem problem;
  Schedule schedule;
};

// D0, a taxi at km 0, drives R0 (km 2 → 10) and R1 (km 4 → 8) together; D1, a convertible van at km 0, begins with R3
// on board, brings it to km 3 and then takes R2 in its wheelchair (km 5 → 6); D2, a taxi, stays at its base; R4 is
// refused.
inline Day checker_day() {
  constexpr auto pickup = VisitKind::pickup;
  constexpr auto dropoff = VisitKind::dropoff;
  Day day{empty_problem(12), {}};
  Problem& problem = day.problem;
  for (int duty = 0; duty < 3; ++duty) add_taxi(problem, 0);
  add_request(problem, {2, 10}, {420, 430});
  const RequestId inner = add_request(problem, {4, 8}, {420, 430});
  const RequestId wheelchair = add_request(problem, {5, 6}, {380, 400});
  const RequestId aboard = add_request(problem, {1, 3}, {350, 360});
  add_request(problem, {1, 2}, {600, 610});
  problem.requests[inner].dropoff_window = {at(433), at(470)};
  problem.requests[wheelchair].load = {0, 1, 0, 0};
  problem.requests[wheelchair].pickup_service = Duration::from_minutes(7);
  problem.requests[wheelchair].dropoff_service = Duration::from_minutes(7);
  problem.vehicles[VehicleId(1)].vehicle_class = VehicleClass::wheelchair_van;
  problem.vehicles[VehicleId(1)].layouts = {{{7, 0, 0, 0}}, {{4, 1, 0, 0}}};
  problem.duties[DutyId(1)].on_board = {{aboard, at(355)}};
  // R0 rides 424 → 437 = 13 min; R1 428 → 433 = 5 min, one of them waiting at km 8 for its window.
  day.schedule.duties.push_back(duty_plan(0, 420, 449,
                                          {{0, pickup, 422, 422, 424},
                                           {1, pickup, 426, 426, 428},
                                           {1, dropoff, 432, 433, 435},
                                           {0, dropoff, 437, 437, 439}}));
  day.schedule.duties.push_back(
      duty_plan(1, 360, 401, {{3, dropoff, 363, 363, 365}, {2, pickup, 367, 380, 387}, {2, dropoff, 388, 388, 395}}));
  day.schedule.duties.push_back(idle(2));
  day.schedule.refused = {{RequestId(4), RefusalReason::all_busy, "", ""}};
  return day;
}

}  // namespace postkutscher::line_day
