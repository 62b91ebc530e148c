#include "engine/planning/recombination.h"

#include <gtest/gtest.h>
#include <vector>

#include "engine/fleet/checker.h"
#include "engine/planning/construction.h"
#include "engine/planning/island.h"
#include "engine/planning/refusals.h"
#include "tests/engine/fleet/line_day.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

constexpr std::size_t kColumns = 1000;

// Four rides from km 0 to km 4, two at 08:00 and two at 10:00; four equal taxis at km 0. Two that ride together: 2 + 2
// + 4
// + 2 + 2 + 4 = 16 min, 8 km, 10 € per use: 22 €. One alone: 2 + 4 + 2 + 4 = 12 min: 20 €.
Problem four_rides() {
  Problem problem = line_day::empty_problem(10);
  for (const int minute : {480, 480, 600, 600}) line_day::add_request(problem, {0, 4}, {minute, minute + 5});
  for (int k = 0; k < 4; ++k) {
    const DutyId duty = line_day::add_taxi(problem, 0);
    problem.duties[duty].owner = OperatorId(0);
    problem.vehicles[problem.duties[duty].vehicle].owner = OperatorId(0);
  }
  return problem;
}

std::vector<Stop> together(int a, int b) {
  return {{RequestId(a), VisitKind::pickup},
          {RequestId(b), VisitKind::pickup},
          {RequestId(a), VisitKind::dropoff},
          {RequestId(b), VisitKind::dropoff}};
}

std::vector<Stop> alone(int a) {
  return {{RequestId(a), VisitKind::pickup}, {RequestId(a), VisitKind::dropoff}};
}

class FourRides : public testing::Test {
 protected:
  Problem problem_ = four_rides();
  PlanningModel model_{problem_};
  Workspace workspace_{model_};
  RoutePool pool_{kColumns};

  // One route for each of the first duties; its routes are in the pool.
  Solution plan_of(const std::vector<std::vector<Stop>>& routes) {
    Solution solution(workspace_);
    for (std::size_t k = 0; k < routes.size(); ++k) {
      RoutePointer route = workspace_.builder.build(DutyId(k), routes[k]);
      EXPECT_TRUE(route);
      solution.replace(std::move(route));
    }
    const double value = static_cast<double>(solution.objective().driving.value);
    for (const DutyId duty : problem_.duties.ids()) {
      pool_.add(solution.route_pointer(duty), model_.duty_class(duty), value);
    }
    return solution;
  }

  std::optional<Solution> recombined(const Solution& incumbent) {
    return recombine(workspace_, pool_, AnnealingScale::of(model_, incumbent), incumbent, kColumns);
  }
};

TEST_F(FourRides, TheBestRoutesOfTwoPlansMakeABetterOne) {
  const Solution first = plan_of({together(0, 1), alone(2), alone(3)});
  const Solution second = plan_of({alone(0), alone(1), together(2, 3)});
  ASSERT_EQ(first.objective(), (Objective{{}, 0, Cost::from_euros(62)}));
  ASSERT_EQ(second.objective(), first.objective());
  const std::optional<Solution> better = recombined(first);
  ASSERT_TRUE(better);
  EXPECT_EQ(better->objective(), (Objective{{}, 0, Cost::from_euros(44)}));
  EXPECT_EQ(better->served_by(RequestId(0)), better->served_by(RequestId(1)));
  EXPECT_EQ(better->served_by(RequestId(2)), better->served_by(RequestId(3)));
  EXPECT_TRUE(check(problem_, with_refusals(model_, *better)).accepted());
}

TEST_F(FourRides, NothingWhenNoChoiceIsBetter) {
  const Solution first = plan_of({together(0, 1), alone(2), alone(3)});
  EXPECT_FALSE(recombined(first));
  plan_of({together(0, 1), together(2, 3)});
  const Solution best = plan_of({together(2, 3), together(0, 1)});
  EXPECT_FALSE(recombined(best));
}

// There are four routes for one ride each, but two taxis.
TEST_F(FourRides, NoMoreRoutesThanDuties) {
  problem_.duties = {};
  for (int k = 0; k < 2; ++k) line_day::add_taxi(problem_, 0);
  const PlanningModel model(problem_);
  Workspace workspace(model);
  RoutePool pool(kColumns);
  for (int k = 0; k < 4; ++k) {
    const DutyId duty(k % 2);
    pool.add(workspace.builder.build(duty, alone(k)), model.duty_class(duty), 1);
  }
  const Solution empty(workspace);
  const auto better = recombine(workspace, pool, AnnealingScale::of(model, empty), empty, kColumns);
  ASSERT_TRUE(better);
  EXPECT_EQ(better->objective(), (Objective{Cost::from_euros(100), 2, Cost::from_euros(40)}));
}

// Serving a request is worth a route that costs more.
TEST_F(FourRides, UnservedRequestsAreServedWhereTheRoutesAllowIt) {
  const Solution all = plan_of({together(0, 1), alone(2), alone(3)});
  const Solution some = plan_of({together(0, 1), alone(2)});
  ASSERT_EQ(some.objective().unserved, 1);
  const std::optional<Solution> better = recombined(some);
  ASSERT_TRUE(better);
  EXPECT_EQ(better->objective(), all.objective());
}

// Out of the pools of two searches: better than what either found, or nothing.
TEST(Recombination, OfSearchesOnRealDays) {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 16; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = random_problem({.seed = seed,
                                            .requests = 40,
                                            .duties = 10,
                                            .operators = 2,
                                            .periods = seed % 2 == 0 ? 5 : 1,
                                            .passengers_on_board = static_cast<int>(seed % 3)});
    const PlanningModel model(problem);
    Workspace workspace(model);
    Solution start(workspace);
    insert_by_regret(workspace, start, 2, [] { return false; });
    const AnnealingScale scale = AnnealingScale::of(model, start);
    RoutePool pool(20'000);
    Solution best = start;
    for (std::uint32_t number = 0; number < 2; ++number) {
      Island island(model, start, scale, seed, number, 1);
      island.anneal(100, 0.6, [] { return false; });
      pool.merge(island.pool());
      if (island.best().objective() < best.objective()) best = island.best();
    }
    const std::optional<Solution> better = recombine(workspace, pool, scale, best, kColumns);
    if (!better) continue;
    EXPECT_LT(better->objective(), best.objective());
    ++found;
    std::string complaints;
    for (const Violation& violation : check(problem, with_refusals(model, *better)).violations) {
      complaints += violation.text + "\n";
    }
    EXPECT_EQ(complaints, "");
  }
  EXPECT_GT(found, 0);
}

}  // namespace

}  // namespace postkutscher
