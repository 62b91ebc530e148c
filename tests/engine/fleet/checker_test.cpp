#include "engine/fleet/checker.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <optional>
#include <set>
#include <tuple>

#include "tests/engine/fleet/checker_day.h"

namespace postkutscher {
namespace {

using line_day::at;
using line_day::checker_day;
using line_day::Day;
using line_day::duty_plan;

constexpr Duration kTick{1};
constexpr auto kPickup = VisitKind::pickup;
constexpr auto kDropoff = VisitKind::dropoff;

std::set<ViolationKind> kinds(const CheckResult& result) {
  std::set<ViolationKind> found;
  for (const Violation& violation : result.violations) found.insert(violation.kind);
  return found;
}

std::string texts(const CheckResult& result) {
  std::string all;
  for (const Violation& violation : result.violations) {
    all += std::string(name(violation.kind)) + ": " + violation.text + "\n";
  }
  return all;
}

ReferenceLeg road_of(const Problem& problem) {
  return [table = problem.travel_times](LocationId from, LocationId to, TravelProfileId profile, Instant depart) {
    return table->leg(from, to, profile, depart);
  };
}

TEST(Checker, AcceptsTheValidDay) {
  const Day day = checker_day();
  const CheckResult result = check(day.problem, day.schedule);
  EXPECT_TRUE(result.accepted()) << texts(result);
  EXPECT_EQ(result.legs_checked, 5u + 4u);
  EXPECT_EQ(result.legs_rerouted, 0u);
  // D0: 10 € + 29 min × 0.50 € + 20 km × 0.50 € = 34.50 €. D1: 10 € + 41 min × 0.50 € + 12 km × 0.50 € = 36.50 €.
  EXPECT_EQ(result.cost, Cost::from_euros(71));
  EXPECT_EQ(result.cost, schedule_cost(day.problem, day.schedule));
}

TEST(Checker, NamesAreDistinct) {
  std::set<std::string_view> names;
  for (std::size_t kind = 0; kind < kViolationKinds; ++kind) names.insert(name(static_cast<ViolationKind>(kind)));
  EXPECT_EQ(names.size(), kViolationKinds);
}

// One defect per kind, planted so that every other rule still holds; `reference` is what the road says. The text must
// contain each of `words`: the ids and both numbers.
struct Planted {
  Day day = checker_day();
  ReferenceLeg reference;
  std::vector<std::string> words;

  Request& request(int id) { return day.problem.requests[RequestId(id)]; }
  Duty& duty(int id) { return day.problem.duties[DutyId(id)]; }
  std::vector<Visit>& visits(int duty) { return day.schedule.duties[static_cast<std::size_t>(duty)].visits; }
  DutyPlan& plan(int duty) { return day.schedule.duties[static_cast<std::size_t>(duty)]; }
  void set_van(DutyPlan plan) { day.schedule.duties[1] = std::move(plan); }
};

void plant_in_accounts(Planted& p, ViolationKind kind) {
  switch (kind) {
    case ViolationKind::duty_list:
      p.day.schedule.duties.push_back(line_day::idle(2));
      p.words = {"duty D2", "2 plans", "1"};
      break;
    case ViolationKind::unknown_request:
      p.day.schedule.refused.push_back({RequestId(99), RefusalReason::all_busy, "", ""});
      p.words = {"99", "5"};
      break;
    case ViolationKind::request_unaccounted:
      p.day.schedule.refused.clear();
      p.words = {"request R4"};
      break;
    case ViolationKind::request_doubled:
      p.day.schedule.refused.insert(p.day.schedule.refused.begin(), {RequestId(0), RefusalReason::all_busy, "", ""});
      p.words = {"request R0", "picked up 1 times", "refused 1 times"};
      break;
    case ViolationKind::pickup_without_dropoff:  // back from km 5 at 387 + 5
      p.set_van(duty_plan(1, 360, 392, {{3, kDropoff, 363, 363, 365}, {2, kPickup, 367, 380, 387}}));
      p.words = {"duty D1", "request R2"};
      break;
    case ViolationKind::dropoff_without_pickup:  // km 3 → 6 at 365 + 3
      p.set_van(duty_plan(1, 360, 401, {{3, kDropoff, 363, 363, 365}, {2, kDropoff, 368, 388, 395}}));
      p.words = {"duty D1", "request R2"};
      break;
    case ViolationKind::dropoff_before_pickup:
      p.set_van(duty_plan(1, 360, 408,
                          {{3, kDropoff, 363, 363, 365}, {2, kDropoff, 368, 388, 395}, {2, kPickup, 396, 396, 403}}));
      p.words = {"duty D1", "request R2", "visit 2", "visit 3"};
      break;
    case ViolationKind::on_board:  // km 0 → 5 at 360 + 5
      p.set_van(duty_plan(1, 360, 401, {{2, kPickup, 365, 380, 387}, {2, kDropoff, 388, 388, 395}}));
      p.words = {"duty D1", "request R3"};
      break;
    default:
      break;
  }
}

void plant_in_rules(Planted& p, ViolationKind kind) {
  switch (kind) {
    case ViolationKind::not_eligible:
      p.request(0).vehicle_classes = class_bit(VehicleClass::ambulance);
      p.words = {"duty D0", "request R0", "taxi"};
      break;
    case ViolationKind::capacity:  // 1 + 4 seats, although either fits alone
      p.request(1).load = {4, 0, 0, 0};
      p.words = {"duty D0", "request R1", "5 seat", "4 seat"};
      break;
    case ViolationKind::pooling:
      p.request(1).shares = false;
      p.words = {"duty D0", "request R1", "2 requests"};
      break;
    case ViolationKind::table_differs_from_road:
      p.reference = [road = road_of(p.day.problem)](LocationId from, LocationId to, TravelProfileId profile,
                                                    Instant depart) {
        const bool wrong = from == LocationId(10) && to == LocationId(0);
        return road(from, to, profile, depart) + (wrong ? Duration{2} : kTick);
      };
      p.words = {"duty D0", "00:10:00 in the table", "00:10:00.2 on the road"};
      break;
    default:
      break;
  }
}

void plant_in_times(Planted& p, ViolationKind kind) {
  switch (kind) {
    case ViolationKind::pickup_window:
      p.request(0).pickup_window.latest = at(422) - kTick;
      p.words = {"duty D0", "request R0", "07:02:00", "07:01:59.9"};
      break;
    case ViolationKind::dropoff_window:
      p.request(1).dropoff_window.earliest = at(433) + kTick;
      p.words = {"duty D0", "request R1", "07:13:00", "07:13:00.1"};
      break;
    case ViolationKind::ride_time:
      p.request(0).ride_time_limit = Duration::from_minutes(13) - kTick;
      p.words = {"duty D0", "request R0", "00:13:00", "00:12:59.9"};
      break;
    case ViolationKind::service_time:
      p.visits(1).back().departure += kTick;
      p.plan(1).end += kTick;
      p.words = {"duty D1", "request R2", "00:07:00.1", "00:07:00"};
      break;
    case ViolationKind::travel_time:
      p.plan(0).end += -kTick;
      p.words = {"duty D0", "07:28:59.9", "07:29:00"};
      break;
    case ViolationKind::time_order:  // the van starts at km 3 before it is there; it waits at km 5 anyway
      p.visits(1)[0].start += -kTick;
      p.visits(1)[0].departure += -kTick;
      p.visits(1)[1].arrival += -kTick;
      p.words = {"duty D1", "request R3", "06:02:59.9", "06:03:00"};
      break;
    case ViolationKind::unreachable_leg: {
      TravelTimes table = *p.day.problem.travel_times;
      table.set(LocationId(10), LocationId(0), TravelProfileId(0), 0, Duration::infinite());
      p.day.problem.travel_times = std::make_shared<const TravelTimes>(table);
      p.words = {"duty D0", "10", "07:29:00"};
      break;
    }
    case ViolationKind::shift:
      p.duty(0).shift.latest = at(449) - kTick;
      p.words = {"duty D0", "07:29:00", "07:28:59.9"};
      break;
    case ViolationKind::duty_length:
      p.duty(0).longest = Duration::from_minutes(29) - kTick;
      p.words = {"duty D0", "07:00:00", "07:29:00", "00:29:00", "00:28:59.9"};
      break;
    default:
      break;
  }
}

class PlantedDefect : public testing::TestWithParam<std::size_t> {};

TEST_P(PlantedDefect, IsCaughtAsItsKindAndNoOther) {
  const auto kind = static_cast<ViolationKind>(GetParam());
  Planted planted;
  plant_in_accounts(planted, kind);
  plant_in_rules(planted, kind);
  plant_in_times(planted, kind);
  ASSERT_FALSE(planted.words.empty()) << "no defect is planted for the kind " << name(kind);
  CheckOptions options;
  options.reference_leg = planted.reference;
  const CheckResult result = check(planted.day.problem, planted.day.schedule, options);
  ASSERT_EQ(result.violations.size(), 1u) << texts(result);
  EXPECT_EQ(result.violations.front().kind, kind) << texts(result);
  for (const std::string& word : planted.words) {
    EXPECT_THAT(result.violations.front().text, testing::HasSubstr(word));
  }
}

INSTANTIATE_TEST_SUITE_P(EveryKind, PlantedDefect, testing::Range(std::size_t{0}, kViolationKinds),
                         [](const testing::TestParamInfo<std::size_t>& info) {
                           return std::string(name(static_cast<ViolationKind>(info.param)));
                         });

// Further faces of the same kinds. Each changes the valid day and expects exactly one kind.
void expect_only(ViolationKind kind, const Day& day) {
  const CheckResult result = check(day.problem, day.schedule);
  EXPECT_EQ(kinds(result), std::set{kind}) << texts(result);
}

TEST(Checker, DutyListMissingUnknownAndOutOfOrder) {
  Day missing = checker_day();
  missing.schedule.duties.pop_back();
  expect_only(ViolationKind::duty_list, missing);
  Day unknown = checker_day();
  unknown.schedule.duties.push_back(line_day::idle(7));
  expect_only(ViolationKind::duty_list, unknown);
  Day swapped = checker_day();
  std::swap(swapped.schedule.duties[1], swapped.schedule.duties[2]);
  expect_only(ViolationKind::duty_list, swapped);
}

TEST(Checker, OperatorRulesDecideEligibility) {
  Day others = checker_day();
  others.problem.requests[RequestId(0)].only_operators = {OperatorId(1)};
  expect_only(ViolationKind::not_eligible, others);
  Day excluded = checker_day();
  excluded.problem.requests[RequestId(0)].never_operators = {OperatorId(0)};
  expect_only(ViolationKind::not_eligible, excluded);
}

TEST(Checker, TooBigALoadIsNotEligible) {
  Day day = checker_day();
  day.problem.requests[RequestId(2)].load = {0, 2, 0, 0};
  EXPECT_TRUE(kinds(check(day.problem, day.schedule)).count(ViolationKind::not_eligible));
}

TEST(Checker, OneInteriorMustCoverTheWholeDuty) {
  // Five seats fit the first interior, the wheelchair the second; changing on the way is not allowed.
  Day day = checker_day();
  day.problem.requests[RequestId(3)].load = {5, 0, 0, 0};
  expect_only(ViolationKind::capacity, day);
}

TEST(Checker, AtMostAsManyRequestsAsTheVehicleMayPool) {
  Day day = checker_day();
  day.problem.vehicles[VehicleId(0)].most_requests_on_board = 1;
  expect_only(ViolationKind::pooling, day);
}

TEST(Checker, ArrivingLateHidesWaitingOnTheWay) {
  Day day = checker_day();
  day.schedule.duties[1].visits[1].arrival = at(380);
  expect_only(ViolationKind::travel_time, day);
}

TEST(Checker, TheShiftHoldsAtItsBeginningAndForIdleDuties) {
  Day early = checker_day();
  early.problem.duties[DutyId(0)].shift.earliest = at(420) + kTick;
  expect_only(ViolationKind::shift, early);
  Day idle = checker_day();
  idle.schedule.duties[2].end = at(361);
  expect_only(ViolationKind::shift, idle);
}

TEST(Checker, RideTimeOfWhomIsOnBoardCountsFromItsPickup) {
  Day day = checker_day();  // picked up at 355, dropped off at 363
  day.problem.requests[RequestId(3)].ride_time_limit = Duration::from_minutes(8);
  EXPECT_TRUE(check(day.problem, day.schedule).accepted());
  day.problem.requests[RequestId(3)].ride_time_limit = Duration::from_minutes(8) - kTick;
  expect_only(ViolationKind::ride_time, day);
}

TEST(Checker, AVisitOfNoRequestAndOfNoKind) {
  Day unknown = checker_day();
  unknown.schedule.duties[2] = duty_plan(2, 360, 370, {{77, kPickup, 362, 362, 364}, {77, kDropoff, 365, 365, 367}});
  expect_only(ViolationKind::unknown_request, unknown);
  Day odd = checker_day();
  odd.schedule.duties[2] = duty_plan(2, 360, 370, {{0, static_cast<VisitKind>(9), 362, 362, 364}});
  expect_only(ViolationKind::unknown_request, odd);
}

TEST(Checker, PickupAndDropoffByDifferentDuties) {
  Day day = checker_day();
  day.schedule.duties[1] = duty_plan(1, 360, 392, {{3, kDropoff, 363, 363, 365}, {2, kPickup, 367, 380, 387}});
  day.schedule.duties[2] = duty_plan(2, 382, 401, {{2, kDropoff, 388, 388, 395}});
  EXPECT_EQ(kinds(check(day.problem, day.schedule)),
            (std::set{ViolationKind::pickup_without_dropoff, ViolationKind::dropoff_without_pickup}));
}

TEST(Checker, TimesOutsideAllInstants) {
  Day day = checker_day();
  day.schedule.duties[0].visits[1].start = {std::numeric_limits<std::int64_t>::min()};
  expect_only(ViolationKind::time_order, day);
}

// The legs that the checker asked the road about.
std::vector<std::tuple<std::uint32_t, std::uint32_t, std::int64_t>> asked(std::size_t sample, std::uint64_t seed) {
  const Day day = checker_day();
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::int64_t>> legs;
  CheckOptions options;
  options.sample = sample;
  options.seed = seed;
  options.reference_leg = [&, road = road_of(day.problem)](LocationId from, LocationId to, TravelProfileId profile,
                                                           Instant depart) {
    legs.emplace_back(from.value, to.value, depart.ticks);
    return road(from, to, profile, depart);
  };
  const CheckResult result = check(day.problem, day.schedule, options);
  EXPECT_TRUE(result.accepted()) << texts(result);
  EXPECT_EQ(result.legs_rerouted, legs.size());
  return legs;
}

TEST(Checker, DrivesASeededSampleOfTheLegsAgain) {
  EXPECT_EQ(asked(50, 1).size(), 9u);
  const auto four = asked(4, 1);
  EXPECT_EQ(four.size(), 4u);
  EXPECT_EQ(std::set(four.begin(), four.end()).size(), 4u);
  EXPECT_EQ(four, asked(4, 1));
  bool differs = false;
  for (std::uint64_t seed = 2; seed < 6; ++seed) differs = differs || asked(4, seed) != four;
  EXPECT_TRUE(differs);
}

}  // namespace
}  // namespace postkutscher
