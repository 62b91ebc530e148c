#include "engine/planning/island.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "engine/fleet/checker.h"
#include "engine/planning/construction.h"
#include "engine/planning/refusals.h"
#include "tests/engine/fleet/line_day.h"
#include "tests/engine/planning/same_route.h"
#include "tests/engine/planning/tight_day.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

bool never() {
  return false;
}

Solution constructed(Workspace& workspace) {
  Solution solution(workspace);
  insert_by_regret(workspace, solution, 2, never);
  return solution;
}

// Routes, accounts and times equal those computed from scratch, and the checker accepts the plan.
void expect_consistent(const PlanningModel& model, const Solution& solution) {
  const Problem& problem = model.problem();
  RouteBuilder builder(model);
  std::vector<DutyId> servers(problem.requests.size());
  Cost driving;
  for (const DutyId duty : problem.duties.ids()) {
    const DutyRoute& route = solution.route(duty);
    ASSERT_EQ(route.duty, duty);
    const RoutePointer rebuilt = builder.build(duty, route.stops);
    ASSERT_TRUE(rebuilt);
    expect_same_route(route, *rebuilt);
    driving += route.cost;
    for (const Stop& stop : route.stops) {
      if (stop.kind == VisitKind::dropoff) servers[stop.request.index()] = duty;
    }
  }
  Cost unserved_price;
  std::vector<RequestId> unserved;
  for (const RequestId request : problem.requests.ids()) {
    EXPECT_EQ(solution.served_by(request), servers[request.index()]);
    if (servers[request.index()].valid()) continue;
    unserved.push_back(request);
    unserved_price += problem.requests[request].price_of_not_serving;
  }
  EXPECT_EQ(solution.unserved(), unserved);
  EXPECT_EQ(solution.objective(), (Objective{unserved_price, static_cast<std::int64_t>(unserved.size()), driving}));
  const Schedule schedule = with_refusals(model, solution);
  std::string complaints;
  for (const Violation& violation : check(problem, schedule).violations) complaints += violation.text + "\n";
  EXPECT_EQ(complaints, "");
  EXPECT_EQ(schedule_cost(problem, schedule), driving);
}

// Some rounds at a time, checked in between; `best` never gets worse.
void expect_consistent_rounds(const PlanningModel& model, std::uint64_t seed) {
  Workspace workspace(model);
  const Solution start = constructed(workspace);
  Island island(model, start, AnnealingScale::of(model, start), seed, 1, 1);
  Objective before = start.objective();
  double cooling = 0;
  for (const int count : {1, 1, 2, 3, 10, 30, 30}) {
    ASSERT_EQ(island.anneal(count, cooling, never), count);
    cooling += 0.15;
    expect_consistent(model, island.current());
    expect_consistent(model, island.best());
    EXPECT_LE(island.best().objective(), before);
    EXPECT_LE(island.best().objective(), island.current().objective());
    before = island.best().objective();
    if (testing::Test::HasFailure()) return;
  }
  for (const int count : {1, 1, 20}) {
    ASSERT_EQ(island.reduce_duties(count, never), count);
    expect_consistent(model, island.current());
    expect_consistent(model, island.best());
    EXPECT_LE(island.best().objective(), before);
    before = island.best().objective();
  }
  ASSERT_EQ(island.anneal(5, 1, never), 5);
  expect_consistent(model, island.current());
  EXPECT_LE(island.best().objective(), before);
}

class IslandRounds : public testing::TestWithParam<std::uint64_t> {};

TEST_P(IslandRounds, LeaveAConsistentPlanOnRealDays) {
  RandomDay day{.seed = GetParam(), .requests = 30, .duties = 6};
  day.periods = GetParam() % 2 == 0 ? 5 : 1;
  day.passengers_on_board = static_cast<int>(GetParam() % 3);
  const Problem problem = random_problem(day);
  expect_consistent_rounds(PlanningModel(problem), GetParam());
}

TEST_P(IslandRounds, LeaveAConsistentPlanWhereLimitsBind) {
  const Problem problem = tight_problem({.seed = GetParam(), .requests = 24, .wheelchairs = GetParam() % 2 == 0});
  expect_consistent_rounds(PlanningModel(problem), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Seeds, IslandRounds, testing::Range<std::uint64_t>(1, 9));

TEST(Island, SeedAndNumberDecideTheRoundsAndThreadsDoNot) {
  const Problem problem = tight_problem({.seed = 3, .requests = 30, .duties = 5});
  const PlanningModel model(problem);
  Workspace workspace(model);
  const Solution start = constructed(workspace);
  const auto after_rounds = [&](std::uint64_t seed, std::uint32_t number, int threads = 1) {
    Island island(model, start, AnnealingScale::of(model, start), seed, number, threads);
    island.reduce_duties(40, never);
    island.anneal(60, 0.3, never);
    std::vector<std::vector<Stop>> stops;
    for (const DutyId duty : problem.duties.ids()) stops.push_back(island.current().route(duty).stops);
    return stops;
  };
  const auto plan = after_rounds(1, 0);
  for (const int threads : {1, 2, 5}) EXPECT_EQ(after_rounds(1, 0, threads), plan) << threads;
  EXPECT_NE(after_rounds(2, 0), plan);
  EXPECT_NE(after_rounds(1, 1), plan);
}

TEST(Island, StopsBetweenRounds) {
  const Problem problem = tight_problem({});
  const PlanningModel model(problem);
  Workspace workspace(model);
  const Solution start = constructed(workspace);
  Island island(model, start, AnnealingScale::of(model, start), 1, 0, 1);
  int asked = 0;
  const auto after_five = [&] { return ++asked > 5; };
  EXPECT_EQ(island.anneal(100, 0, after_five), 5);
  asked = 0;
  EXPECT_EQ(island.reduce_duties(100, after_five), 5);
  expect_consistent(model, island.best());
}

TEST(Island, AdoptGoesOnFromAPlanButKeepsABetterOne) {
  const Problem problem = tight_problem({.seed = 2, .requests = 20});
  const PlanningModel model(problem);
  Workspace workspace(model);
  const Solution empty(workspace);
  const Solution start = constructed(workspace);
  ASSERT_LT(start.objective(), empty.objective());
  Island island(model, empty, AnnealingScale::of(model, start), 1, 0, 1);
  island.adopt(start);
  EXPECT_EQ(island.best().objective(), start.objective());
  island.adopt(empty);
  EXPECT_EQ(island.current().objective(), empty.objective());
  EXPECT_EQ(island.best().objective(), start.objective());
}

// Three rides one after the other from km 0 to km 4 at 08:00, 10:00, 12:00, each in a taxi of its own at km 0. One taxi
// alone: from 08:00 to 12:12 at the most, i.e. 500 + 252 min · 0.50 + 24 km · 0.50 €.
TEST(Island, ReductionDoesWithOneDutyWhatThreeDid) {
  Problem problem = line_day::empty_problem(10);
  for (int k = 0; k < 3; ++k) {
    line_day::add_request(problem, {0, 4}, {480 + 120 * k, 480 + 120 * k});
    problem.requests[RequestId(k)].price_of_not_serving = Cost::from_euros(1000);
    const DutyId duty = line_day::add_taxi(problem, 0);
    problem.duties[duty].owner = OperatorId(0);
    problem.vehicles[problem.duties[duty].vehicle].owner = OperatorId(0);
    problem.duties[duty].rates.per_use = Cost::from_euros(500);
  }
  const PlanningModel model(problem);
  Workspace workspace(model);
  Solution start(workspace);
  for (const RequestId request : problem.requests.ids()) {
    const DutyId duty(request.value);
    ASSERT_TRUE(start.insert(workspace, duty, request, {0, 0, {}}));
  }
  Island island(model, start, AnnealingScale::of(model, start), 1, 0, 1);
  island.reduce_duties(60, never);
  std::vector<std::size_t> stops;
  for (const DutyId duty : problem.duties.ids()) stops.push_back(island.best().route(duty).stops.size());
  std::sort(stops.begin(), stops.end());
  EXPECT_EQ(stops, (std::vector<std::size_t>{0, 0, 6}));
  EXPECT_EQ(island.best().objective(), (Objective{{}, 0, Cost::from_euros(500 + 126 + 12)}));
  expect_consistent(model, island.best());
}

}  // namespace

}  // namespace postkutscher
