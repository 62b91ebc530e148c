// The judge of benchmark solutions finds each kind of fault; the good solutions are those derived in
// tests/support/benchmark_texts.h.
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <string>

#include "scenarios/benchmark_check.h"
#include "tests/support/benchmark_texts.h"

namespace postkutscher {
namespace {

using ::testing::HasSubstr;

// 5 from the depot to 1, then service 3 and a leg of 5 each; home at 29 + 3 + 20 = 52.
BenchmarkSolution two_rides() {
  return {{{{1, 2, 3, 4}, {5, 13, 21, 29}}}, "x", 40, 1, true, 39.5};
}

// Waits for the windows of 3, 2 and 4.
BenchmarkSolution zigzag() {
  return {{{{1, 3, 2, 4}, {10, 40, 70, 100}}}, "x", 80, 1, true, {}};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  for (; at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

BenchmarkVerdict judged(const std::string& text, const BenchmarkSolution& solution) {
  return check_benchmark(parse_benchmark(text, "x"), solution);
}

// The only fault is of this kind; its text holds the words.
void expect_fault(const std::string& text, const BenchmarkSolution& solution, BenchmarkRule rule, const char* words) {
  const BenchmarkVerdict verdict = judged(text, solution);
  ASSERT_FALSE(verdict.accepted()) << name(rule);
  for (const BenchmarkViolation& violation : verdict.violations) {
    EXPECT_EQ(name(violation.rule), name(rule)) << violation.text;
  }
  EXPECT_THAT(verdict.violations.front().text, HasSubstr(words));
}

// Claims nothing, so that a planted fault is the only one.
BenchmarkSolution routes(std::vector<BenchmarkRoute> list) {
  return {std::move(list), {}, {}, {}, {}, {}};
}

TEST(BenchmarkCheck, AcceptsTheOptima) {
  for (const char* text : {kTwoRides, kTwoRidesOneDepot}) {
    const BenchmarkVerdict verdict = judged(text, two_rides());
    EXPECT_TRUE(verdict.accepted()) << verdict.violations.front().text;
    EXPECT_DOUBLE_EQ(verdict.objective, 40);
    EXPECT_EQ(verdict.vehicles, 1U);
  }
  const BenchmarkVerdict verdict = judged(kZigzag, zigzag());
  EXPECT_TRUE(verdict.accepted()) << verdict.violations.front().text;
  EXPECT_DOUBLE_EQ(verdict.objective, 80);
}

TEST(BenchmarkCheck, RoutesWithoutNodesAreNoVehicles) {
  BenchmarkSolution solution = two_rides();
  solution.routes.insert(solution.routes.begin(), BenchmarkRoute{});
  EXPECT_TRUE(judged(kTwoRides, solution).accepted());
}

TEST(BenchmarkCheck, Nodes) {
  expect_fault(kTwoRides, routes({{{1, 2, 3, 4, 5}, {5, 13, 21, 29, 60}}}), BenchmarkRule::known_node, "node 5");
  expect_fault(kTwoRides, routes({{{0, 1, 2, 3, 4}, {0, 5, 13, 21, 29}}}), BenchmarkRule::known_node, "node 0");
  expect_fault(kZigzag, routes({{{1, 3, 2, 4, 7'000'000'000}, {10, 40, 70, 100, 110}}}), BenchmarkRule::known_node,
               "7000000000");
  expect_fault(kTwoRides, routes({{{1, 3}, {10, 23}}}), BenchmarkRule::served, "node 2 is visited 0 times");
  expect_fault(kTwoRides, routes({}), BenchmarkRule::served, "node 1");
  expect_fault(kTwoRides, routes({{{1, 2, 3, 4, 4}, {5, 13, 21, 29, 32}}}), BenchmarkRule::served_once, "node 4");
}

TEST(BenchmarkCheck, Pairs) {
  expect_fault(kZigzag, routes({{{1, 4}, {10, 100}}, {{3, 2}, {40, 70}}}), BenchmarkRule::same_vehicle,
               "route 1 picks up at node 1, route 2 drops off at node 2");
  const std::string wide = replaced(replaced(kTwoRides, "20   40", "0   40"), "1 2 100 2", "1 2 200 2");
  expect_fault(wide, routes({{{3, 1, 2, 4}, {15, 28, 36, 49}}}), BenchmarkRule::precedence,
               "drop-off 3 as number 1, before its pickup 1 as number 2");
}

TEST(BenchmarkCheck, Capacity) {
  expect_fault(replaced(kTwoRides, "100 2 14", "100 1 14"), two_rides(), BenchmarkRule::capacity,
               "carries 2 after node 2, the vehicle holds 1");
}

TEST(BenchmarkCheck, Times) {
  expect_fault(kZigzag, routes({{{1, 3, 2, 4}, {10, 40, 75.1, 100}}}), BenchmarkRule::window,
               "75.100000, outside its window 70 to 75");
  expect_fault(kZigzag, routes({{{1, 3, 2, 4}, {10, 39.9, 70, 100}}}), BenchmarkRule::window, "39.900000");
  expect_fault(kTwoRides, routes({{{1, 2, 3, 4}, {5, 12.9, 21, 29}}}), BenchmarkRule::travel_time,
               "at 12.900000, but leaves node 1 at 8.000000 and arrives at 13.000000");
  expect_fault(kTwoRides, routes({{{1, 2, 3, 4}, {4.9, 13, 20.9, 29}}}), BenchmarkRule::travel_time, "arrives at 5.0");
  expect_fault(kTwoRides, routes({{{1, 2, 3, 4}, {5, 14, 22.5, 30.5}}}), BenchmarkRule::ride_time,
               "takes 14.500000, at most 14");
  expect_fault(replaced(kTwoRides, "1 2 100", "1 2 51.5"), two_rides(), BenchmarkRule::route_duration,
               "takes 52.000000 from 0.000000 to 52.000000, at most 51.5");
  expect_fault(replaced(kTwoRides, "480", "51"), two_rides(), BenchmarkRule::depot_window,
               "back at 52.000000, the depot closes at 51");
}

// Leaving later shortens the route: begins at 30 - 5 = 25, back at 77.
TEST(BenchmarkCheck, ARouteBeginsAsLateAsItsFirstStartAllows) {
  const std::string text = replaced(replaced(kTwoRides, "1 2 100", "1 2 52"), "20   40", "0   90");
  EXPECT_TRUE(judged(text, routes({{{1, 2, 3, 4}, {30, 38, 46, 54}}})).accepted());
}

TEST(BenchmarkCheck, Vehicles) {
  expect_fault(replaced(kZigzag, "2\t10\t1\n", "1\t10\t1\n"), routes({{{1, 2}, {10, 70}}, {{3, 4}, {40, 100}}}),
               BenchmarkRule::vehicle_count, "2 routes, but there are 1 vehicles");
}

TEST(BenchmarkCheck, Claims) {
  const auto expect_claim = [](const std::function<void(BenchmarkSolution&)>& change, const char* words) {
    BenchmarkSolution solution = two_rides();
    change(solution);
    expect_fault(kTwoRides, solution, BenchmarkRule::claim, words);
  };
  expect_claim([](auto& s) { s.instance = "y"; }, "is for \"y\", the instance is \"x\"");
  expect_claim([](auto& s) { s.objective = 39.99; }, "39.99 is claimed, 40.000000");
  expect_claim([](auto& s) { s.vehicles = 2; }, "2 vehicles are claimed, 1");
  expect_claim([](auto& s) { s.lower_bound = 40.1; }, "40.1 is above the objective 40");
  expect_claim([](auto& s) { s.feasible = false; }, "no rule is broken");
}

TEST(BenchmarkCheck, ToleratesAMillionth) {
  BenchmarkSolution solution = two_rides();
  solution.routes[0].start_of_service[1] -= 0.9e-6;
  solution.objective = 40 + 0.9e-6;
  EXPECT_TRUE(judged(kTwoRides, solution).accepted());
  solution.routes[0].start_of_service[1] -= 0.2e-6;
  EXPECT_FALSE(judged(kTwoRides, solution).accepted());
}

TEST(BenchmarkCheck, RulesHaveDifferentNames) {
  std::set<std::string_view> names;
  for (std::size_t k = 0; k < kBenchmarkRules; ++k) names.insert(name(static_cast<BenchmarkRule>(k)));
  EXPECT_EQ(names.size(), kBenchmarkRules);
}

}  // namespace
}  // namespace postkutscher
