#include "engine/planning/insertion.h"

#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>
#include <optional>

#include "engine/base/random.h"
#include "engine/planning/solution.h"
#include "tests/engine/fleet/line_day.h"
#include "tests/engine/planning/random_plans.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

using line_day::add_request;
using line_day::add_taxi;
using line_day::empty_problem;

// Taxi at km 0: 10 € per use, 0.50 € per minute on the road, 0.50 € per km.
TEST(InsertionSearch, CostsAreThoseOfTheRetimedDuty) {
  Problem problem = empty_problem(20);
  add_request(problem, {4, 10}, {500, 520});
  add_request(problem, {6, 8}, {500, 560});
  const DutyId duty = add_taxi(problem, 0);
  const PlanningModel model(problem);
  Workspace workspace(model);
  InsertionSearch& search = workspace.cache.search();
  Solution solution(workspace);
  const auto first = search.cheapest(solution.route(duty), RequestId(0));
  // 4 + 2 + 6 + 2 + 10 = 24 min → 12 €; 20 km → 10 €; use 10 €.
  ASSERT_TRUE(first);
  EXPECT_EQ(first->extra, Cost::from_euros(32));
  ASSERT_TRUE(solution.insert(workspace, duty, RequestId(0), *first));
  const auto second = search.cheapest(solution.route(duty), RequestId(1));
  // On the way, nested: four more minutes of service, no further kilometre.
  ASSERT_TRUE(second);
  EXPECT_EQ(second->extra, Cost::from_euros(2));
  EXPECT_EQ(second->pickup_after, 1U);
  EXPECT_EQ(second->dropoff_after, 1U);
  problem.requests[RequestId(1)].shares = false;
  const PlanningModel apart(problem);
  InsertionSearch alone(apart);
  const auto third = alone.cheapest(solution.route(duty), RequestId(1));
  // Before: 6 + 2 + 2 + 2 + back 4 to km 4 = 16 instead of 4 min, + 8 km. Behind: from km 10 back to km 6, 4 to 8, home
  // 8: 4 + 2 + 2 + 2 + 8 = 18 instead of 10 min, + 4 km: 4 € + 2 €.
  ASSERT_TRUE(third);
  EXPECT_EQ(third->extra, Cost::from_euros(6));
  EXPECT_EQ(third->pickup_after, 2U);
}

TEST(InsertionSearch, OneInteriorMustHoldForTheWholeDuty) {
  Problem problem = empty_problem(20);
  const RequestId wheelchair = add_request(problem, {0, 4}, {400, 410});
  const RequestId party = add_request(problem, {0, 4}, {800, 810});
  problem.requests[wheelchair].load = {0, 1, 0, 0};
  problem.requests[party].load = {5, 0, 0, 0};
  const DutyId duty = add_taxi(problem, 0);
  problem.vehicles[VehicleId(0)].layouts = {{{7, 0, 0, 0}}, {{4, 1, 0, 0}}};
  const PlanningModel model(problem);
  Workspace workspace(model);
  InsertionSearch& search = workspace.cache.search();
  Solution solution(workspace);
  ASSERT_TRUE(solution.insert(workspace, duty, wheelchair, *search.cheapest(solution.route(duty), wheelchair)));
  EXPECT_FALSE(search.cheapest(solution.route(duty), party));
  EXPECT_FALSE(search.first_feasible(solution.route(duty), party));
  problem.requests[party].load = {4, 0, 0, 0};
  const PlanningModel smaller(problem);
  EXPECT_TRUE(InsertionSearch(smaller).cheapest(solution.route(duty), party));
}

class RandomInsertions : public testing::TestWithParam<int> {};

TEST_P(RandomInsertions, TheStagedTestFindsWhatBruteForceFinds) {
  int found = 0;
  int none = 0;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    RandomDay day{.seed = seed};
    day.periods = GetParam();
    day.duties = 5;
    day.requests = 40;
    day.passengers_on_board = static_cast<int>(seed % 2);
    const Problem problem = random_problem(day);
    const PlanningModel model(problem);
    Workspace workspace(model);
    InsertionSearch& search = workspace.cache.search();
    Solution solution(workspace);
    for (const RequestId request : problem.requests.ids()) {
      for (const DutyId duty : model.candidates(request)) {
        const auto cheapest = search.cheapest(solution.route(duty), request);
        const auto expected = by_brute_force(workspace.builder, solution.route(duty), request);
        ASSERT_EQ(cheapest.has_value(), expected.has_value()) << "seed " << seed << " request " << request.value;
        ASSERT_EQ(cheapest.has_value(), search.first_feasible(solution.route(duty), request).has_value());
        ++(cheapest ? found : none);
        if (!cheapest) continue;
        EXPECT_EQ(cheapest->extra, *expected) << "seed " << seed << " request " << request.value;
        ASSERT_TRUE(solution.insert(workspace, duty, request, *cheapest));
        break;
      }
    }
  }
  EXPECT_GT(found, 50);
  EXPECT_GT(none, 50);
}

INSTANTIATE_TEST_SUITE_P(Periods, RandomInsertions, testing::Values(1, 5));

// Legs drawn at random, so that a detour is often quicker than the direct way.
TEST(InsertionSearch, FirstFeasibleHoldsForAnyTravelTimes) {
  int found = 0;
  int none = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    RandomStream random({seed, 0, 0, "scrambled"});
    Problem problem = random_problem({.seed = seed, .duties = 3});
    TravelTimes table = *problem.travel_times;
    for (const LocationId a : problem.locations.ids()) {
      for (const LocationId b : problem.locations.ids()) {
        const int minutes = boost::random::uniform_int_distribution<int>(1, 30)(random);
        for (int k = 0; k < 2; ++k) table.set(a, b, TravelProfileId(k), 0, Duration::from_minutes(minutes));
      }
    }
    problem.travel_times = std::make_shared<const TravelTimes>(std::move(table));
    const PlanningModel model(problem);
    Workspace workspace(model);
    InsertionSearch& search = workspace.cache.search();
    Solution solution(workspace);
    for (const RequestId request : problem.requests.ids()) {
      for (const DutyId duty : problem.duties.ids()) {
        if (!is_eligible(problem, duty, request)) continue;
        const auto insertion = search.first_feasible(solution.route(duty), request);
        const bool expected = by_brute_force(workspace.builder, solution.route(duty), request).has_value();
        ASSERT_EQ(insertion.has_value(), expected) << "seed " << seed << " request " << request.value;
        ++(insertion ? found : none);
        if (!insertion) continue;
        ASSERT_TRUE(solution.insert(workspace, duty, request, *insertion));
        break;
      }
    }
  }
  EXPECT_GT(found, 50);
  EXPECT_GT(none, 50);
}

// Incremental accounts equal those computed from scratch, whatever comes and goes.
TEST(Solution, AccountsEqualThoseFromScratch) {
  const Problem problem = random_problem({});
  const PlanningModel model(problem);
  Workspace workspace(model);
  InsertionSearch& search = workspace.cache.search();
  Solution solution(workspace);
  RandomStream random({1, 0, 0, "comings and goings"});
  for (int step = 0; step < 400; ++step) {
    const RequestId request(boost::random::uniform_int_distribution<int>(0, 39)(random));
    if (solution.served_by(request).valid()) {
      solution.remove(workspace, std::vector{request});
      ASSERT_FALSE(solution.served_by(request).valid());
    } else if (!model.candidates(request).empty()) {
      const DutyId duty = model.candidates(request).front();
      const auto insertion = search.cheapest(solution.route(duty), request);
      ASSERT_TRUE(!insertion || solution.insert(workspace, duty, request, *insertion));
    }
    const Schedule schedule = solution.to_schedule();
    EXPECT_EQ(solution.objective().driving, schedule_cost(problem, schedule));
    Cost price;
    for (const RequestId unserved : solution.unserved()) price += problem.requests[unserved].price_of_not_serving;
    EXPECT_EQ(solution.objective().unserved_price, price);
    EXPECT_EQ(solution.objective().unserved, static_cast<std::int64_t>(solution.unserved().size()));
  }
}

}  // namespace

}  // namespace postkutscher
