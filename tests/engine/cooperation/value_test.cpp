#include "engine/cooperation/value.h"

#include <gtest/gtest.h>

#include "engine/cooperation/modes.h"
#include "engine/fleet/checker.h"
#include "engine/planning/planner.h"
#include "tests/engine/cooperation/three_rides.h"

namespace postkutscher {
namespace {

using line_day::three_rides;
using line_day::three_rides_alone;
using line_day::three_rides_together;

Cost euros(double amount) {
  return Cost::from_euros(amount);
}

TEST(CoalitionValue, RawCostHasTheWrongSignAndCTheRightOne) {
  const Problem problem = three_rides();
  const CoalitionValue alone = coalition_value(problem, three_rides_alone());
  const CoalitionValue together = coalition_value(problem, three_rides_together());
  EXPECT_EQ(alone.driving, euros(46));
  EXPECT_EQ(together.driving, euros(54));
  EXPECT_LT(alone.driving, together.driving);  // raw cost says: cooperation is dearer
  EXPECT_EQ(alone.value(), euros(96));
  EXPECT_EQ(together.value(), euros(54));
  EXPECT_DOUBLE_EQ(cooperation_gain(alone, together), 42.0 / 96.0);
  const EqualService equal = at_equal_service(problem, three_rides_alone(), three_rides_together());
  EXPECT_EQ(equal.requests, 2u);
  EXPECT_EQ(equal.first, euros(46));
  EXPECT_EQ(equal.second, euros(22));
  EXPECT_DOUBLE_EQ(equal.gain(), 24.0 / 46.0);
}

TEST(CoalitionValue, TheThreeRidesAreValidUnderTheirOwnRulesOnly) {
  const Problem problem = three_rides();
  EXPECT_TRUE(check(each_alone(problem), three_rides_alone()).accepted());
  EXPECT_TRUE(check(together(problem, {}), three_rides_together()).accepted());
  const CheckResult mixed = check(each_alone(problem), three_rides_together());
  ASSERT_EQ(mixed.violations.size(), 2u);  // R1 and R2 by the other operator
  for (const Violation& violation : mixed.violations) EXPECT_EQ(violation.kind, ViolationKind::not_eligible);
}

TEST(CoalitionValue, ThePlannerFindsBothOptima) {
  const Problem problem = three_rides();
  const RunContext context;
  const PlanOptions options{200, std::nullopt};
  const Schedule alone = plan(each_alone(problem), options, context).schedule;
  const Schedule joint = plan(together(problem, {}), options, context).schedule;
  EXPECT_EQ(coalition_value(problem, alone).value(), euros(96));
  EXPECT_EQ(coalition_value(problem, joint).value(), euros(54));
}

TEST(CoalitionValue, CountsEveryRequestOnceAndRevenueOfTheServed) {
  Problem problem = three_rides();
  problem.requests[RequestId(0)].revenue = euros(30);
  problem.requests[RequestId(1)].revenue = euros(99);  // refused: earns nothing
  Schedule schedule = three_rides_alone();
  schedule.refused.clear();  // not listed, refused all the same
  const CoalitionValue value = coalition_value(problem, schedule);
  EXPECT_EQ(value.served, 2u);
  EXPECT_EQ(value.refused, 1u);
  EXPECT_EQ(value.unserved, euros(50));
  EXPECT_EQ(value.revenue, euros(30));
  EXPECT_EQ(value.value(), euros(66));
}

TEST(CooperationGain, BetterIsPositiveEvenWhereBothEarn) {
  CoalitionValue earns_little;
  earns_little.revenue = euros(10);
  CoalitionValue earns_more;
  earns_more.revenue = euros(15);
  EXPECT_DOUBLE_EQ(cooperation_gain(earns_little, earns_more), 0.5);
  EXPECT_DOUBLE_EQ(cooperation_gain({}, earns_more), 0);
}

}  // namespace
}  // namespace postkutscher
