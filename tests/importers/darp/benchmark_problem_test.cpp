// Instances as planning problems: ticks, rounding, costs.
#include "importers/darp/benchmark_problem.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <vector>

#include "engine/fleet/checker.h"
#include "engine/planning/planner.h"
#include "tests/support/benchmark_texts.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

PlanOptions rounds(std::int64_t iterations) {
  PlanOptions options;
  options.iterations = iterations;
  return options;
}

BenchmarkProblem problem_of(const char* text) {
  return benchmark_problem(parse_benchmark(text, "x"));
}

TEST(BenchmarkProblem, DialARide) {
  const auto [problem, ticks] = problem_of(kTwoRides);
  EXPECT_EQ(ticks, 100'000'000);  // the longest leg of 20 takes 2·10^9 of at most 2^32 ticks
  ASSERT_EQ(problem.duties.size(), 1U);
  const Duty& duty = problem.duties[DutyId(0)];
  EXPECT_EQ(duty.start, LocationId(0));
  EXPECT_EQ(duty.end, LocationId(5));
  EXPECT_EQ(duty.longest.ticks, 100 * ticks);
  EXPECT_EQ(duty.shift.latest.ticks, 480 * ticks);
  EXPECT_EQ(problem.vehicles[duty.vehicle].layouts[0].capacity[0], 2);
  const Request& request = problem.requests[RequestId(0)];
  EXPECT_EQ(request.direct.ticks, 10 * ticks);
  EXPECT_EQ(request.ride_time_limit.ticks, 14 * ticks);
  EXPECT_EQ(request.pickup_service.ticks, 3 * ticks);
  EXPECT_EQ(request.dropoff_window.earliest.ticks, 20 * ticks);
  EXPECT_EQ(request.dropoff_window.latest.ticks, 40 * ticks);
  EXPECT_EQ(duty_cost(duty.rates, {}, {40 * ticks}), (Cost{40 * ticks}));
}

// The bound of all distance: 2 vehicles from the depot at most 10, four nodes at most 20: 100, and a tick for each of
// the 7 legs.
TEST(BenchmarkProblem, PickupAndDeliveryPaysForVehiclesFirst) {
  const auto [problem, ticks] = problem_of(kZigzag);
  ASSERT_EQ(problem.duties.size(), 2U);
  const Duty& duty = problem.duties[DutyId(0)];
  EXPECT_EQ(duty.rates.per_use, (Cost{100 * ticks + 7 + 1}));
  EXPECT_TRUE(duty.longest.is_infinite());
  const Request& request = problem.requests[RequestId(0)];
  EXPECT_TRUE(request.ride_time_limit.is_infinite());
  EXPECT_EQ(request.load[0], 5);
  EXPECT_EQ(request.price_of_not_serving.value, 3 * duty.rates.per_use.value);
}

TEST(BenchmarkProblem, MoreVehiclesThanRequestsAreLeftOut) {
  std::string text = kZigzag;
  text.replace(0, 1, "9999");
  EXPECT_EQ(problem_of(text.c_str()).problem.duties.size(), 2U);
}

TEST(BenchmarkProblem, LegsAreRoundedUpAndLimitsDown) {
  const auto [problem, ticks] = problem_of(
      "1 1 7.0000000051 1 3.0000000051\n0 0 0 0 0 0.0000000012 9\n1 1 1 0.1 1 0.1234567891 5\n"
      "2 2 3 0 -1 0 5.999999994\n3 0 0 0 0 0.0000000012 9\n");
  ASSERT_EQ(ticks, 100'000'000);
  const Request& request = problem.requests[RequestId(0)];
  EXPECT_EQ(request.direct.ticks, 223'606'798);  // √5 = 2.236067977…
  EXPECT_EQ(request.ride_time_limit.ticks, 300'000'000);
  EXPECT_EQ(request.pickup_service.ticks, 10'000'000) << "0.1 is whole but for its double";
  EXPECT_EQ(request.pickup_window.earliest.ticks, 12'345'679);
  EXPECT_EQ(request.dropoff_window.latest.ticks, 599'999'999);
  EXPECT_EQ(problem.duties[DutyId(0)].shift.earliest.ticks, 1);
  EXPECT_EQ(problem.duties[DutyId(0)].longest.ticks, 700'000'000);
}

TEST(BenchmarkProblem, TicksGrowWithTheLegs) {
  EXPECT_EQ(problem_of("1 10 1\n0 0 0 0 0 99 0 0 0\n1 30 40 1 0 99 0 0 2\n2 0 0 -1 0 99 0 1 0\n").ticks_per_unit,
            10'000'000);
  EXPECT_EQ(problem_of("1 10 1\n0 0 0 0 0 99 0 0 0\n1 300000 0 1 0 99 0 0 2\n2 0 0 -1 0 99 0 1 0\n").ticks_per_unit,
            10'000);
}

TEST(RealBenchmarkProblems, SumsFitAndAreFine) {
  const std::filesystem::path folder = "../shared/data";
  if (!std::filesystem::exists(folder / "darp")) GTEST_SKIP() << "skipped: no ../shared/data";
  for (const char* set : {"darp", "pdptw"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder / set)) {
      if (entry.path().extension() != ".txt") continue;
      SCOPED_TRACE(entry.path());
      const BenchmarkInstance instance = read_benchmark(entry.path());
      const auto [problem, ticks] = benchmark_problem(instance);
      EXPECT_GE(ticks, instance.kind == BenchmarkKind::dial_a_ride ? 100'000'000 : 1'000'000);
      double all = 0;
      for (const Request& request : problem.requests) all += static_cast<double>(request.price_of_not_serving.value);
      EXPECT_LT(all, std::pow(2.0, 62));
    }
  }
}

TEST(BenchmarkProblem, ThePlannerFindsTheOptimaOfTheSmallOnes) {
  for (const char* text : {kTwoRides, kTwoRidesOneDepot}) {
    const auto [problem, ticks] = problem_of(text);
    const PlanResult result = plan(problem, rounds(100), {});
    const CheckResult verdict = check(problem, result.schedule);
    EXPECT_TRUE(verdict.accepted()) << verdict.violations.front().text;
    EXPECT_TRUE(result.schedule.refused.empty());
    EXPECT_EQ(verdict.cost, (Cost{40 * ticks}));
  }
  const auto [problem, ticks] = problem_of(kZigzag);
  const PlanResult result = plan(problem, rounds(100), {});
  EXPECT_TRUE(check(problem, result.schedule).accepted());
  EXPECT_EQ(check(problem, result.schedule).cost, (Cost{problem.duties[DutyId(0)].rates.per_use.value + 80 * ticks}));
}

}  // namespace
}  // namespace postkutscher
