#include "engine/planning/best_order.h"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

#include "engine/base/random.h"
#include "tests/engine/fleet/line_day.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

constexpr Cost kAnyCost{INT64_MAX / 4};
constexpr std::int64_t kRoundedDown = 2;  // duty_cost rounds down twice

// Room and pooling in the order of stops, by counting heads. Passengers are on board until their drop-off.
bool fits(const Problem& problem, const Duty& duty, std::span<const Stop> stops) {
  const Vehicle& vehicle = problem.vehicles[duty.vehicle];
  const auto all_sit = [&](const std::vector<RequestId>& inside, const Layout& layout) {
    Load places{};
    bool alone = false;
    for (const RequestId r : inside) {
      alone = alone || !problem.requests[r].shares;
      for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
        places[kind] = static_cast<std::uint16_t>(places[kind] + problem.requests[r].load[kind]);
      }
    }
    for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
      if (places[kind] > layout.capacity[kind]) return false;
    }
    return inside.size() <= (alone ? 1 : vehicle.most_requests_on_board);
  };
  return std::any_of(vehicle.layouts.begin(), vehicle.layouts.end(), [&](const Layout& layout) {
    std::vector<RequestId> inside;
    for (const OnBoard& passenger : duty.on_board) inside.push_back(passenger.request);
    bool ok = all_sit(inside, layout);
    for (const Stop& stop : stops) {
      if (stop.kind == VisitKind::pickup) {
        inside.push_back(stop.request);
      } else {
        std::erase(inside, stop.request);
      }
      ok = ok && all_sit(inside, layout);
    }
    return ok;
  });
}

PriceOfOrder exact_price(const Problem& problem, DutyId duty) {
  return [&problem, duty](std::span<const Stop> stops) -> std::optional<Cost> {
    const Duty& d = problem.duties[duty];
    if (!fits(problem, d, stops)) return std::nullopt;
    const auto plan = time_route(problem, duty, stops);
    if (!plan) return std::nullopt;
    Distance distance;
    LocationId at = d.start;
    for (const Stop& stop : stops) {
      const Request& r = problem.requests[stop.request];
      const LocationId next = stop.kind == VisitKind::pickup ? r.pickup : r.dropoff;
      distance += problem.travel_times->distance(at, next, d.profile);
      at = next;
    }
    distance += problem.travel_times->distance(at, d.end, d.profile);
    return duty_cost(d.rates, plan->end - plan->begin, distance);
  };
}

// Every order in which stops move by at most `shift` positions.
std::optional<Cost> cheapest_of_all(const std::vector<Stop>& stops, std::size_t shift, const PriceOfOrder& price) {
  std::vector<std::size_t> order(stops.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::optional<Cost> best;
  do {
    bool allowed = true;
    for (std::size_t at = 0; at < order.size(); ++at) {
      allowed = allowed && order[at] <= at + shift && at <= order[at] + shift;
    }
    std::vector<Stop> moved;
    for (const std::size_t k : order) moved.push_back(stops[k]);
    for (std::size_t at = 0; at < moved.size() && allowed; ++at) {
      const auto pickup = std::find(moved.begin(), moved.end(), Stop{moved[at].request, VisitKind::pickup});
      allowed = moved[at].kind == VisitKind::pickup || pickup == moved.end() ||
                pickup - moved.begin() < static_cast<std::ptrdiff_t>(at);
    }
    if (!allowed) continue;
    const std::optional<Cost> cost = price(moved);
    if (cost && (!best || *cost < *best)) best = cost;
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

// Two rides one after the other; both ways at once would save the second way east.
TEST(BestOrder, TwoRidesTheSameWayAreShared) {
  Problem problem = line_day::empty_problem(20);
  line_day::add_request(problem, {4, 10}, {500, 560});
  line_day::add_request(problem, {5, 11}, {500, 560});
  const DutyId duty = line_day::add_taxi(problem, 0);
  const std::vector<Stop> stops{{RequestId(0), VisitKind::pickup},
                                {RequestId(0), VisitKind::dropoff},
                                {RequestId(1), VisitKind::pickup},
                                {RequestId(1), VisitKind::dropoff}};
  const PriceOfOrder price = exact_price(problem, duty);
  const OrderResult result = find_better_order(problem, duty, stops, *price(stops), {.shift = 1}, price);
  EXPECT_TRUE(result.complete);
  const std::vector<Stop> shared{stops[0], stops[2], stops[1], stops[3]};
  EXPECT_EQ(result.stops, shared);
  // 10 € per use, 22 km and 22 + 8 minutes at 0.50 € each.
  EXPECT_EQ(result.cost, Cost::from_euros(36));
  EXPECT_TRUE(find_better_order(problem, duty, shared, result.cost, {.shift = 4}, price).stops.empty());
  EXPECT_TRUE(find_better_order(problem, duty, stops, *price(stops), {.shift = 0}, price).stops.empty());
}

// How many of the duties had a feasible order.
int expect_as_enumerated(const Problem& problem, std::uint64_t seed, std::size_t shift) {
  RandomStream random({seed, shift, 0, "best order"});
  const auto below = [&](std::size_t n) {
    return boost::random::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  int feasible = 0;
  for (const DutyId duty : problem.duties.ids()) {
    std::vector<Stop> stops;
    for (const OnBoard& passenger : problem.duties[duty].on_board) {
      stops.push_back({passenger.request, VisitKind::dropoff});
    }
    const std::size_t count = stops.size() + 2 * (1 + below(3));
    while (stops.size() < count) {
      const RequestId request(below(problem.requests.size()));
      const bool known = std::any_of(stops.begin(), stops.end(), [&](const Stop& s) { return s.request == request; });
      if (known || request.index() < 2) continue;
      const std::size_t pickup = below(stops.size() + 1);
      stops.insert(stops.begin() + static_cast<std::ptrdiff_t>(pickup), {request, VisitKind::pickup});
      const std::size_t dropoff = pickup + 1 + below(stops.size() - pickup);
      stops.insert(stops.begin() + static_cast<std::ptrdiff_t>(dropoff), {request, VisitKind::dropoff});
    }
    SCOPED_TRACE(testing::Message() << "seed " << seed << ", shift " << shift << ", duty " << duty.value);
    const PriceOfOrder price = exact_price(problem, duty);
    const std::optional<Cost> expected = cheapest_of_all(stops, shift, price);
    const OrderResult result =
        find_better_order(problem, duty, stops, kAnyCost, {.shift = shift, .nodes = 1'000'000}, price);
    EXPECT_TRUE(result.complete);
    EXPECT_EQ(expected.has_value(), !result.stops.empty());
    if (!expected || result.stops.empty()) continue;
    ++feasible;
    EXPECT_LE(result.cost.value - expected->value, kRoundedDown);
    EXPECT_EQ(price(result.stops), result.cost);
  }
  return feasible;
}

TEST(BestOrder, IsTheCheapestOfAllWithConstantTimes) {
  int feasible = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const Problem problem = random_problem({.seed = seed,
                                            .requests = 12,
                                            .duties = 4,
                                            .side_km = 6,
                                            .window_minutes = 150 + 60 * static_cast<int>(seed % 5),
                                            .detour_minutes = 25});
    for (const std::size_t shift : {1U, 2U, 3U, 8U}) feasible += expect_as_enumerated(problem, seed, shift);
  }
  EXPECT_GT(feasible, 100);
}

TEST(BestOrder, IsTheCheapestOfAllWithPeriodsAndPassengers) {
  int feasible = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Problem problem = random_problem({.seed = seed,
                                      .requests = 12,
                                      .duties = 4,
                                      .periods = 4,
                                      .side_km = 6,
                                      .window_minutes = 240,
                                      .detour_minutes = 25,
                                      .passengers_on_board = 2});
    for (Duty& duty : problem.duties) duty.longest = Duration::from_minutes(6 * 60);
    for (const std::size_t shift : {2U, 8U}) feasible += expect_as_enumerated(problem, seed, shift);
  }
  EXPECT_GT(feasible, 100);
}

TEST(BestOrder, EndsAtItsLimits) {
  Problem problem = line_day::empty_problem(40);
  std::vector<Stop> stops;
  for (int k = 0; k < 33; ++k) {
    const RequestId request = line_day::add_request(problem, {k % 7, (k * 5) % 11 + 8}, {380, 1000});
    stops.push_back({request, VisitKind::pickup});
    stops.push_back({request, VisitKind::dropoff});
  }
  const DutyId duty = line_day::add_taxi(problem, 0);
  const PriceOfOrder price = exact_price(problem, duty);
  EXPECT_FALSE(find_better_order(problem, duty, stops, kAnyCost, {}, price).complete);  // more than 64 stops
  stops.resize(24);
  const OrderResult few = find_better_order(problem, duty, stops, kAnyCost, {.shift = 4, .nodes = 30}, price);
  EXPECT_FALSE(few.complete);
  EXPECT_EQ(few.nodes, 31);
}

}  // namespace

}  // namespace postkutscher
