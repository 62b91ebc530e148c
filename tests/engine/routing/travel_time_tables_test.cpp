#include "engine/routing/travel_time_tables.h"

#include <array>
#include <atomic>
#include <gtest/gtest.h>

#include "engine/base/errors.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

TEST(Scaled, RoundsUpWithoutBinaryNoise) {
  EXPECT_EQ(scaled(Duration{10}, 1.1), Duration{11});
  EXPECT_EQ(scaled(Duration{10}, 1.11), Duration{12});
  EXPECT_EQ(scaled(Duration{0}, 1.5), Duration{0});
  EXPECT_EQ(scaled(Duration{12345}, 1.0), Duration{12345});
  EXPECT_TRUE(scaled(Duration::infinite(), 1.5).is_infinite());
}

struct Case {
  AsciiMap map = AsciiMap({"A---B---C", "|   |   |", "D---E---F", "         ", "G---H    "}, 100)
                     .way("ABC", {.oneway = true})
                     .way("DEF")
                     .way("AD")
                     .way("BE")
                     .way("CF")
                     .way("GH");
  Router car = Router(map.build(), plain_profile());
  Router foot = Router(map.network(), plain_profile(Mode::foot));
  std::array<const Router*, 2> routers{&car, &foot};
  std::vector<std::vector<Position>> positions{places(car), places(foot)};

  std::vector<Position> places(const Router& router) const {
    std::vector<Position> found;
    for (int i = 0; i < 40; ++i) found.push_back(router.snap(map.place(i % 9, (i * 7) % 5 + 0.1), Approach::kerb));
    found.push_back(router.snap(map.place(200, 200)));  // off the map
    return found;
  }
  TravelTimes fill(int threads) const {
    const std::array<TravelPeriod, 2> periods{{{Instant{100}, 1.3}, {Instant{200}, 1.0}}};
    RunContext context;
    context.threads = threads;
    return fill_travel_times(routers, positions, 1.1, periods, context);
  }
};

TEST(TravelTimeTables, EntriesAreTheCostsOfRoutes) {
  const Case c;
  const TravelTimes table = c.fill(1);
  ASSERT_EQ(table.period_count(), 3U);
  auto workspace = c.car.make_workspace();
  int routes = 0;
  for (std::size_t p = 0; p < 2; ++p) {
    for (std::size_t i = 0; i < 41; ++i) {
      for (std::size_t j = 0; j < 41; ++j) {
        const auto route = c.routers[p]->route(c.positions[p][i], c.positions[p][j], workspace);
        const LocationId from(i), to(j);
        const TravelProfileId profile(p);
        const Duration entry = table.in_period(from, to, profile, 1);
        ASSERT_EQ(entry, scaled(route ? route->cost.duration : Duration::infinite(), 1.3)) << i << " to " << j;
        if (!route) continue;
        ++routes;
        ASSERT_EQ(table.in_period(from, to, profile, 0), scaled(route->cost.duration, 1.1));
        ASSERT_EQ(table.distance(from, to, profile), route->cost.distance);
        ASSERT_EQ(sum_of_steps(*route), route->cost);
      }
    }
  }
  EXPECT_EQ(routes, 2 * 40 * 40);
}

TEST(TravelTimeTables, NumberOfThreadsDoesNotMatter) {
  const Case c;
  const TravelTimes one = c.fill(1), many = c.fill(4);
  for (std::size_t i = 0; i < 41; ++i) {
    for (std::size_t j = 0; j < 41; ++j) {
      for (std::size_t p = 0; p < 2; ++p) {
        const LocationId from(i), to(j);
        ASSERT_EQ(one.in_period(from, to, TravelProfileId(p), 2), many.in_period(from, to, TravelProfileId(p), 2));
        ASSERT_EQ(one.distance(from, to, TravelProfileId(p)), many.distance(from, to, TravelProfileId(p)));
      }
    }
  }
}

TEST(TravelTimeTables, StopsWhenCancelled) {
  const Case c;
  const std::atomic<bool> cancel = true;
  RunContext context;
  context.cancel = &cancel;
  EXPECT_THROW(fill_travel_times(c.routers, c.positions, 1.0, {}, context), Cancelled);
}

}  // namespace
}  // namespace postkutscher
