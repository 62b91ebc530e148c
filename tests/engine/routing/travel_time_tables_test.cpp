#include "engine/routing/travel_time_tables.h"

#include <array>
#include <atomic>
#include <gtest/gtest.h>

#include "engine/base/errors.h"
#include "engine/routing/topology.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

// Primary roads slower than the others, then everything the same.
std::vector<TravelPeriod> two_periods() {
  TrafficFactors rush{TrafficFactors::on_roads(1.3)};
  rush.by_class[static_cast<std::size_t>(RoadClass::primary)] = 2.5;
  return {{Instant{100}, rush}, {Instant{200}, {TrafficFactors::on_roads(1.1)}}};
}

struct Case {
  AsciiMap map = AsciiMap({"A---B---C", "|   |   |", "D---E---F", "         ", "G---H    "}, 100)
                     .way("ABC", {.road_class = RoadClass::primary, .oneway = true})
                     .way("DEF")
                     .way("AD")
                     .way("BE")
                     .way("CF")
                     .way("GH");
  Topology topology = Topology(map.build());
  Router car = Router(topology, plain_profile(), {.traffic = two_periods()});
  Router foot = Router(topology, plain_profile(Mode::foot), {.traffic = two_periods()});
  std::array<const Router*, 2> routers{&car, &foot};
  std::vector<std::vector<Position>> positions{places(car), places(foot)};

  std::vector<Position> places(const Router& router) const {
    std::vector<Position> found;
    for (int i = 0; i < 40; ++i) {
      found.push_back(router.snap(map.place(i % 9, (i * 7) % 5 + 0.1), i % 3 == 0 ? Approach::any : Approach::kerb));
    }
    found.push_back(router.snap(map.place(200, 200)));  // off the map
    return found;
  }
  TravelTimes fill(int threads) const {
    RunContext context;
    context.threads = threads;
    return fill_travel_times(routers, positions, context);
  }
};

TEST(TravelTimeTables, EntriesAreTheCostsOfThePeriodsRoutes) {
  const Case c;
  const TravelTimes table = c.fill(1);
  ASSERT_EQ(table.period_starts(), (std::vector<Instant>{{100}, {200}}));
  auto workspace = c.car.make_workspace();
  int routes = 0, other_ways = 0;
  for (std::size_t p = 0; p < 2; ++p) {
    const TravelProfileId profile(p);
    for (std::size_t i = 0; i < 41; ++i) {
      for (std::size_t j = 0; j < 41; ++j) {
        const LocationId from(i), to(j);
        Distance free_flow;
        for (std::size_t period = 0; period < 3; ++period) {
          const auto route = c.routers[p]->route(c.positions[p][i], c.positions[p][j], workspace, period);
          const Duration wanted = route ? route->cost.duration : Duration::infinite();
          ASSERT_EQ(table.in_period(from, to, profile, period), wanted) << i << " to " << j << " in " << period;
          if (!route) continue;
          ++routes;
          ASSERT_EQ(sum_of_steps(*route), route->cost);
          if (period == 0) free_flow = route->cost.distance;
          if (route->cost.distance != free_flow) ++other_ways;
        }
        ASSERT_EQ(table.distance(from, to, profile), free_flow);
      }
    }
  }
  EXPECT_EQ(routes, 3 * 2 * 40 * 40);
  EXPECT_GT(other_ways, 0) << "traffic changes ways";
}

TEST(TravelTimeTables, TrafficSlowsNobodyOnFoot) {
  const Case c;
  const TravelTimes table = c.fill(1);
  const LocationId from(0), to(13);
  const auto in = [&](std::size_t profile, std::size_t period) {
    return table.in_period(from, to, TravelProfileId(profile), period);
  };
  EXPECT_GT(in(0, 2), in(0, 0));
  EXPECT_EQ(in(1, 1), in(1, 0));
  EXPECT_EQ(in(1, 2), in(1, 0));
}

void expect_equal(const TravelTimes& a, const TravelTimes& b) {
  ASSERT_EQ(a.location_count(), b.location_count());
  for (std::size_t i = 0; i < a.location_count(); ++i) {
    for (std::size_t j = 0; j < a.location_count(); ++j) {
      for (std::size_t p = 0; p < a.profile_count(); ++p) {
        const LocationId from(i), to(j);
        const TravelProfileId profile(p);
        for (std::size_t period = 0; period < a.period_count(); ++period) {
          ASSERT_EQ(a.in_period(from, to, profile, period), b.in_period(from, to, profile, period));
        }
        ASSERT_EQ(a.distance(from, to, profile), b.distance(from, to, profile));
      }
    }
  }
}

TEST(TravelTimeTables, NumberOfThreadsDoesNotMatter) {
  const Case c;
  expect_equal(c.fill(1), c.fill(4));
}

TEST(TravelTimeTables, AppendedLocationsEqualATableFilledAtOnce) {
  const Case c;
  TravelTimes table(0, 2, {{100}, {200}});
  for (const std::size_t count : {1U, 2U, 3U, 10U, 11U, 40U, 41U, 41U}) {
    std::vector<std::vector<Position>> known;
    for (const auto& positions : c.positions) {
      known.push_back(positions);
      known.back().resize(count);
    }
    append_travel_times(table, c.routers, known, {});
    ASSERT_EQ(table.location_count(), count);
  }
  expect_equal(table, c.fill(1));
}

TEST(TravelTimeTables, AllPairsAreThoseOfTheJunctions) {
  const Case c;
  const TravelTimes table = fill_all_pairs(c.routers, 1e9, {});
  ASSERT_EQ(table.location_count(), c.map.network().nodes().size());
  auto workspace = c.car.make_workspace();
  for (const NodeId a : c.map.network().nodes().ids()) {
    for (const NodeId b : c.map.network().nodes().ids()) {
      const auto at = [&](NodeId node) { return c.car.snap(c.map.network().nodes()[node].at); };
      const auto route = c.car.route(at(a), at(b), workspace, 1);
      const Duration wanted = a == b ? Duration{} : route ? route->cost.duration : Duration::infinite();
      ASSERT_EQ(table.in_period(LocationId(a.index()), LocationId(b.index()), TravelProfileId(0), 1), wanted);
    }
  }
}

TEST(TravelTimeTables, WhatDoesNotFitIsRefusedWithItsSize) {
  const Case c;
  EXPECT_THROW(fill_all_pairs(c.routers, 1000, {}), InputError);
  try {
    // 10^5 places: 10^10 pairs of 3 profiles with 5 durations and a distance of 4 bytes, and 16 bytes beside them.
    refuse_too_large({100'000, 3, 5}, 4e9, "rides.csv");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.code(), "table_too_large");
    EXPECT_EQ(error.where(), "rides.csv");
    EXPECT_NE(error.cause().find("880.0 GB"), std::string::npos) << error.cause();
  }
  EXPECT_NO_THROW(refuse_too_large({1000, 3, 5}, 4e9, "rides.csv"));
}

// Five streets of 14 days each are a way of 70 days; in traffic it takes 90, past the 77 days of a cost.
TEST(TravelTimeTables, AWayThatIsTooLongInOnePeriodIsNone) {
  AsciiMap map({"A-B-C-D-E-F"}, 50);
  map.way("AB").way("BC").way("CD").way("DE").way("EF");
  Profile profile = plain_profile();
  profile.speed_urban.fill(0.0003);
  const Router router(map.build(), profile, {.traffic = {{Instant{0}, {TrafficFactors::on_roads(1.3)}}}});
  const Router* routers[] = {&router};
  const std::vector<std::vector<Position>> positions{
      {router.snap(map.at("A")), router.snap(map.at("C")), router.snap(map.at("F"))}};
  const TravelTimes table = fill_travel_times(routers, positions, {});
  const auto leg = [&](std::size_t from, std::size_t to, std::int64_t depart) {
    return table.leg(LocationId(from), LocationId(to), TravelProfileId(0), {depart});
  };
  EXPECT_EQ(leg(0, 1, 0), Duration{2 * 15'600'000});
  EXPECT_TRUE(leg(0, 2, 0).is_infinite());
  EXPECT_TRUE(leg(0, 2, -100'000'000).is_infinite());
}

TEST(TravelTimeTables, StopsWhenCancelled) {
  const Case c;
  const std::atomic<bool> cancel = true;
  RunContext context;
  context.cancel = &cancel;
  EXPECT_THROW(fill_travel_times(c.routers, c.positions, context), Cancelled);
}

}  // namespace
}  // namespace postkutscher
