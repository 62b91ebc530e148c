#include "engine/cooperation/modes.h"

#include <gtest/gtest.h>

#include "engine/fleet/checker.h"
#include "tests/engine/cooperation/three_rides.h"

namespace postkutscher {
namespace {

using line_day::duty_plan;
using line_day::three_rides;

constexpr auto kPickup = VisitKind::pickup;
constexpr auto kDropoff = VisitKind::dropoff;

// Which duties may serve R0 (owner O0), as "0", "1", "01" or "".
std::string duties_of_r0(const Problem& problem) {
  std::string duties;
  for (const DutyId duty : problem.duties.ids()) {
    if (is_eligible(problem, duty, RequestId(0))) duties += std::to_string(duty.value);
  }
  return duties;
}

TEST(Modes, AloneEachRequestStaysWithItsOwner) {
  const Problem problem = three_rides();
  EXPECT_EQ(duties_of_r0(problem), "01");
  EXPECT_EQ(duties_of_r0(each_alone(problem)), "0");
  EXPECT_EQ(duties_of_r0(together(problem, {})), "01");
}

TEST(Modes, WhatWasForbiddenStaysForbidden) {
  Problem problem = three_rides();
  problem.requests[RequestId(0)].never_operators = {OperatorId(1)};
  EXPECT_EQ(duties_of_r0(together(problem, {})), "0");
  problem.requests[RequestId(0)].never_operators = {OperatorId(0)};
  EXPECT_EQ(duties_of_r0(each_alone(problem)), "");
  EXPECT_EQ(duties_of_r0(together(problem, {})), "1");
}

TEST(Modes, AnOwnerWhoMayNotDriveItAloneLeavesItToNobody) {
  Problem problem = three_rides();
  problem.requests[RequestId(0)].only_operators = {OperatorId(1)};
  EXPECT_EQ(duties_of_r0(each_alone(problem)), "");
  EXPECT_EQ(duties_of_r0(together(problem, {})), "1");
  problem.requests[RequestId(0)].only_operators = {OperatorId(0), OperatorId(1)};
  EXPECT_EQ(duties_of_r0(each_alone(problem)), "0");
}

TEST(Modes, ARequestOfNobodyStaysAsItIs) {
  Problem problem = three_rides();
  problem.requests[RequestId(0)].owner = {};
  EXPECT_EQ(duties_of_r0(each_alone(problem)), "01");
}

TEST(Modes, SeparateCategoriesKeepTheirOwner) {
  Problem problem = three_rides();
  problem.requests[RequestId(0)].category = Category::medical_care;
  EXPECT_EQ(duties_of_r0(together(problem, {Category::medical_care})), "0");
  EXPECT_EQ(duties_of_r0(together(problem, {Category::lying})), "01");
}

// R0 (km 1 → 3 at 480), R1 (km 5 → 6, not before 520) and R2 (km 3 → 1 from 490 to 540). The first schedule serves all
// with one taxi, the second refuses R1 and uses two. So R1 is taken out of the first, which then need not wait for it.
struct Detour {
  Problem problem = line_day::empty_problem(10);
  Schedule first;
  Schedule second;
};

Detour detour() {
  Detour d;
  line_day::add_taxi(d.problem, 0);
  line_day::add_taxi(d.problem, 0);
  line_day::add_request(d.problem, {1, 3}, {480, 480});
  line_day::add_request(d.problem, {5, 6}, {520, 530});
  line_day::add_request(d.problem, {3, 1}, {490, 540});
  d.first.duties.push_back(duty_plan(0, 479, 535,
                                     {{0, kPickup, 480, 480, 482},
                                      {0, kDropoff, 484, 484, 486},
                                      {1, kPickup, 488, 520, 522},
                                      {1, kDropoff, 523, 523, 525},
                                      {2, kPickup, 528, 528, 530},
                                      {2, kDropoff, 532, 532, 534}}));
  d.first.duties.push_back(line_day::idle(1));
  d.second.duties.push_back(duty_plan(0, 479, 489, {{0, kPickup, 480, 480, 482}, {0, kDropoff, 484, 484, 486}}));
  d.second.duties.push_back(duty_plan(1, 487, 497, {{2, kPickup, 490, 490, 492}, {2, kDropoff, 494, 494, 496}}));
  d.second.refused = {{RequestId(1), RefusalReason::all_busy, "", ""}};
  return d;
}

void set_leg_at_km_3(Problem& problem, Duration duration) {
  TravelTimes table = *problem.travel_times;
  table.set(LocationId(3), LocationId(3), TravelProfileId(0), 0, duration);
  problem.travel_times = std::make_shared<const TravelTimes>(table);
}

TEST(EqualService, TimesAnewWhatIsLeft) {
  const Detour d = detour();
  ASSERT_TRUE(check(d.problem, d.first).accepted());
  ASSERT_TRUE(check(d.problem, d.second).accepted());
  const EqualService equal = at_equal_service(d.problem, d.first, d.second);
  EXPECT_EQ(equal.requests, 2u);
  // The first: 12 km, 56 min, 10 + 28 + 6 = 44 €; without R1 0→1→3→3→1→0: 6 km, 479 to 497: 10 + 9 + 3 = 22 €.
  EXPECT_EQ(schedule_cost(d.problem, d.first), Cost::from_euros(44));
  EXPECT_EQ(equal.first, Cost::from_euros(22));
  // Two duties of 6 km and 10 min: 2 × (10 + 5 + 3) = 36 €.
  EXPECT_EQ(equal.second, Cost::from_euros(36));
  EXPECT_DOUBLE_EQ(equal.gain(), -14.0 / 22.0);
}

// The leg from km 3 to km 3 is faulty and takes an hour; only the first schedule without R1 drives it. R2 must be
// picked up by 540, so there is no timing; the duty keeps its times and is late: pickup 486 + 60 = 546, drop-off 550,
// back 553.
TEST(EqualService, ADutyThatATableMakesLateKeepsItsTimes) {
  Detour d = detour();
  set_leg_at_km_3(d.problem, Duration::from_minutes(60));
  ASSERT_TRUE(check(d.problem, d.first).accepted());
  ASSERT_TRUE(check(d.problem, d.second).accepted());
  // 479 to 553 = 74 min, 6 km: 10 + 37 + 3 = 50 €.
  EXPECT_EQ(at_equal_service(d.problem, d.first, d.second).first, Cost::from_euros(50));
}

TEST(EqualService, WithoutADirectLegTheWayRoundIsDrivenAsBefore) {
  Detour d = detour();
  set_leg_at_km_3(d.problem, Duration::infinite());
  ASSERT_TRUE(check(d.problem, d.first).accepted());
  EXPECT_EQ(at_equal_service(d.problem, d.first, d.second).first, Cost::from_euros(44));
}

// Before 500 every kilometre takes five minutes, afterwards one. Driving R0 (km 1 → 3, from 480 to 560) at once is
// earlier done, but longer on the road than the plan, which waits for the rush to end.
TEST(EqualService, KeepsOldTimesThatAreShorter) {
  Problem problem = line_day::empty_problem(4);
  const int places = 5;
  TravelTimes table(places, 1, {line_day::at(500)});
  for (int a = 0; a < places; ++a) {
    for (int b = 0; b < places; ++b) {
      const int apart = std::abs(a - b);
      table.set(LocationId(a), LocationId(b), TravelProfileId(0), 0, Duration::from_minutes(5 * apart));
      table.set(LocationId(a), LocationId(b), TravelProfileId(0), 1, Duration::from_minutes(apart));
      table.set_distance(LocationId(a), LocationId(b), TravelProfileId(0), Distance::from_metres(1000.0 * apart));
    }
  }
  problem.travel_times = std::make_shared<const TravelTimes>(table);
  line_day::add_taxi(problem, 0);
  line_day::add_request(problem, {1, 3}, {480, 560});
  Schedule schedule;
  schedule.duties.push_back(duty_plan(0, 519, 529, {{0, kPickup, 520, 520, 522}, {0, kDropoff, 524, 524, 526}}));
  ASSERT_TRUE(check(problem, schedule).accepted());
  // 10 min and 6 km: 10 + 5 + 3 = 18 €.
  EXPECT_EQ(at_equal_service(problem, schedule, schedule).first, Cost::from_euros(18));
}

TEST(EqualService, NothingInCommonCostsNothing) {
  Detour d = detour();
  Schedule none;
  none.duties = {line_day::idle(0), line_day::idle(1)};
  const EqualService equal = at_equal_service(d.problem, d.first, none);
  EXPECT_EQ(equal.requests, 0u);
  EXPECT_EQ(equal.first, Cost{});
  EXPECT_EQ(equal.gain(), 0);
}

}  // namespace
}  // namespace postkutscher
