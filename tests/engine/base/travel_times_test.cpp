#include "engine/base/travel_times.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

#include "engine/base/random.h"

namespace postkutscher {
namespace {

constexpr LocationId kA(0), kB(1);
constexpr TravelProfileId kCar(0);

TravelTimes two_places(std::vector<Instant> starts, const std::vector<std::int64_t>& ticks) {
  TravelTimes times(2, 1, std::move(starts));
  for (std::size_t period = 0; period < ticks.size(); ++period) times.set(kA, kB, kCar, period, {ticks[period]});
  return times;
}

TEST(TravelTimes, WithoutPeriodsALegIsTheTable) {
  TravelTimes times = two_places({}, {600});
  times.set_distance(kA, kB, kCar, {12'345});
  EXPECT_EQ(times.leg(kA, kB, kCar, {99}), Duration{600});
  EXPECT_EQ(times.latest_departure(kA, kB, kCar, {1000}), Instant{400});
  EXPECT_EQ(times.least(kA, kB, kCar), Duration{600});
  EXPECT_EQ(times.distance(kA, kB, kCar).decimetres, 12'345);
  EXPECT_FALSE(times.time_dependent());
}

TEST(TravelTimes, WhatWasNotSetIsUnreachable) {
  const TravelTimes times = two_places({{100}}, {600, 700});
  EXPECT_TRUE(times.leg(kB, kA, kCar, {0}).is_infinite());
  EXPECT_TRUE(times.least(kB, kA, kCar).is_infinite());
  EXPECT_EQ(times.latest_departure(kB, kA, kCar, {0}), Instant::earliest_possible());
}

// 600 ticks before 1000, 1200 from then on. Departing at 700, 300 ticks drive one half; the other half takes 600.
TEST(TravelTimes, ALegConsumesShares) {
  const TravelTimes times = two_places({{1000}}, {600, 1200});
  EXPECT_EQ(times.leg(kA, kB, kCar, {0}), Duration{600});
  EXPECT_EQ(times.leg(kA, kB, kCar, {400}), Duration{600});
  EXPECT_EQ(times.leg(kA, kB, kCar, {700}), Duration{900});
  EXPECT_EQ(times.leg(kA, kB, kCar, {1000}), Duration{1200});
  EXPECT_EQ(times.latest_departure(kA, kB, kCar, {1600}), Instant{700});
  EXPECT_EQ(times.period_at({999}), 0U);
  EXPECT_EQ(times.period_at({1000}), 1U);
}

// Three periods in one leg: 1000 | 500 | 2000 ticks with borders at 100 and 200. From 0: 1/10, then 1/5, then 7/10 *
// 2000.
TEST(TravelTimes, ALegMayCrossSeveralPeriods) {
  const TravelTimes times = two_places({{100}, {200}}, {1000, 500, 2000});
  EXPECT_NEAR(static_cast<double>(times.leg(kA, kB, kCar, {0}).ticks), 100 + 100 + 1400, 1);
  EXPECT_EQ(times.least(kA, kB, kCar), Duration{500});
}

// Many small steps and a big one: what was there stays, what is new is unreachable.
TEST(TravelTimes, LocationsCanBeAdded) {
  TravelTimes times(2, 2, {{100}});
  const auto entry = [](std::size_t from, std::size_t to, std::size_t profile, std::size_t period) {
    return Duration{static_cast<std::int64_t>(1000 * from + 10 * to + 2 * profile + period)};
  };
  std::size_t known = 0;
  for (const std::size_t count : {2U, 3U, 4U, 5U, 6U, 30U, 30U, 31U}) {
    times.add_locations(count - times.location_count());
    ASSERT_EQ(times.location_count(), count);
    for (std::size_t from = 0; from < count; ++from) {
      for (std::size_t to = 0; to < count; ++to) {
        const LocationId a(from), b(to);
        const bool is_new = std::max(from, to) >= known;
        for (std::size_t p = 0; p < 2; ++p) {
          const TravelProfileId profile(p);
          for (std::size_t period = 0; period < 2; ++period) {
            const Duration stored = times.in_period(a, b, profile, period);
            ASSERT_EQ(stored, is_new ? Duration::infinite() : entry(from, to, p, period));
            times.set(a, b, profile, period, entry(from, to, p, period));
          }
          ASSERT_EQ(times.distance(a, b, profile).decimetres, is_new ? 0 : std::int64_t(from + 7 * to + p));
          times.set_distance(a, b, profile, {std::int64_t(from + 7 * to + p)});
        }
      }
    }
    known = count;
  }
}

TEST(TravelTimes, RowsAreEntriesOfConsecutiveLocations) {
  constexpr std::uint32_t kNone = TravelTimes::kUnreachable;
  TravelTimes times(4, 1, {{100}});
  const std::vector<std::uint32_t> free_flow{10, kNone, 30}, rush{20, 40, kNone}, decimetres{5, 6, 7};
  times.set_row(kA, LocationId(1), kCar, 0, free_flow);
  times.set_row(kA, LocationId(1), kCar, 1, rush);
  times.set_distance_row(kA, LocationId(1), kCar, decimetres);
  EXPECT_EQ(times.in_period(kA, LocationId(1), kCar, 0), Duration{10});
  EXPECT_EQ(times.in_period(kA, LocationId(1), kCar, 1), Duration{20});
  EXPECT_EQ(times.distance(kA, LocationId(3), kCar).decimetres, 7);
  for (const std::size_t to : {0U, 2U, 3U}) {
    EXPECT_TRUE(times.leg(kA, LocationId(to), kCar, {0}).is_infinite()) << to;
    EXPECT_TRUE(times.leg(kA, LocationId(to), kCar, {200}).is_infinite()) << to;
  }
}

// A period in which the way takes no time: whoever waits for it arrives at once.
TEST(TravelTimes, LatestDepartureBeforeAPeriodWithoutTravelTime) {
  const TravelTimes times = two_places({{100}, {200}}, {0, 50, 500});
  EXPECT_EQ(times.latest_departure(kA, kB, kCar, {120}), Instant{99});
  EXPECT_EQ(times.latest_departure(kA, kB, kCar, {99}), Instant{99});
  EXPECT_EQ(times.latest_departure(kA, kB, kCar, {150}), Instant{100});
}

struct RandomCase {
  std::vector<Instant> starts;
  std::vector<std::int64_t> ticks;
};

RandomCase random_case(RandomStream& random) {
  RandomCase made;
  std::int64_t start = 0;
  for (std::uint64_t period = 0, periods = 1 + random() % 4; period < periods; ++period) {
    start += 1 + static_cast<std::int64_t>(random() % 60);
    made.starts.push_back({start});
  }
  for (std::size_t i = 0; i <= made.starts.size(); ++i) made.ticks.push_back(static_cast<std::int64_t>(random() % 90));
  return made;
}

TEST(TravelTimes, RandomTablesAreFifoAndExactlyInvertible) {
  const std::uint64_t seed = 7;
  SCOPED_TRACE("seed " + std::to_string(seed));
  RandomStream random({.seed = seed, .purpose = "travel times test"});
  for (int round = 0; round < 300; ++round) {
    const RandomCase table = random_case(random);
    const TravelTimes times = two_places(table.starts, table.ticks);
    const auto arrival = [&](std::int64_t t) { return t + times.leg(kA, kB, kCar, {t}).ticks; };
    for (std::int64_t t = -150; t < 350; ++t) {
      ASSERT_LE(arrival(t), arrival(t + 1)) << "round " << round << ", departure " << t;
      ASSERT_GE(times.leg(kA, kB, kCar, {t}), times.least(kA, kB, kCar));
    }
    for (std::int64_t arrive = 0; arrive < 250; ++arrive) {
      std::int64_t latest = 350;
      while (arrival(latest) > arrive) --latest;
      ASSERT_EQ(times.latest_departure(kA, kB, kCar, {arrive}).ticks, latest) << "round " << round;
    }
  }
}

// The same with durations of minutes to weeks, around the borders where shares are rounded.
TEST(TravelTimes, LongLegsAreFifoAndExactlyInvertible) {
  const std::uint64_t seed = 8;
  SCOPED_TRACE("seed " + std::to_string(seed));
  RandomStream random({.seed = seed, .purpose = "travel times test"});
  for (int round = 0; round < 2000; ++round) {
    RandomCase table = random_case(random);
    const auto unit = 1 + static_cast<std::int64_t>(random() % (std::uint64_t{1} << (4 + random() % 18)));
    for (Instant& start : table.starts) start.ticks *= unit;
    for (std::int64_t& ticks : table.ticks) ticks = ticks * unit + static_cast<std::int64_t>(random() % 100);
    const TravelTimes times = two_places(table.starts, table.ticks);
    const auto arrival = [&](std::int64_t t) { return t + times.leg(kA, kB, kCar, {t}).ticks; };
    for (int query = 0; query < 20; ++query) {
      const std::int64_t t = table.starts[random() % table.starts.size()].ticks - 30 +
                             static_cast<std::int64_t>(random() % 60) - (query % 2) * table.ticks[0] / 2;
      ASSERT_LE(arrival(t), arrival(t + 1)) << "round " << round << ", departure " << t;
      const std::int64_t arrive = arrival(t) + query % 3;
      const std::int64_t latest = times.latest_departure(kA, kB, kCar, {arrive}).ticks;
      ASSERT_LE(arrival(latest), arrive) << "round " << round;
      ASSERT_GT(arrival(latest + 1), arrive) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace postkutscher
