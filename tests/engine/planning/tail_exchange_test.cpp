#include "engine/planning/tail_exchange.h"

#include <gtest/gtest.h>
#include <optional>
#include <vector>

#include "engine/fleet/checker.h"
#include "engine/planning/refusals.h"
#include "tests/engine/fleet/line_day.h"
#include "tests/engine/planning/random_plans.h"
#include "tests/engine/planning/same_route.h"
#include "tests/engine/planning/tight_day.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

using line_day::add_request;
using line_day::add_taxi;

constexpr DutyId kFirst(0);
constexpr DutyId kSecond(1);

std::vector<Stop> rides(const std::vector<int>& requests) {
  std::vector<Stop> stops;
  for (const int request : requests) {
    stops.push_back({RequestId(request), VisitKind::pickup});
    stops.push_back({RequestId(request), VisitKind::dropoff});
  }
  return stops;
}

// Rides 0 (08:00) and 1 (09:00) from km 1 to km 2, rides 2 (08:00) and 3 (09:00) from km 18 to km 19; two taxis at
// km 10.
Problem two_ends() {
  Problem problem = line_day::empty_problem(20);
  add_request(problem, {1, 2}, {480, 480});
  add_request(problem, {1, 2}, {540, 540});
  add_request(problem, {18, 19}, {480, 480});
  add_request(problem, {18, 19}, {540, 540});
  add_taxi(problem, 10);
  add_taxi(problem, 10);
  return problem;
}

class TwoEnds : public testing::Test {
 protected:
  Problem problem_ = two_ends();
  std::optional<PlanningModel> model_;
  std::optional<Workspace> workspace_;
  std::optional<Solution> solution_;

  void start_with(const std::vector<int>& first, const std::vector<int>& second) {
    model_.emplace(problem_);
    workspace_.emplace(*model_);
    solution_.emplace(*workspace_);
    replace(kFirst, first);
    replace(kSecond, second);
  }
  void replace(DutyId duty, const std::vector<int>& requests) {
    RoutePointer route = workspace_->builder.build(duty, rides(requests));
    ASSERT_TRUE(route);
    solution_->replace(std::move(route));
  }
  bool exchange(DutyId duty) { return exchange_tails(*workspace_, *solution_, duty); }
  std::vector<Stop> stops(DutyId duty) const { return solution_->route(duty).stops; }
};

// After: 9 + 1 + 1 + 1 + 8 = 20 km from 07:51 to 09:13, and 8 + 1 + 1 + 1 + 9 = 20 km from 07:52 to 09:14: twice 10 +
// 41
// + 10 € instead of 36 km in 83 and 81 min.
TEST_F(TwoEnds, SwapTheRestOfTheirWork) {
  start_with({0, 3}, {2, 1});
  ASSERT_TRUE(exchange(kFirst));
  EXPECT_EQ(stops(kFirst), rides({0, 1}));
  EXPECT_EQ(stops(kSecond), rides({2, 3}));
  EXPECT_EQ(solution_->objective(), (Objective{{}, 0, Cost::from_euros(122)}));
  EXPECT_FALSE(exchange(kFirst));
  EXPECT_FALSE(exchange(kSecond));
}

// Each alone: 9 + 1 + 8 = 18 km, 22 min. One taxi for both: 20 km, 82 min, 41 + 10 € and one use less.
TEST_F(TwoEnds, GiveAllWorkToOne) {
  for (Duty& duty : problem_.duties) duty.rates.per_use = Cost::from_euros(20);
  start_with({0}, {1});
  ASSERT_EQ(solution_->objective().driving, Cost::from_euros(2 * (20 + 11 + 9)));
  ASSERT_TRUE(exchange(kSecond));
  EXPECT_EQ(stops(kFirst).size() + stops(kSecond).size(), 4U);
  EXPECT_TRUE(stops(kFirst).empty() || stops(kSecond).empty());
  EXPECT_EQ(solution_->objective().driving, Cost::from_euros(20 + 41 + 10));
}

// One taxi for both ends: 83 min, 36 km: 69.50 €. Two: 22 min and 18 km each.
TEST_F(TwoEnds, AnIdleDutyTakesOverARest) {
  start_with({0, 3}, {});
  ASSERT_EQ(solution_->objective().driving, Cost::from_euros(69.5));
  ASSERT_TRUE(exchange(kFirst));
  EXPECT_EQ(stops(kFirst), rides({0}));
  EXPECT_EQ(stops(kSecond), rides({3}));
  EXPECT_EQ(solution_->objective().driving, Cost::from_euros(2 * (10 + 11 + 9)));
}

TEST_F(TwoEnds, NothingCrossesWhereSomebodyIsAboard) {
  for (const int request : {1, 3})
    problem_.requests[RequestId(request)].pickup_window = {line_day::at(481), line_day::at(486)};
  start_with({}, {});
  const std::vector<Stop> first = {{RequestId(0), VisitKind::pickup},
                                   {RequestId(1), VisitKind::pickup},
                                   {RequestId(0), VisitKind::dropoff},
                                   {RequestId(1), VisitKind::dropoff}};
  solution_->replace(workspace_->builder.build(kFirst, first));
  replace(kSecond, {2});
  EXPECT_FALSE(exchange(kFirst));
  EXPECT_EQ(stops(kFirst), first);
}

TEST_F(TwoEnds, DutiesThatEndElsewhereSwapNothing) {
  problem_.duties[kSecond].end = LocationId(11);
  start_with({0, 3}, {2, 1});
  EXPECT_FALSE(exchange(kFirst));
  EXPECT_FALSE(exchange(kSecond));
}

TEST_F(TwoEnds, WhoMayNotServeARequestDoesNotGetIt) {
  problem_.requests[RequestId(1)].never_operators = {OperatorId(0)};
  start_with({0, 3}, {2, 1});
  exchange(kFirst);
  EXPECT_EQ(solution_->served_by(RequestId(1)), kSecond);
  EXPECT_EQ(solution_->objective().unserved, 0);
}

// The least change of cost by any exchange of tails of `duty` at points where both vehicles are empty; 0 when none
// makes the plan cheaper.
Cost best_change_by_brute_force(Workspace& workspace, const Solution& solution, DutyId duty) {
  const auto is_empty_at = [](const DutyRoute& route, std::size_t kept) {
    int aboard = 0;
    for (std::size_t k = 0; k < kept; ++k) aboard += route.stops[k].kind == VisitKind::pickup ? 1 : -1;
    return aboard == 0;
  };
  const auto joined = [&](const DutyRoute& front, std::size_t keep, const DutyRoute& back, std::size_t skip) {
    std::vector<Stop> stops(front.stops.begin(), front.stops.begin() + static_cast<std::ptrdiff_t>(keep));
    stops.insert(stops.end(), back.stops.begin() + static_cast<std::ptrdiff_t>(skip), back.stops.end());
    return workspace.builder.build(front.duty, stops);
  };
  Cost best;
  const DutyRoute& mine = solution.route(duty);
  for (const DutyId other : workspace.model.problem().duties.ids()) {
    const DutyRoute& theirs = solution.route(other);
    for (std::size_t i = 0; i <= mine.stops.size(); ++i) {
      for (std::size_t j = 0; j <= theirs.stops.size(); ++j) {
        if (other == duty || !is_empty_at(mine, i) || !is_empty_at(theirs, j)) continue;
        const RoutePointer first = joined(mine, i, theirs, j);
        const RoutePointer second = joined(theirs, j, mine, i);
        if (first && second) best = std::min(best, first->cost + second->cost - mine.cost - theirs.cost);
      }
    }
  }
  return best;
}

// Where costs are kilometres alone, the test in constant time is exact.
TEST(TailExchange, FindsTheCheapestExchange) {
  int exchanges = 0;
  int none = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    TightDay day{.seed = seed, .requests = 20, .duties = 5, .wheelchairs = seed % 2 == 0};
    day.rates = {Cost::from_euros(5), Cost{}, Cost::from_euros(0.5)};
    day.longest = Duration::infinite();
    const Problem problem = tight_problem(day);
    const PlanningModel model(problem);
    Workspace workspace(model);
    RandomStream random({seed, 0, 0, "plans"});
    Solution solution = random_plan(workspace, random);
    for (const DutyId duty : problem.duties.ids()) {
      const Cost before = solution.objective().driving;
      const Cost promised = best_change_by_brute_force(workspace, solution, duty);
      ASSERT_EQ(exchange_tails(workspace, solution, duty), promised < Cost{});
      ASSERT_EQ(solution.objective().driving - before, promised);
      ++(promised < Cost{} ? exchanges : none);
    }
  }
  EXPECT_GT(exchanges, 40);
  EXPECT_GT(none, 10);
}

void expect_accepted(const PlanningModel& model, const Solution& solution) {
  std::string complaints;
  const Schedule schedule = with_refusals(model, solution);
  for (const Violation& violation : check(model.problem(), schedule).violations) complaints += violation.text + "\n";
  EXPECT_EQ(complaints, "");
  EXPECT_EQ(schedule_cost(model.problem(), schedule), solution.objective().driving);
  RouteBuilder builder(model);
  for (const DutyId duty : model.problem().duties.ids()) {
    const RoutePointer rebuilt = builder.build(duty, solution.route(duty).stops);
    ASSERT_TRUE(rebuilt);
    expect_same_route(solution.route(duty), *rebuilt);
  }
}

// Exchanges until none is left; returns how many there were.
int exchange_all(const PlanningModel& model, std::uint64_t seed) {
  Workspace workspace(model);
  RandomStream random({seed, 0, 0, "plans"});
  Solution solution = random_plan(workspace, random);
  int exchanges = 0;
  for (const DutyId duty : model.problem().duties.ids()) {
    Objective before = solution.objective();
    while (exchange_tails(workspace, solution, duty)) {
      ++exchanges;
      EXPECT_LT(solution.objective().driving, before.driving);
      EXPECT_EQ(solution.objective().unserved, before.unserved);
      EXPECT_EQ(solution.objective().unserved_price, before.unserved_price);
      before = solution.objective();
      if (exchanges > 1000) return exchanges;
    }
  }
  expect_accepted(model, solution);
  return exchanges;
}

TEST(TailExchange, KeepsRandomPlansValidAndMakesThemCheaper) {
  int on_real_days = 0;
  int where_limits_bind = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomDay day{.seed = seed, .requests = 30, .duties = 15};
    day.periods = seed % 2 == 0 ? 5 : 1;
    day.passengers_on_board = static_cast<int>(seed % 3);
    const Problem real = random_problem(day);
    on_real_days += exchange_all(PlanningModel(real), seed);
    const Problem tight = tight_problem({.seed = seed, .requests = 20, .duties = 5, .wheelchairs = seed % 2 == 0});
    where_limits_bind += exchange_all(PlanningModel(tight), seed);
  }
  EXPECT_GT(on_real_days, 20);
  EXPECT_GT(where_limits_bind, 20);
}

}  // namespace

}  // namespace postkutscher
