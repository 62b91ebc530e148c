// The insertion test where limits of ride times and lengths of duties bind.
#include <gtest/gtest.h>

#include "engine/planning/insertion.h"
#include "tests/engine/planning/random_plans.h"
#include "tests/engine/planning/tight_day.h"

namespace postkutscher {

namespace {

struct Limits {
  bool wheelchairs;
  int ride_minutes;
  int longest_minutes;
  bool windows_at_both_ends = false;
};

class TightInsertions : public testing::TestWithParam<Limits> {
 protected:
  static TightDay day(std::uint64_t seed) {
    TightDay day{.seed = seed, .requests = 18, .duties = 2, .wheelchairs = GetParam().wheelchairs};
    day.windows_at_both_ends = GetParam().windows_at_both_ends;
    day.longest_ride = Duration::from_minutes(GetParam().ride_minutes);
    day.longest = Duration::from_minutes(GetParam().longest_minutes);
    return day;
  }
};

TEST_P(TightInsertions, TheConstantTimeTestFindsWhatBruteForceFinds) {
  int found = 0;
  int none = 0;
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = tight_problem(day(seed));
    const PlanningModel model(problem);
    Workspace workspace(model);
    RandomStream random({seed, 0, 0, "plans"});
    const Solution full = random_plan(workspace, random);
    InsertionSearch search(model);
    for (const RequestId out : problem.requests.ids()) {
      Solution solution = full;
      solution.remove(workspace, std::vector{out});
      for (const DutyId duty : problem.duties.ids()) {
        if (solution.served_by(out).valid()) continue;
        const DutyRoute& route = solution.route(duty);
        const std::optional<Insertion> cheapest = search.cheapest(route, out);
        const std::optional<Cost> expected = by_brute_force(workspace.builder, route, out);
        ASSERT_EQ(cheapest.has_value(), expected.has_value()) << "request " << out.value;
        ASSERT_EQ(cheapest.has_value(), search.first_feasible(route, out).has_value()) << "request " << out.value;
        ++(cheapest ? found : none);
        if (!cheapest) continue;
        ASSERT_EQ(cheapest->extra, *expected) << "request " << out.value;
        const RoutePointer longer =
            workspace.builder.with_insertion(route, out, cheapest->pickup_after, cheapest->dropoff_after);
        ASSERT_TRUE(longer);
        ASSERT_EQ(longer->cost - route.cost, cheapest->extra) << "request " << out.value;
      }
    }
  }
  EXPECT_GT(found, 100);
  EXPECT_GT(none, 100);
}

// Without the limits the same insertion would often be cheaper, or there would be one at all.
TEST_P(TightInsertions, TheLimitsBind) {
  int by_ride_time = 0;
  int by_length = 0;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) {
    const Problem problem = tight_problem(day(seed));
    Problem any_ride = problem;
    for (Request& request : any_ride.requests) request.ride_time_limit = Duration::from_minutes(480);
    Problem any_length = problem;
    for (Duty& duty : any_length.duties) duty.longest = Duration::infinite();
    const PlanningModel model(problem);
    const PlanningModel any_ride_model(any_ride);
    const PlanningModel any_length_model(any_length);
    Workspace workspace(model);
    RouteBuilder any_ride_builder(any_ride_model);
    RouteBuilder any_length_builder(any_length_model);
    RandomStream random({seed, 0, 0, "plans"});
    const Solution solution = random_plan(workspace, random);
    for (const RequestId out : solution.unserved()) {
      for (const DutyId duty : problem.duties.ids()) {
        const DutyRoute& route = solution.route(duty);
        const std::optional<Cost> extra = by_brute_force(workspace.builder, route, out);
        if (by_brute_force(any_ride_builder, route, out) != extra) ++by_ride_time;
        if (by_brute_force(any_length_builder, route, out) != extra) ++by_length;
      }
    }
  }
  EXPECT_GT(by_ride_time, 3);
  if (GetParam().longest_minutes == 480) return;
  EXPECT_GT(by_length, 5);
}

INSTANTIATE_TEST_SUITE_P(Limits, TightInsertions,
                         testing::Values(Limits{false, 30, 240}, Limits{true, 30, 240}, Limits{false, 12, 480},
                                         Limits{true, 20, 300}, Limits{false, 15, 480, true},
                                         Limits{true, 25, 300, true}));

}  // namespace

}  // namespace postkutscher
