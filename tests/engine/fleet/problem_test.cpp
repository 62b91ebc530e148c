#include "engine/fleet/problem.h"

#include <gtest/gtest.h>
#include <set>

#include "engine/fleet/names.h"
#include "tests/engine/fleet/line_day.h"

namespace postkutscher {
namespace {

// One taxi with either three seats, or one seat and a wheelchair place.
struct Pair {
  Problem problem = line_day::empty_problem(2);
  Pair() {
    line_day::add_taxi(problem, 0);
    line_day::add_request(problem, {0, 1}, {400, 410});
    problem.vehicles[VehicleId(0)].layouts = {{{3, 0, 0, 0}}, {{1, 1, 0, 0}}};
  }
  Request& request() { return problem.requests[RequestId(0)]; }
  bool eligible() const { return is_eligible(problem, DutyId(0), RequestId(0)); }
};

TEST(IsEligible, NeedsOneInteriorForTheWholeLoad) {
  Pair pair;
  for (const auto& [load, expected] : {std::pair{Load{3, 0, 0, 0}, true},
                                       {Load{1, 1, 0, 0}, true},
                                       {Load{2, 1, 0, 0}, false},
                                       {Load{4, 0, 0, 0}, false},
                                       {Load{0, 0, 1, 0}, false}}) {
    pair.request().load = load;
    EXPECT_EQ(pair.eligible(), expected) << int{load[0]} << " seats, " << int{load[1]} << " wheelchairs";
  }
}

TEST(IsEligible, NeedsTheVehicleClass) {
  Pair pair;
  pair.request().vehicle_classes = kAllVehicleClasses & ~class_bit(VehicleClass::taxi) & 0xFF;
  EXPECT_FALSE(pair.eligible());
  pair.request().vehicle_classes = class_bit(VehicleClass::taxi);
  EXPECT_TRUE(pair.eligible());
}

TEST(IsEligible, NeverOutweighsOnly) {
  Pair pair;
  pair.request().only_operators = {OperatorId(0)};
  EXPECT_TRUE(pair.eligible());
  pair.request().never_operators = {OperatorId(0)};
  EXPECT_FALSE(pair.eligible());
  pair.request().never_operators.clear();
  pair.request().only_operators = {OperatorId(1)};
  EXPECT_FALSE(pair.eligible());
}

TEST(DutyCost, AddsUseTimeAndDistance) {
  const CostRates rates{Cost::from_euros(10), Cost::from_euros(30), Cost::from_euros(0.5)};
  // 10 € + 1.5 h × 30 € + 40 km × 0.50 €.
  EXPECT_EQ(duty_cost(rates, Duration::from_minutes(90), Distance::from_metres(40000)), Cost::from_euros(75));
}

TEST(ScheduleCost, IdleDutiesCostNothing) {
  Pair pair;
  Schedule schedule;
  schedule.duties.push_back(line_day::idle(0));
  EXPECT_EQ(schedule_cost(pair.problem, schedule), Cost{});
}

TEST(Names, ReadBackWhatTheyWrite) {
  std::set<std::string_view> words;
  for (std::size_t i = 0; i < kVehicleClassCount; ++i) {
    const auto vehicle_class = static_cast<VehicleClass>(i);
    EXPECT_EQ(vehicle_class_from(name(vehicle_class)), vehicle_class);
    words.insert(name(vehicle_class));
  }
  EXPECT_EQ(words.size(), kVehicleClassCount);
  for (std::size_t i = 0; i < kCategoryCount; ++i) {
    const auto category = static_cast<Category>(i);
    EXPECT_EQ(category_from(name(category)), category);
  }
  EXPECT_EQ(vehicle_class_from("Taxi"), std::nullopt);
  EXPECT_EQ(category_from(""), std::nullopt);
}

}  // namespace
}  // namespace postkutscher
