#include "engine/planning/lower_bound.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/fleet/checker.h"
#include "engine/planning/planner.h"
#include "engine/planning/timing.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

// The best schedule by trying every order of every set of requests on every duty.
class AllSchedules {
 public:
  explicit AllSchedules(const Problem& problem) : problem_(problem) {
    for (const DutyId duty : problem.duties.ids()) {
      best_.emplace_back();
      std::vector<Stop> stops;
      try_all(duty, stops, 0, 0);
    }
  }

  // Cost of serving everybody, if that is possible.
  std::optional<std::int64_t> serving_all() const { return choose(0, everybody(), false); }
  std::int64_t serving_or_refusing() const { return *choose(0, everybody(), true); }

 private:
  using Mask = unsigned;

  Mask everybody() const { return (1U << problem_.requests.size()) - 1; }

  bool loads_fit(DutyId duty, const std::vector<Stop>& stops) const {
    const Vehicle& vehicle = problem_.vehicles[problem_.duties[duty].vehicle];
    return std::any_of(vehicle.layouts.begin(), vehicle.layouts.end(), [&](const Layout& layout) {
      std::vector<RequestId> inside;
      for (const Stop& stop : stops) {
        stop.kind == VisitKind::pickup ? inside.push_back(stop.request) : void(std::erase(inside, stop.request));
        if (inside.size() > vehicle.most_requests_on_board) return false;
        std::array<int, kPlaceKinds> sum{};
        for (const RequestId r : inside) {
          if (inside.size() > 1 && !problem_.requests[r].shares) return false;
          for (std::size_t k = 0; k < kPlaceKinds; ++k) sum[k] += problem_.requests[r].load[k];
        }
        for (std::size_t k = 0; k < kPlaceKinds; ++k) {
          if (sum[k] > layout.capacity[k]) return false;
        }
      }
      return true;
    });
  }

  void try_all(DutyId duty, std::vector<Stop>& stops, Mask picked_up, Mask aboard) {
    if (!stops.empty() && (!loads_fit(duty, stops) || !time_route(problem_, duty, stops))) return;
    if (aboard == 0 && !stops.empty()) keep(duty, stops, picked_up);
    for (const RequestId request : problem_.requests.ids()) {
      const Mask bit = 1U << request.value;
      if ((aboard & bit) != 0) {
        stops.push_back({request, VisitKind::dropoff});
        try_all(duty, stops, picked_up, aboard & ~bit);
        stops.pop_back();
      } else if ((picked_up & bit) == 0 && is_eligible(problem_, duty, request)) {
        stops.push_back({request, VisitKind::pickup});
        try_all(duty, stops, picked_up | bit, aboard | bit);
        stops.pop_back();
      }
    }
  }

  void keep(DutyId duty, const std::vector<Stop>& stops, Mask served) {
    const std::optional<DutyPlan> plan = time_route(problem_, duty, stops);
    if (!plan) return;
    const Cost cost = duty_cost(problem_.duties[duty].rates, plan->end - plan->begin, duty_distance(problem_, *plan));
    const auto [place, is_new] = best_[duty.index()].try_emplace(served, cost.value);
    if (!is_new) place->second = std::min(place->second, cost.value);
  }

  std::optional<std::int64_t> choose(std::size_t duty, Mask left, bool may_refuse) const {
    if (duty == best_.size()) {
      std::int64_t prices = 0;
      for (const RequestId request : problem_.requests.ids()) {
        if (((left >> request.value) & 1U) != 0) prices += problem_.requests[request].price_of_not_serving.value;
      }
      return left == 0 || may_refuse ? std::optional(prices) : std::nullopt;
    }
    std::optional<std::int64_t> best = choose(duty + 1, left, may_refuse);
    for (const auto& [served, cost] : best_[duty]) {
      if ((served & left) != served) continue;
      const std::optional<std::int64_t> rest = choose(duty + 1, left & ~served, may_refuse);
      if (rest && (!best || cost + *rest < *best)) best = cost + *rest;
    }
    return best;
  }

  const Problem& problem_;
  std::vector<std::map<Mask, std::int64_t>> best_;
};

RandomDay small_day(std::uint64_t seed) {
  RandomDay day{.seed = seed, .requests = 5, .duties = 3, .operators = 2, .side_km = 9};
  day.window_minutes = static_cast<int>(30 + 60 * (seed % 4));
  day.detour_minutes = static_cast<int>(10 + 10 * (seed % 3));
  return day;
}

// Most seeds draw requests that every duty may serve, so that all can be served.
Problem small_problem(std::uint64_t seed) {
  Problem problem = random_problem(small_day(seed));
  for (const RequestId request : problem.requests.ids()) {
    if (seed % 4 == 3) break;
    Request& r = problem.requests[request];
    r.vehicle_classes = kAllVehicleClasses;
    r.never_operators.clear();
    r.load = {1, 0, 0, 0};
  }
  for (const DutyId duty : problem.duties.ids()) {
    Duty& d = problem.duties[duty];
    if (seed % 5 == 1) d.longest = Duration::from_minutes(150);
    if (seed % 3 == 2) d.rates = {Cost{}, Cost{}, Cost::from_euros(0.35)};
    if (seed % 2 == 0 && duty.index() > 0) {  // two equal duties
      const Duty& first = problem.duties[DutyId(0)];
      d.shift = first.shift;
      d.start = d.end = first.start;
      d.profile = first.profile;
      d.rates = first.rates;
      problem.vehicles[d.vehicle] = problem.vehicles[first.vehicle];
      d.owner = first.owner;
    }
  }
  return problem;
}

class LowerBoundOfSmallDays : public testing::TestWithParam<std::uint64_t> {};

void expect_proof(const Problem& problem, const LowerBound& result, std::int64_t optimum) {
  ASSERT_TRUE(result.bound) << result.reason;
  EXPECT_LE(result.bound->value, optimum);
  EXPECT_GE(result.bound->value, optimum - 1 - optimum / 1'000'000'000);
  EXPECT_TRUE(result.proven_optimal) << result.reason;
  ASSERT_TRUE(result.schedule);
  for (const Violation& violation : check(problem, *result.schedule).violations) ADD_FAILURE() << violation.text;
  Cost value = schedule_cost(problem, *result.schedule);
  for (const Refusal& refusal : result.schedule->refused) {
    value += problem.requests[refusal.request].price_of_not_serving;
  }
  EXPECT_EQ(value.value, optimum);
}

TEST_P(LowerBoundOfSmallDays, IsTheBestCostOfServingAllRequests) {
  const Problem problem = small_problem(GetParam());
  const std::optional<std::int64_t> optimum = AllSchedules(problem).serving_all();
  const LowerBound result = lower_bound(problem, {}, {});
  if (optimum) {
    expect_proof(problem, result, *optimum);
  } else {
    EXPECT_FALSE(result.bound);
    EXPECT_FALSE(result.schedule);
    EXPECT_FALSE(result.proven_optimal);
    EXPECT_EQ(result.reason, "not all requests can be served");
  }
}

TEST_P(LowerBoundOfSmallDays, IsTheBestCostWithPricesOfRefusals) {
  Problem problem = small_problem(GetParam());
  for (const RequestId request : problem.requests.ids()) {
    if (GetParam() % 2 == 0) problem.requests[request].price_of_not_serving = Cost::from_euros(21);
  }
  LowerBoundOptions options;
  options.may_refuse = true;
  expect_proof(problem, lower_bound(problem, options, {}), AllSchedules(problem).serving_or_refusing());
}

TEST_P(LowerBoundOfSmallDays, AnOptimalIncumbentIsProvenAndAWorseOneImproved) {
  Problem problem = small_problem(GetParam());
  for (const DutyId duty : problem.duties.ids()) problem.duties[duty].longest = Duration::infinite();
  const Schedule today = dispatch_in_booking_order(problem);
  LowerBoundOptions options;
  options.may_refuse = true;
  options.incumbent = &today;
  const LowerBound result = lower_bound(problem, options, {});
  const std::int64_t optimum = AllSchedules(problem).serving_or_refusing();
  if (result.schedule) {
    expect_proof(problem, result, optimum);
    return;
  }
  Cost value = schedule_cost(problem, today);
  for (const Refusal& refusal : today.refused) value += problem.requests[refusal.request].price_of_not_serving;
  EXPECT_TRUE(result.proven_optimal) << result.reason;
  EXPECT_EQ(value.value, optimum);
}

// Time-dependent legs are relaxed to their least times: still a bound, perhaps no proof.
TEST_P(LowerBoundOfSmallDays, HoldsForTimesOfDay) {
  RandomDay day = small_day(GetParam());
  day.periods = 5;
  const Problem problem = random_problem(day);
  LowerBoundOptions options;
  options.may_refuse = true;
  const LowerBound result = lower_bound(problem, options, {});
  ASSERT_TRUE(result.bound) << result.reason;
  EXPECT_LE(result.bound->value, AllSchedules(problem).serving_or_refusing());
  EXPECT_GT(result.bound->value, 0);
  EXPECT_FALSE(result.schedule);
  EXPECT_FALSE(result.proven_optimal);
  EXPECT_EQ(result.reason, "travel times depend on the time of day: least times are taken");
}

// Few labels, routes and nodes weaken the bound; it stays one.
TEST_P(LowerBoundOfSmallDays, HoldsAtEveryLimit) {
  const Problem problem = small_problem(GetParam());
  const std::int64_t optimum = AllSchedules(problem).serving_or_refusing();
  for (const std::size_t limit : {0U, 1U, 3U, 10U, 30U}) {
    LowerBoundOptions options;
    options.may_refuse = true;
    options.most_labels = options.most_rounds = options.most_routes = options.most_nodes = limit;
    const LowerBound result = lower_bound(problem, options, {});
    ASSERT_TRUE(result.bound) << result.reason;
    EXPECT_LE(result.bound->value, optimum) << limit;
    EXPECT_TRUE(result.proven_optimal || !result.reason.empty()) << limit;
  }
}

// Too many fragments: relaxed routes. They neither pay for waiting nor keep to ride times, and may serve twice.
TEST_P(LowerBoundOfSmallDays, HoldsForRelaxedRoutes) {
  const Problem problem = small_problem(GetParam());
  const std::int64_t optimum = AllSchedules(problem).serving_or_refusing();
  LowerBoundOptions options;
  options.may_refuse = true;
  options.most_fragments = 2;
  const LowerBound result = lower_bound(problem, options, {});
  ASSERT_TRUE(result.bound) << result.reason;
  EXPECT_LE(result.bound->value, optimum);
  EXPECT_GT(result.bound->value, optimum / 2);
  EXPECT_TRUE(result.proven_optimal || result.reason == "more than 2 partial fragments: routes are relaxed");
}

INSTANTIATE_TEST_SUITE_P(Seeds, LowerBoundOfSmallDays, testing::Range<std::uint64_t>(1, 41));

TEST(LowerBound, IsTheSameOnAnyNumberOfThreads) {
  const Problem problem = random_problem({.seed = 3, .requests = 20, .duties = 6});
  LowerBoundOptions options;
  options.may_refuse = true;
  const LowerBound one = lower_bound(problem, options, {});
  RunContext four;
  four.threads = 4;
  const LowerBound other = lower_bound(problem, options, four);
  ASSERT_TRUE(one.bound && other.bound);
  EXPECT_EQ(one.bound, other.bound);
  EXPECT_EQ(one.labels, other.labels);
  EXPECT_EQ(one.columns, other.columns);
  ASSERT_TRUE(one.schedule && other.schedule);
  EXPECT_EQ(one.schedule->duties, other.schedule->duties);
}

TEST(LowerBound, SaysWhenTheProblemIsOutOfReach) {
  const LowerBound aboard = lower_bound(random_problem({.requests = 5, .passengers_on_board = 1}), {}, {});
  EXPECT_FALSE(aboard.bound);
  EXPECT_EQ(aboard.reason, "passengers aboard at the start of a duty");

  const LowerBound many = lower_bound(random_problem({.requests = 257}), {}, {});
  EXPECT_FALSE(many.bound);
  EXPECT_EQ(many.reason, "more than 256 requests");
}

}  // namespace

}  // namespace postkutscher
