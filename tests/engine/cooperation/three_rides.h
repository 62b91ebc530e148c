// Three rides of two operators for whom raw cost points the wrong way; numbers by hand on the straight road of
// line_day.h (a minute on the road 0.50 €, a kilometre 0.50 €, a duty 10 €, a refusal 50 €; service two minutes).
//
// O0 at km 0 took R0 (km 1 → 3 at 08:00) and R1 (km 11 → 20 at 08:00 too); O1 at km 10 took R2 (km 4 → 2, from 08:07).
//
// Alone. O0 cannot be at km 1 and km 11 at 08:00: it serves R0 (0→1→3→0: 6 km, 6 + 4 = 10 min: 10 + 5 + 3 = 18 €;
//   R1 instead would cost 52 €) and refuses R1. O1 drives 10→4→2→10: 16 km, 16 + 4 = 20 min: 10 + 10 + 8 = 28 €.
//   Raw cost 46 €, C = 46 + 50 = 96 €.
// Together. D0 takes R0 and, on the way back, R2: 0→1→3→4→2→0: 8 km, 8 + 8 = 16 min: 10 + 8 + 4 = 22 €. D1 takes R1:
//   10→11→20→10: 20 km, 20 + 4 = 24 min: 10 + 12 + 10 = 32 €. Raw cost 54 €, C = 54 €.
//
// Raw cost rises by 8 €, because a ride more is served; C(S) falls by 42 €. At equal service (R0 and R2): alone 46 €,
// together D0 alone 22 €.
#pragma once

#include "tests/engine/fleet/line_day.h"

namespace postkutscher::line_day {

inline Problem three_rides() {
  Problem problem = empty_problem(20);
  add_taxi(problem, 0);
  add_taxi(problem, 10);
  for (const auto& [way, window] :
       {std::pair{std::pair{1, 3}, std::pair{480, 480}}, std::pair{std::pair{11, 20}, std::pair{480, 480}},
        std::pair{std::pair{4, 2}, std::pair{487, 540}}}) {
    const RequestId id = add_request(problem, way, window);
    problem.requests[id].owner = OperatorId(id.value == 2 ? 1 : 0);
  }
  return problem;
}

inline Schedule three_rides_alone() {
  constexpr auto pickup = VisitKind::pickup;
  constexpr auto dropoff = VisitKind::dropoff;
  Schedule schedule;
  schedule.duties.push_back(duty_plan(0, 479, 489, {{0, pickup, 480, 480, 482}, {0, dropoff, 484, 484, 486}}));
  schedule.duties.push_back(duty_plan(1, 481, 501, {{2, pickup, 487, 487, 489}, {2, dropoff, 491, 491, 493}}));
  schedule.refused = {{RequestId(1), RefusalReason::all_busy, "", ""}};
  return schedule;
}

inline Schedule three_rides_together() {
  constexpr auto pickup = VisitKind::pickup;
  constexpr auto dropoff = VisitKind::dropoff;
  Schedule schedule;
  schedule.duties.push_back(duty_plan(0, 479, 495,
                                      {{0, pickup, 480, 480, 482},
                                       {0, dropoff, 484, 484, 486},
                                       {2, pickup, 487, 487, 489},
                                       {2, dropoff, 491, 491, 493}}));
  schedule.duties.push_back(duty_plan(1, 479, 503, {{1, pickup, 480, 480, 482}, {1, dropoff, 491, 491, 493}}));
  return schedule;
}

}  // namespace postkutscher::line_day
