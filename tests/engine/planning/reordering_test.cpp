#include "engine/planning/reordering.h"

#include <gtest/gtest.h>

#include "engine/fleet/checker.h"
#include "engine/planning/refusals.h"
#include "tests/engine/fleet/line_day.h"
#include "tests/engine/planning/random_plans.h"
#include "tests/engine/planning/tight_day.h"

namespace postkutscher {

namespace {

// From km 0 to km 4 and from km 2 to km 6. One after the other: 4 + 2 + 4 + 6 = 16 km, together: 12 km.
TEST(ReorderStops, RidesThatOverlapAreShared) {
  Problem problem = line_day::empty_problem(10);
  line_day::add_request(problem, {0, 4}, {480, 600});
  line_day::add_request(problem, {2, 6}, {480, 600});
  const DutyId duty = line_day::add_taxi(problem, 0);
  const PlanningModel model(problem);
  Workspace workspace(model);
  Solution solution(workspace);
  solution.replace(workspace.builder.build(duty, std::vector<Stop>{{RequestId(0), VisitKind::pickup},
                                                                   {RequestId(0), VisitKind::dropoff},
                                                                   {RequestId(1), VisitKind::pickup},
                                                                   {RequestId(1), VisitKind::dropoff}}));
  ASSERT_EQ(solution.objective().driving, Cost::from_euros(10 + 12 + 8));
  EXPECT_TRUE(reorder_stops(workspace, solution));
  EXPECT_EQ(solution.objective(), (Objective{{}, 0, Cost::from_euros(10 + 10 + 6)}));
  EXPECT_FALSE(reorder_stops(workspace, solution));
}

TEST(ReorderStops, MakesRandomPlansCheaperAndKeepsThemValid) {
  int cheaper = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = tight_problem({.seed = seed, .wheelchairs = seed % 2 == 0});
    const PlanningModel model(problem);
    Workspace workspace(model);
    RandomStream random({seed, 0, 0, "plans"});
    Solution solution = random_plan(workspace, random);
    const Objective before = solution.objective();
    const bool found = reorder_stops(workspace, solution);
    EXPECT_EQ(found, solution.objective().driving < before.driving);
    EXPECT_EQ(solution.objective().unserved, before.unserved);
    EXPECT_TRUE(check(problem, with_refusals(model, solution)).accepted());
    cheaper += found ? 1 : 0;
  }
  EXPECT_GT(cheaper, 6);
}

}  // namespace

}  // namespace postkutscher
