#include "engine/planning/route_pool.h"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <vector>

#include "engine/base/random.h"

namespace postkutscher {

namespace {

using Shared = std::shared_ptr<const DutyRoute>;

// One ride after the other, in the order given.
Shared pooled_route(const std::vector<int>& requests, std::int64_t cost, int duty = 0) {
  auto route = std::make_shared<DutyRoute>();
  route->duty = DutyId(duty);
  route->cost = Cost{cost};
  for (const int r : requests) {
    route->stops.push_back({RequestId(r), VisitKind::pickup});
    route->stops.push_back({RequestId(r), VisitKind::dropoff});
  }
  return route;
}

struct Offer {
  Shared route;
  std::uint32_t duty_class;
  double plan_value;
};

std::vector<Offer> random_offers(std::uint64_t seed, int count) {
  RandomStream random({seed, 0, 0, "route pool"});
  const auto below = [&](int n) { return boost::random::uniform_int_distribution<int>(0, n - 1)(random); };
  std::vector<Offer> offers;
  for (int k = 0; k < count; ++k) {
    std::vector<int> requests;
    for (int r = 0; r < 7; ++r) {
      if (below(2) == 0) requests.push_back(r);
    }
    if (requests.empty()) continue;
    for (std::size_t at = requests.size(); at > 1; --at) {
      std::swap(requests[at - 1], requests[static_cast<std::size_t>(below(static_cast<int>(at)))]);
    }
    offers.push_back({pooled_route(requests, 100 + below(20), below(4)), static_cast<std::uint32_t>(below(2)),
                      static_cast<double>(below(60))});
  }
  return offers;
}

RoutePool pool_of(const std::vector<Offer>& offers, std::size_t capacity) {
  RoutePool pool(capacity);
  for (const Offer& offer : offers) pool.add(offer.route, offer.duty_class, offer.plan_value);
  return pool;
}

void expect_same(const RoutePool& a, const RoutePool& b) {
  const auto first = a.best(SIZE_MAX);
  const auto second = b.best(SIZE_MAX);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t k = 0; k < first.size(); ++k) {
    EXPECT_EQ(first[k].best_plan, second[k].best_plan);
    EXPECT_EQ(first[k].duty_class, second[k].duty_class);
    EXPECT_EQ(first[k].route->cost, second[k].route->cost);
    EXPECT_EQ(first[k].route->stops, second[k].route->stops);
    EXPECT_EQ(first[k].route->duty, second[k].route->duty);
  }
}

TEST(RoutePool, KeepsTheCheapestOrderAndTheBestPlan) {
  RoutePool pool(10);
  pool.add(pooled_route({1, 2}, 50), 0, 900);
  pool.add(pooled_route({2, 1}, 40), 0, 950);
  pool.add(pooled_route({1, 2}, 60), 0, 800);
  pool.add(pooled_route({1, 2}, 70), 1, 990);
  pool.add(pooled_route({}, 0), 0, 1);
  ASSERT_EQ(pool.size(), 2U);
  const std::vector<PooledRoute> best = pool.best(10);
  EXPECT_EQ(best[0].route->cost, Cost{40});
  EXPECT_EQ(best[0].best_plan, 800);
  EXPECT_EQ(best[0].duty_class, 0U);
  EXPECT_EQ(best[1].route->cost, Cost{70});
}

TEST(RoutePool, AColumnHoldsTheRequestsBroughtToTheirDropOff) {
  DutyRoute route;
  route.cost = Cost{77};
  route.stops = {{RequestId(5), VisitKind::pickup},  // request 3 was on board at the start
                 {RequestId(3), VisitKind::dropoff},
                 {RequestId(1), VisitKind::pickup},
                 {RequestId(5), VisitKind::dropoff},
                 {RequestId(1), VisitKind::dropoff}};
  const RouteColumn column = to_column({std::make_shared<const DutyRoute>(route), 4, 0});
  EXPECT_EQ(column.requests, (std::vector<RequestId>{RequestId(1), RequestId(3), RequestId(5)}));
  EXPECT_EQ(column.cost, 77);
  EXPECT_EQ(column.duty_class, 4U);
}

// Against a map by class and sorted requests that never forgets.
TEST(RoutePool, KnowsWhatAPlainMapKnows) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::map<std::pair<std::uint32_t, std::vector<RequestId>>, std::pair<double, Cost>> expected;
    const std::vector<Offer> offers = random_offers(seed, 600);
    for (const Offer& offer : offers) {
      const auto requests = to_column({offer.route, 0, 0}).requests;
      const auto [at, added] =
          expected.try_emplace({offer.duty_class, requests}, std::pair(offer.plan_value, offer.route->cost));
      at->second.first = std::min(at->second.first, offer.plan_value);
      at->second.second = std::min(at->second.second, offer.route->cost);
    }
    const std::vector<PooledRoute> all = pool_of(offers, 1000).best(SIZE_MAX);
    ASSERT_EQ(all.size(), expected.size());
    for (const PooledRoute& pooled : all) {
      const auto& [plan, cost] = expected.at({pooled.duty_class, to_column(pooled).requests});
      EXPECT_EQ(pooled.best_plan, plan);
      EXPECT_EQ(pooled.route->cost, cost);
    }
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(),
                               [](const PooledRoute& a, const PooledRoute& b) { return a.best_plan < b.best_plan; }));
  }
}

TEST(RoutePool, DropsTheRoutesOfTheWorstPlans) {
  RoutePool pool(3);
  for (int k = 0; k < 6; ++k) pool.add(pooled_route({k}, 10), 0, 100 - k);
  EXPECT_EQ(pool.size(), 6U);
  pool.add(pooled_route({6}, 10), 0, 200);
  ASSERT_EQ(pool.size(), 3U);
  std::set<RequestId> left;
  for (const PooledRoute& pooled : pool.best(10)) left.insert(pooled.route->stops[0].request);
  EXPECT_EQ(left, (std::set<RequestId>{RequestId(3), RequestId(4), RequestId(5)}));
}

TEST(RoutePool, MergesToTheSameEitherWay) {
  for (const std::size_t capacity : {1000U, 20U}) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      SCOPED_TRACE(testing::Message() << "seed " << seed << ", capacity " << capacity);
      const RoutePool first = pool_of(random_offers(2 * seed, 300), capacity);
      const RoutePool second = pool_of(random_offers(2 * seed + 1, 300), capacity);
      RoutePool one = first;
      one.merge(second);
      RoutePool other = second;
      other.merge(first);
      expect_same(one, other);
      RoutePool twice = one;
      twice.merge(second);
      expect_same(one, twice);
    }
  }
}

// Requests 1 to 3 ride together in all good plans, with duties of many classes; 9 is only in a bad one.
TEST(RoutePool, ASelectionHasRoutesForEveryRequest) {
  RoutePool pool(100);
  for (std::uint32_t k = 10; k < 30; ++k) pool.add(pooled_route({1, 2, 3}, 50), k, k);
  pool.add(pooled_route({9}, 10), 0, 99);
  const std::vector<PooledRoute> best = pool.best(9);
  ASSERT_EQ(best.size(), 9U);
  EXPECT_EQ(best.back().route->stops[0].request, RequestId(9));
  for (std::size_t k = 0; k < 8; ++k) EXPECT_EQ(best[k].best_plan, static_cast<double>(k + 10));
}

}  // namespace

}  // namespace postkutscher
