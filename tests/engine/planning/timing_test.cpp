#include "engine/planning/timing.h"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "engine/base/random.h"
#include "tests/engine/fleet/line_day.h"

namespace postkutscher {

namespace {

using line_day::add_request;
using line_day::add_taxi;
using line_day::at;
using line_day::empty_problem;

constexpr VisitKind kPickup = VisitKind::pickup;
constexpr VisitKind kDropoff = VisitKind::dropoff;

// Base at km 0; ride from km 4 to km 10, pickup between 08:20 (500) and 08:40 (520), two minutes of service each.
TEST(TimeRoute, OneRideIsDrivenWithoutAnyWaiting) {
  Problem problem = empty_problem(20);
  add_request(problem, {4, 10}, {500, 520});
  const DutyId duty = add_taxi(problem, 0);
  const auto plan = time_route(problem, duty, std::vector<Stop>{{RequestId(0), kPickup}, {RequestId(0), kDropoff}});
  // Earliest: at km 4 at 500, away 502, at km 10 at 508, away 510, at km 0 at 520. So leave at 496: 24 min on the road.
  ASSERT_TRUE(plan);
  EXPECT_EQ(*plan, line_day::duty_plan(0, 496, 520, {{0, kPickup, 500, 500, 502}, {0, kDropoff, 508, 508, 510}}));
}

// The second pickup opens at 560, so the vehicle must wait; it waits before the first pickup's ride, not aboard.
TEST(TimeRoute, WaitingIsShiftedToBeforeTheFirstRide) {
  Problem problem = empty_problem(20);
  add_request(problem, {4, 10}, {500, 600});
  add_request(problem, {10, 4}, {560, 600});
  const DutyId duty = add_taxi(problem, 0);
  const std::vector<Stop> stops{
      {RequestId(0), kPickup}, {RequestId(0), kDropoff}, {RequestId(1), kPickup}, {RequestId(1), kDropoff}};
  const auto plan = time_route(problem, duty, stops);
  // Backwards from the second pickup at 560: drop-off 558–560, pickup 550–552, leave base 546. Home: 562 + 6 + 2 + 4.
  ASSERT_TRUE(plan);
  EXPECT_EQ(*plan, line_day::duty_plan(0, 546, 574,
                                       {{0, kPickup, 550, 550, 552},
                                        {0, kDropoff, 558, 558, 560},
                                        {1, kPickup, 560, 560, 562},
                                        {1, kDropoff, 568, 568, 570}}));
}

// Both ends of ride 0 are fixed: the waiting of 30 min for ride 1 stays, but with nobody aboard.
TEST(TimeRoute, NobodyWaitsAboardWhenTheVehicleMustWait) {
  Problem problem = empty_problem(20);
  add_request(problem, {4, 10}, {500, 505});
  add_request(problem, {10, 4}, {560, 600});
  const DutyId duty = add_taxi(problem, 0);
  const std::vector<Stop> stops{
      {RequestId(0), kPickup}, {RequestId(0), kDropoff}, {RequestId(1), kPickup}, {RequestId(1), kDropoff}};
  const auto plan = time_route(problem, duty, stops);
  // Latest pickup 505 (leave base 501); away 507, drop-off 513–515; then waiting until 560 before the second pickup.
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->begin, at(501));
  EXPECT_EQ(plan->visits[1].start, at(513));
  EXPECT_EQ(plan->visits[2].arrival, at(515));
  EXPECT_EQ(plan->visits[2].start, at(560));
}

// Nested ride: 0 from km 2 to km 12 around ride 1 from km 6 to km 8 that opens at 530. Ride 0 may take 10 + 10 min.
TEST(TimeRoute, RideTimeLimitDelaysThePickup) {
  Problem problem = empty_problem(20);
  add_request(problem, {2, 12}, {480, 600});
  add_request(problem, {6, 8}, {530, 600});
  const DutyId duty = add_taxi(problem, 0);
  const std::vector<Stop> stops{
      {RequestId(0), kPickup}, {RequestId(1), kPickup}, {RequestId(1), kDropoff}, {RequestId(0), kDropoff}};
  const auto plan = time_route(problem, duty, stops);
  // Pickup 1 at 530–532, its drop-off 534–536, drop-off 0 at 540. Pickup 0 as late as possible: 526 − 2 = 524 … 4 km
  // before 530. Leave base 522. Ride 0: 526 → 540 = 14 min.
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->begin, at(522));
  EXPECT_EQ(plan->visits[0].departure, at(526));
  EXPECT_EQ(plan->visits[3].start, at(540));
  problem.requests[RequestId(0)].ride_time_limit = Duration::from_minutes(14);
  EXPECT_TRUE(time_route(problem, duty, stops));
  problem.requests[RequestId(0)].ride_time_limit = Duration::from_minutes(14) - Duration{1};
  EXPECT_FALSE(time_route(problem, duty, stops));
  problem.requests[RequestId(0)].ride_time_limit = Duration::from_minutes(14);
  // Now the pickup may not be that late.
  problem.requests[RequestId(0)].pickup_window.latest = at(523);
  EXPECT_FALSE(time_route(problem, duty, stops));
}

TEST(TimeRoute, TheShiftBoundsBothEnds) {
  Problem problem = empty_problem(20);
  add_request(problem, {4, 10}, {500, 520});
  const DutyId duty = add_taxi(problem, 0);
  const std::vector<Stop> stops{{RequestId(0), kPickup}, {RequestId(0), kDropoff}};
  problem.duties[duty].shift = {at(516), at(540)};  // pickup 520, home 540: both tight
  EXPECT_TRUE(time_route(problem, duty, stops));
  problem.duties[duty].shift = {at(517), at(541)};
  EXPECT_FALSE(time_route(problem, duty, stops));
  problem.duties[duty].shift = {at(400), at(520)};  // pickup 500, home 520
  EXPECT_TRUE(time_route(problem, duty, stops));
  problem.duties[duty].shift = {at(400), at(520) + Duration{-1}};
  EXPECT_FALSE(time_route(problem, duty, stops));
}

TEST(TimeRoute, StopsAtOnePlaceFollowEachOther) {
  Problem problem = empty_problem(20);
  add_request(problem, {0, 0}, {500, 520});
  add_request(problem, {0, 0}, {500, 520});
  const DutyId duty = add_taxi(problem, 0);
  const std::vector<Stop> stops{
      {RequestId(0), kPickup}, {RequestId(1), kPickup}, {RequestId(0), kDropoff}, {RequestId(1), kDropoff}};
  const auto plan = time_route(problem, duty, stops);
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->end - plan->begin, Duration::from_minutes(8));
}

TEST(TimeRoute, APassengerAboardHasADeadline) {
  Problem problem = empty_problem(20);
  const RequestId request = add_request(problem, {2, 12}, {300, 340});
  const DutyId duty = add_taxi(problem, 4);
  problem.duties[duty].shift = {at(360), at(400)};
  problem.duties[duty].on_board = {{request, at(350)}};  // limit 20 min: until 370
  const std::vector<Stop> stops{{request, kDropoff}};
  const auto plan = time_route(problem, duty, stops);
  // km 4 → km 12 takes 8 min: leave at once, set down at 368, home at 378.
  ASSERT_TRUE(plan);
  EXPECT_EQ(*plan, line_day::duty_plan(0, 360, 378, {{0, kDropoff, 368, 368, 370}}));
  problem.duties[duty].on_board[0].picked_up = at(347);  // until 367
  EXPECT_FALSE(time_route(problem, duty, stops));
}

TEST(TimeRoute, AnUnreachableLegHasNoTimingEvenWithoutWindows) {
  Problem problem = empty_problem(4);
  const RequestId request = add_request(problem, {1, 3}, {0, 0});
  const DutyId duty = add_taxi(problem, 0);
  problem.requests[request].pickup_window = {};
  problem.duties[duty].shift = {};
  TravelTimes cut = line_day::straight_road(4);
  cut.set(LocationId(1), LocationId(3), TravelProfileId(0), 0, Duration::infinite());
  problem.travel_times = std::make_shared<const TravelTimes>(std::move(cut));
  EXPECT_FALSE(time_route(problem, duty, std::vector<Stop>{{request, kPickup}, {request, kDropoff}}));
}

// A ride of 10 min that may take 9: without windows no end would stop the search, the pre-check does.
TEST(TimeRoute, ARideThatIsTooLongByItselfEndsTheSearch) {
  Problem problem = empty_problem(20);
  const RequestId request = add_request(problem, {0, 10}, {0, 0});
  const DutyId duty = add_taxi(problem, 0);
  problem.requests[request].pickup_window = {};
  problem.requests[request].ride_time_limit = Duration::from_minutes(9);
  problem.duties[duty].shift = {Instant{}, Instant::latest_possible()};
  EXPECT_FALSE(time_route(problem, duty, std::vector<Stop>{{request, kPickup}, {request, kDropoff}}));
}

TEST(TimeRoute, ADutyWithoutStopsStaysAtItsBase) {
  Problem problem = empty_problem(4);
  EXPECT_EQ(time_route(problem, add_taxi(problem, 0), {}), line_day::idle(0));
}

// Brute force on tiny instances in single ticks: all starts in a small range.
struct Tiny {
  Problem problem;
  DutyId duty{0};
  std::vector<Stop> stops;
};

constexpr int kHorizon = 14;

Tiny tiny_instance(std::uint64_t seed, bool time_dependent) {
  RandomStream random({seed, 0, 0, "tiny"});
  const auto below = [&](int n) { return boost::random::uniform_int_distribution<int>(0, n - 1)(random); };
  Tiny tiny;
  for (int k = 0; k < 4; ++k) tiny.problem.locations.push_back({.name = "", .at = {}, .district = ""});
  std::vector<Instant> periods;
  if (time_dependent) periods = {Instant{5}, Instant{9}};
  TravelTimes table(4, 1, periods);
  for (int a = 0; a < 4; ++a) {
    for (int b = 0; b < 4; ++b) {
      for (std::size_t period = 0; period < table.period_count(); ++period) {
        table.set(LocationId(a), LocationId(b), TravelProfileId(0), period, {a == b ? 0 : below(4)});
      }
    }
  }
  tiny.problem.travel_times = std::make_shared<const TravelTimes>(std::move(table));
  add_taxi(tiny.problem, 0);
  tiny.problem.duties[tiny.duty].shift = {Instant{below(3)}, Instant{kHorizon - below(3)}};
  for (int k = 0; k < 2; ++k) {
    Request r;
    r.pickup = LocationId(below(4));
    r.dropoff = LocationId(below(4));
    r.pickup_service = {below(2)};
    r.dropoff_service = {below(2)};
    const int first = below(7);
    r.pickup_window = {Instant{first}, Instant{first + below(6)}};
    const int last = 3 + below(9);
    r.dropoff_window = {Instant{last - below(5)}, Instant{last}};
    r.ride_time_limit = {1 + below(5)};
    tiny.problem.requests.push_back(r);
  }
  tiny.stops = {{RequestId(0), kPickup}, {RequestId(1), kPickup}};
  const RequestId first_out(below(2));
  tiny.stops.push_back({first_out, kDropoff});
  tiny.stops.push_back({RequestId(1 - static_cast<int>(first_out.value)), kDropoff});
  if (below(3) == 0) std::swap(tiny.stops[1], tiny.stops[2]);
  const bool order_ok = tiny.stops[1].kind == kPickup || tiny.stops[1].request == RequestId(0);
  if (!order_ok) std::swap(tiny.stops[1], tiny.stops[2]);
  return tiny;
}

// Least time on the road over all ends, and the least among timings with the earliest end; infinite when infeasible.
struct Optimum {
  Duration any_end = Duration::infinite();
  Duration earliest_end = Duration::infinite();
  Instant end = Instant::latest_possible();
};

class BruteForce {
 public:
  explicit BruteForce(const Tiny& tiny) : tiny_(tiny), start_(tiny.stops.size()) {}

  Optimum run() {
    const TimeWindow shift = duty().shift;
    for (std::int64_t begin = shift.earliest.ticks; begin <= shift.latest.ticks; ++begin) {
      begin_ = {begin};
      extend(0, begin_, duty().start);
    }
    return optimum_;
  }

 private:
  const Duty& duty() const { return tiny_.problem.duties[tiny_.duty]; }

  void extend(std::size_t k, Instant departure, LocationId from) {
    const TravelTimes& times = *tiny_.problem.travel_times;
    if (k == tiny_.stops.size()) {
      finish(departure + times.leg(from, duty().end, duty().profile, departure));
      return;
    }
    const Request& r = tiny_.problem.requests[tiny_.stops[k].request];
    const bool pickup = tiny_.stops[k].kind == kPickup;
    const LocationId place = pickup ? r.pickup : r.dropoff;
    const TimeWindow window = pickup ? r.pickup_window : r.dropoff_window;
    const Instant arrival = departure + times.leg(from, place, duty().profile, departure);
    for (Instant t = std::max(arrival, window.earliest); t <= window.latest; t += Duration{1}) {
      start_[k] = t;
      if (pickup || rides_within_limit(k)) extend(k + 1, t + (pickup ? r.pickup_service : r.dropoff_service), place);
    }
  }

  bool rides_within_limit(std::size_t dropoff) const {
    const RequestId request = tiny_.stops[dropoff].request;
    const Request& r = tiny_.problem.requests[request];
    const auto pickup = std::find(tiny_.stops.begin(), tiny_.stops.end(), Stop{request, kPickup});
    const auto at = static_cast<std::size_t>(pickup - tiny_.stops.begin());
    return start_[dropoff] - (start_[at] + r.pickup_service) <= r.ride_time_limit;
  }

  void finish(Instant end) {
    if (end > duty().shift.latest) return;
    const Duration road = end - begin_;
    optimum_.any_end = std::min(optimum_.any_end, road);
    if (end < optimum_.end) optimum_ = {optimum_.any_end, road, end};
    if (end == optimum_.end) optimum_.earliest_end = std::min(optimum_.earliest_end, road);
  }

  const Tiny& tiny_;
  std::vector<Instant> start_;
  Instant begin_;
  Optimum optimum_;
};

class TinyRoutes : public testing::TestWithParam<bool> {};

TEST_P(TinyRoutes, FeasibilityAndTimeOnTheRoadEqualBruteForce) {
  int feasible = 0;
  for (std::uint64_t seed = 1; seed <= 6000; ++seed) {
    const Tiny tiny = tiny_instance(seed, GetParam());
    const Optimum optimum = BruteForce(tiny).run();
    const auto plan = time_route(tiny.problem, tiny.duty, tiny.stops);
    ASSERT_EQ(plan.has_value(), !optimum.any_end.is_infinite()) << "seed " << seed;
    if (!plan) continue;
    ++feasible;
    EXPECT_EQ(plan->end, optimum.end) << "seed " << seed;
    EXPECT_EQ(plan->end - plan->begin, optimum.earliest_end) << "seed " << seed;
    const bool constant = !GetParam();
    EXPECT_TRUE(!constant || plan->end - plan->begin == optimum.any_end) << "seed " << seed;
  }
  EXPECT_GT(feasible, 200);
  EXPECT_LT(feasible, 5800);
}

INSTANTIATE_TEST_SUITE_P(ConstantAndTimeDependent, TinyRoutes, testing::Bool());

}  // namespace

}  // namespace postkutscher
