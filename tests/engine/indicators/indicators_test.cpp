#include "engine/indicators/indicators.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "engine/fleet/checker.h"
#include "tests/engine/fleet/checker_day.h"

namespace postkutscher {

namespace {

using line_day::at;
using line_day::Day;

// checker_day with owners (R0, R3: O0; R1, R2: O1; R4: nobody), R4 from a place outside every district, ends of the
// drop-off windows, a revenue and a second category:
//
// D0, 07:00 to 07:29, km: 0→2 empty, 2→4 R0, 4→8 R0+R1, 8→10 R0, 10→0 empty: 20 km, 12 passenger-km; waits one minute
//     at km 8 with R0 (and R1, who is let out there) on board; 10 € + 29 × 0.50 € + 20 × 0.50 € = 34.50 €.
// D1, 06:00 to 06:41, km: 0→3 R3, 3→5 empty, 5→6 R2, 6→0 empty: 12 km, 4 passenger-km; its wait at km 5 is empty;
//     10 € + 41 × 0.50 € + 12 × 0.50 € = 36.50 €.
// Rides: R0 13 min (direct 8), R1 5 (4), R2 1 (1), R3 8 (2). Reserves: R0 450 − 437, R1 470 − 433, R2 400 − 388.
Day indicator_day() {
  Day day = line_day::checker_day();
  Problem& problem = day.problem;
  for (const int id : {0, 3}) problem.requests[RequestId(id)].owner = OperatorId(0);
  for (const int id : {1, 2}) problem.requests[RequestId(id)].owner = OperatorId(1);
  problem.requests[RequestId(0)].dropoff_window.latest = at(450);
  problem.requests[RequestId(2)].dropoff_window.latest = at(400);
  problem.requests[RequestId(0)].revenue = Cost::from_euros(20);
  problem.requests[RequestId(2)].category = Category::wheelchair;
  problem.requests[RequestId(4)].pickup = LocationId(12);
  problem.locations[LocationId(12)].district = "";
  return day;
}

struct Expected {
  double numerator;
  double denominator;
  std::size_t n;
  double value;
};

using Key = std::pair<std::string, std::string>;  // group, key

std::map<Key, Indicator> of_scope(const std::vector<Indicator>& indicators, IndicatorScope scope) {
  std::map<Key, Indicator> found;
  for (const Indicator& indicator : indicators) {
    if (indicator.scope != scope) continue;
    EXPECT_TRUE(found.emplace(Key(indicator.group, indicator.key), indicator).second);
  }
  return found;
}

void expect_figure(const Indicator& indicator, const Expected& expected) {
  SCOPED_TRACE(indicator.group + " " + indicator.key);
  EXPECT_NEAR(indicator.numerator, expected.numerator, 1e-9);
  EXPECT_NEAR(indicator.denominator, expected.denominator, 1e-9);
  EXPECT_EQ(indicator.n, expected.n);
  ASSERT_TRUE(indicator.value.has_value());
  EXPECT_NEAR(*indicator.value, expected.value, 1e-9);
}

TEST(Indicators, TheDayItselfIsValid) {
  const Day day = indicator_day();
  EXPECT_TRUE(check(day.problem, day.schedule).accepted());
}

TEST(Indicators, EveryKeyOverAll) {
  const std::map<std::string, Expected> expected = {
      {"requests", {5, 1, 5, 5}},
      {"served", {4, 1, 5, 4}},
      {"rejection_rate", {1, 5, 5, 20}},
      {"unserved_price", {50, 1, 1, 50}},
      {"vehicles_used", {2, 1, 2, 2}},
      {"duties_used", {2, 1, 2, 2}},
      {"rides_driven", {4, 1, 4, 4}},
      {"vehicle_hours", {70.0 / 60, 1, 2, 70.0 / 60}},
      {"vehicle_km", {32, 1, 2, 32}},
      {"passenger_km", {16, 1, 4, 16}},
      {"occupancy", {16, 32, 2, 0.5}},
      {"waiting_with_passengers", {1, 1, 1, 1}},
      {"rides_per_vehicle_hour", {4, 70.0 / 60, 2, 24.0 / 7}},
      {"empty_share", {20, 32, 2, 62.5}},
      {"empty_approach_share", {2, 32, 2, 6.25}},
      {"empty_depot_share", {18, 32, 2, 56.25}},
      {"pooling_rate", {2, 4, 4, 50}},
      {"detour", {27, 15, 4, 1.8}},
      {"detour_p95", {4, 1, 4, 4}},
      {"ride_time", {27, 4, 4, 6.75}},
      {"reserve_median", {13, 1, 3, 13}},
      {"reserve_p10", {12, 1, 3, 12}},
      {"driving_cost", {71, 1, 2, 71}},
      {"cost_per_served_ride", {71, 4, 4, 17.75}},
      {"co2_kg", {6.4, 1, 2, 6.4}},
      {"total_cost", {101, 1, 5, 101}},  // 71 + 50 − 20
  };
  const Day day = indicator_day();
  const auto found = of_scope(compute_indicators(day.problem, day.schedule), IndicatorScope::all);
  EXPECT_EQ(found.size(), expected.size());
  for (const auto& [key, indicator] : found) {
    const auto it = expected.find(key.second);
    ASSERT_NE(it, expected.end()) << key.second << " has no hand-derived value";
    expect_figure(indicator, it->second);
  }
}

TEST(Indicators, RequestsCountForTheirOwnerAndDutiesForWhoDrives) {
  const Day day = indicator_day();
  const auto found = of_scope(compute_indicators(day.problem, day.schedule), IndicatorScope::by_operator);
  expect_figure(found.at({"O0", "served"}), {2, 1, 2, 2});                 // R0, R3
  expect_figure(found.at({"O0", "pooling_rate"}), {1, 2, 2, 50});          // R0 of both
  expect_figure(found.at({"O1", "pooling_rate"}), {1, 2, 2, 50});          // R1 of both
  expect_figure(found.at({"O0", "detour"}), {21, 10, 2, 2.1});             // 13 + 8 over 8 + 2
  expect_figure(found.at({"O0", "vehicle_km"}), {20, 1, 1, 20});           // D0
  expect_figure(found.at({"O1", "empty_share"}), {8, 12, 1, 800.0 / 12});  // 2 + 6 of 12 km
  expect_figure(found.at({"O1", "cost_per_served_ride"}), {36.5, 2, 2, 18.25});
  expect_figure(found.at({"O2", "vehicles_used"}), {0, 1, 0, 0});
  expect_figure(found.at({"-", "requests"}), {1, 1, 1, 1});
  EXPECT_FALSE(found.at({"O2", "occupancy"}).value.has_value());
  EXPECT_EQ(found.count({"O0", "total_cost"}), 0u);
}

TEST(Indicators, DistrictsAndCategoriesSpeakOfRequestsOnly) {
  const Day day = indicator_day();
  const std::vector<Indicator> all = compute_indicators(day.problem, day.schedule);
  const auto districts = of_scope(all, IndicatorScope::by_district);
  expect_figure(districts.at({"West", "served"}), {3, 1, 3, 3});
  expect_figure(districts.at({"Ost", "ride_time"}), {1, 1, 1, 1});
  expect_figure(districts.at({"-", "rejection_rate"}), {1, 1, 1, 100});
  EXPECT_FALSE(districts.at({"-", "reserve_median"}).value.has_value());
  EXPECT_EQ(districts.count({"West", "vehicle_km"}), 0u);
  const auto categories = of_scope(all, IndicatorScope::by_category);
  expect_figure(categories.at({"wheelchair", "reserve_p10"}), {12, 1, 1, 12});
  expect_figure(categories.at({"walking", "requests"}), {4, 1, 4, 4});
  EXPECT_EQ(categories.count({"lying", "requests"}), 0u);
}

std::vector<std::string> groups(const std::vector<Indicator>& indicators) {
  std::vector<std::string> order;
  for (const Indicator& indicator : indicators) {
    if (order.empty() || order.back() != indicator.group) order.push_back(indicator.group);
  }
  return order;
}

TEST(Indicators, OrderIsStable) {
  const Day day = indicator_day();
  const std::vector<Indicator> all = compute_indicators(day.problem, day.schedule);
  EXPECT_THAT(groups(all),
              testing::ElementsAre("", "O0", "O1", "O2", "-", "Ost", "West", "-", "walking", "wheelchair"));
  for (std::size_t i = 0; i < indicator_definitions().size(); ++i) {
    EXPECT_EQ(all[i].key, indicator_definitions()[i].key);
    EXPECT_EQ(all[i].unit, indicator_definitions()[i].unit);
  }
}

TEST(Indicators, GroupsSumToTheTotalWhereAdditive) {
  const Day day = indicator_day();
  const std::vector<Indicator> all = compute_indicators(day.problem, day.schedule);
  const auto totals = of_scope(all, IndicatorScope::all);
  std::set<std::string> additive;
  for (const IndicatorDefinition& definition : indicator_definitions()) {
    if (definition.additive) additive.insert(definition.key);
  }
  std::map<std::pair<IndicatorScope, std::string>, double> sums;
  for (const Indicator& indicator : all) {
    if (indicator.scope == IndicatorScope::all || additive.count(indicator.key) == 0) continue;
    sums[{indicator.scope, indicator.key}] += indicator.numerator;
    EXPECT_EQ(indicator.denominator, 1);
  }
  // By operator all 12 sums; by district and category the 3 of requests.
  EXPECT_EQ(sums.size(), 12u + 2 * 3u);
  for (const auto& [key, sum] : sums) {
    EXPECT_NEAR(sum, totals.at({"", key.second}).numerator, 1e-9) << key.second;
  }
}

TEST(Indicators, BoardingWhereAnotherAlightsIsNotPooling) {
  // R1 boards at km 4 before R0 alights there: both on board, but no way is driven together.
  Problem problem = line_day::empty_problem(10);
  line_day::add_taxi(problem, 0);
  line_day::add_request(problem, {2, 4}, {420, 420});
  line_day::add_request(problem, {4, 8}, {420, 430});
  Schedule schedule;
  schedule.duties.push_back(line_day::duty_plan(0, 418, 442,
                                                {{0, VisitKind::pickup, 420, 420, 422},
                                                 {1, VisitKind::pickup, 424, 424, 426},
                                                 {0, VisitKind::dropoff, 426, 426, 428},
                                                 {1, VisitKind::dropoff, 432, 432, 434}}));
  ASSERT_TRUE(check(problem, schedule).accepted());
  const auto found = of_scope(compute_indicators(problem, schedule), IndicatorScope::all);
  EXPECT_EQ(found.at({"", "pooling_rate"}).value, 0);
}

TEST(Indicators, ADayWithoutRequestsHasNoRatios) {
  Problem problem = line_day::empty_problem(3);
  line_day::add_taxi(problem, 0);
  Schedule schedule;
  schedule.duties.push_back(line_day::idle(0));
  for (const auto& [key, indicator] : of_scope(compute_indicators(problem, schedule), IndicatorScope::all)) {
    EXPECT_EQ(indicator.value.has_value(), indicator.denominator != 0) << key.second;
    EXPECT_EQ(indicator.value.value_or(0), 0) << key.second;
  }
}

TEST(Indicators, DefinitionsAreCompleteInBothLanguages) {
  std::set<std::string> keys;
  for (const IndicatorDefinition& definition : indicator_definitions()) {
    SCOPED_TRACE(definition.key);
    EXPECT_TRUE(keys.insert(definition.key).second);
    EXPECT_THAT(definition.unit, testing::AnyOf("1", "%", "km", "min", "h", "€", "kg"));
    EXPECT_FALSE(definition.label_de.empty());
    EXPECT_FALSE(definition.label_en.empty());
    EXPECT_THAT(definition.definition_de, testing::EndsWith("."));
    EXPECT_THAT(definition.definition_en, testing::EndsWith("."));
    EXPECT_EQ(definition.key.find("punctual"), std::string::npos) << "planned punctuality is 100 % by construction";
    EXPECT_EQ(definition.key.find("on_time"), std::string::npos) << "planned punctuality is 100 % by construction";
  }
}

}  // namespace
}  // namespace postkutscher
