#include "engine/planning/refusals.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <memory>

#include "engine/planning/construction.h"
#include "engine/planning/idle_trial.h"
#include "engine/planning/timing.h"
#include "tests/engine/fleet/line_day.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

using line_day::add_request;
using line_day::add_taxi;
using line_day::at;
using line_day::empty_problem;

Problem one_ride(std::pair<int, int> way, std::pair<int, int> window) {
  Problem problem = empty_problem(20);
  add_request(problem, way, window);
  add_taxi(problem, 0);
  return problem;
}

Request& ride(Problem& problem) {
  return problem.requests[RequestId(0)];
}

void expect_refusal(const Problem& problem, RefusalReason reason, const std::string& de, const std::string& en) {
  const Refusal refusal = explain_refusal(problem, RequestId(0));
  EXPECT_EQ(refusal.reason, reason);
  EXPECT_EQ(refusal.detail_de, de);
  EXPECT_EQ(refusal.detail_en, en);
}

TEST(Refusals, NoDutyOfAnAllowedOperator) {
  Problem problem = one_ride({4, 10}, {500, 520});
  ride(problem).never_operators = {OperatorId(0)};
  expect_refusal(problem, RefusalReason::no_suitable_duty,
                 "Von 1 Dienst gehört keiner einem Betreiber, der diese Fahrt fahren darf.",
                 "Of 1 duty none belongs to an operator who may drive this ride.");
}

TEST(Refusals, NoVehicleOfTheClass) {
  Problem problem = one_ride({4, 10}, {500, 520});
  add_taxi(problem, 3);
  ride(problem).vehicle_classes = class_bit(VehicleClass::stretcher_car) | class_bit(VehicleClass::ambulance);
  expect_refusal(problem, RefusalReason::no_suitable_duty,
                 "Von 2 zugelassenen Diensten hat keiner die nötige Fahrzeugart (Liegemietwagen oder "
                 "Krankentransportwagen).",
                 "Of 2 allowed duties none has the kind of vehicle needed (stretcher car or ambulance).");
}

TEST(Refusals, NotEnoughPlaces) {
  Problem problem = one_ride({4, 10}, {500, 520});
  ride(problem).load = {2, 1, 0, 0};
  expect_refusal(problem, RefusalReason::no_suitable_duty,
                 "Von 1 zugelassenen Dienst mit passender Fahrzeugart hat keiner 2 Sitzplätze und 1 Rollstuhlplatz.",
                 "Of 1 allowed duty none of the right kind of vehicle has 2 seat places and 1 wheelchair place.");
}

TEST(Refusals, NoRoadFromPickupToDestination) {
  Problem problem = one_ride({4, 10}, {500, 520});
  TravelTimes cut = line_day::straight_road(20);
  cut.set(LocationId(4), LocationId(10), TravelProfileId(0), 0, Duration::infinite());
  problem.travel_times = std::make_shared<const TravelTimes>(cut);
  expect_refusal(problem, RefusalReason::no_route, "Von 1 passenden Dienst hat keiner einen Weg vom Abholort zum Ziel.",
                 "Of 1 suitable duty none has a way from the pickup to the destination.");
  cut.set(LocationId(4), LocationId(10), TravelProfileId(0), 0, Duration::from_minutes(6));
  cut.set(LocationId(10), LocationId(0), TravelProfileId(0), 0, Duration::infinite());
  problem.travel_times = std::make_shared<const TravelTimes>(cut);
  expect_refusal(problem, RefusalReason::no_route,
                 "Von 1 passenden Dienst kommt keiner von seinem Standort zum Abholort, zum Ziel und zurück.",
                 "Of 1 suitable duty none gets from its base to the pickup, to the destination and back.");
}

// The shift begins at 360, km 4 is reached at 364, the window ended at 350: 14 min.
TEST(Refusals, TheShiftBeginsTooLateForThePickup) {
  expect_refusal(one_ride({4, 10}, {340, 350}), RefusalReason::window_unreachable,
                 "Von 1 passenden Dienst kann es auch ohne andere Fahrten keiner: am knappsten wäre er erst 14,0 "
                 "min nach dem Ende des Abholfensters dort, weil die Schicht zu spät beginnt.",
                 "Of 1 suitable duty none can do it even without other rides: at best, it would be there "
                 "14.0 min after the pickup window ends, because the shift begins too late.");
}

// Pickup from 500 to 502, six minutes of driving: 508; the drop-off window ends at 505.5. The second taxi, whose shift
// begins at 499 and which is at km 4 at 503, would be there at 511: farther off.
TEST(Refusals, ThePickupWindowBeginsTooLateForTheDropoff) {
  Problem problem = one_ride({4, 10}, {500, 520});
  const DutyId late = add_taxi(problem, 0);
  problem.duties[late].shift.earliest = at(499);
  ride(problem).dropoff_window = {at(480), at(505) + Duration::from_seconds(std::int64_t{30})};
  expect_refusal(problem, RefusalReason::window_unreachable,
                 "Von 2 passenden Diensten kann es auch ohne andere Fahrten keiner: am knappsten wäre er erst 2,5 "
                 "min nach dem Ende des Zielfensters am Ziel, weil das Abholfenster zu spät beginnt.",
                 "Of 2 suitable duties none can do it even without other rides: at best, it would arrive "
                 "2.5 min after the drop-off window ends, because the pickup window begins too late.");
}

// Pickup 1070–1072, drop-off 1078–1080, home at 1090; the shift ends at 1080.
TEST(Refusals, TheShiftEndsTooEarly) {
  expect_refusal(one_ride({4, 10}, {1070, 1075}), RefusalReason::window_unreachable,
                 "Von 1 passenden Dienst kann es auch ohne andere Fahrten keiner: am knappsten wäre er erst 10,0 "
                 "min nach dem Ende der Schicht zurück.",
                 "Of 1 suitable duty none can do it even without other rides: at best, it would be back "
                 "10.0 min after its shift ends.");
}

// Picked up by 522 at the latest, the drop-off opens at 545: 23 min at least; 16 are allowed.
TEST(Refusals, TheRideWouldTakeTooLong) {
  Problem problem = one_ride({4, 10}, {500, 520});
  ride(problem).dropoff_window = {at(545), at(550)};
  expect_refusal(problem, RefusalReason::window_unreachable,
                 "Von 1 passenden Dienst kann es auch ohne andere Fahrten keiner: am knappsten würde die Fahrt "
                 "23,0 min dauern, 7,0 min länger als die erlaubten 16,0 min.",
                 "Of 1 suitable duty none can do it even without other rides: at best, the ride would "
                 "take 23.0 min, 7.0 min more than the 16.0 min allowed.");
}

TEST(Refusals, AllBusy) {
  Problem problem = one_ride({4, 10}, {500, 520});
  expect_refusal(problem, RefusalReason::all_busy,
                 "Der einzige Dienst, der diese Fahrt fahren könnte, ist zu dieser Zeit mit anderen Fahrten belegt.",
                 "The only duty that could drive this ride is taken by other rides at that time.");
  add_taxi(problem, 3);
  add_taxi(problem, 3);
  problem.duties[DutyId(2)].shift.earliest = at(600);  // not able
  expect_refusal(problem, RefusalReason::all_busy,
                 "2 Dienste könnten diese Fahrt fahren, aber alle sind zu dieser Zeit mit anderen Fahrten belegt.",
                 "2 duties could drive this ride, but all are taken by other rides at that time.");
}

// The trial of an idle duty says "works" exactly when the ride alone can be timed.
TEST(IdleTrial, AgreesWithTiming) {
  int feasible = 0;
  int failing = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    RandomDay day{.seed = seed};
    day.periods = 5;
    Problem problem = random_problem(day);
    for (const RequestId id : problem.requests.ids()) {
      // Two windows with a gap that some rides cannot bridge and some must not.
      Request& r = problem.requests[id];
      const Instant first = r.pickup_window.earliest > Instant{} ? r.pickup_window.earliest : r.dropoff_window.earliest;
      r.pickup_window = {first, first + Duration::from_minutes(20)};
      const Instant second = first + Duration::from_minutes(20 + static_cast<std::int64_t>(id.index() % 50));
      r.dropoff_window = {second, second + Duration::from_minutes(3)};
      for (const DutyId duty : problem.duties.ids()) {
        const std::vector<Stop> stops{{id, VisitKind::pickup}, {id, VisitKind::dropoff}};
        const bool works = try_idle(problem, duty, id).shortfall == Shortfall::none;
        EXPECT_EQ(works, time_route(problem, duty, stops).has_value()) << "seed " << seed << " request " << id.value;
        ++(works ? feasible : failing);
      }
    }
  }
  EXPECT_GT(feasible, 100);
  EXPECT_GT(failing, 100);
}

// "By how many minutes": with that much more room, and a tick less, the ride works and does not.
TEST(IdleTrial, TheShortfallIsExact) {
  Problem problem = one_ride({4, 10}, {500, 520});
  ride(problem).dropoff_window = {at(545), at(550)};
  const IdleTrial trial = try_idle(problem, DutyId(0), RequestId(0));
  ASSERT_EQ(trial.shortfall, Shortfall::ride_too_long);
  ride(problem).ride_time_limit += trial.by - Duration{1};
  EXPECT_EQ(try_idle(problem, DutyId(0), RequestId(0)).shortfall, Shortfall::ride_too_long);
  ride(problem).ride_time_limit += Duration{1};
  EXPECT_EQ(try_idle(problem, DutyId(0), RequestId(0)).shortfall, Shortfall::none);
}

}  // namespace

}  // namespace postkutscher
