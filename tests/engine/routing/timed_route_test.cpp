// Routes through traffic that changes on the way, against a slow and obvious search: Bellman & Ford's, over all turns
// until nothing gets better.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <utility>

#include "engine/base/share_rule.h"
#include "engine/routing/metric.h"
#include "engine/routing/topology.h"
#include "engine/routing/travel_costs.h"
#include "importers/osm/import.h"
#include "tests/engine/routing/random_network.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

// Violations and arrival; the first of both decides.
using Arrival = std::pair<std::int64_t, std::int64_t>;

class SlowSearch {
 public:
  SlowSearch(const Network& network, const Profile& profile, const RoadState& state)
      : turns_(network, kModeGroups[mode_group(profile.mode)]), metrics_{make_metric(network, turns_, profile, state)} {
    for (const TravelPeriod& period : state.traffic) {
      metrics_.push_back(in_traffic(metrics_.front(), network, turns_, profile, state, period.traffic));
      starts_.push_back(period.start);
    }
  }

  // From any anchor of one place to any of another.
  std::optional<Arrival> arrival(const SnappedPlace& from, const SnappedPlace& to, Instant depart) const {
    std::map<std::uint32_t, Arrival> at_tail;  // by state
    std::optional<Arrival> best;
    const auto improve = [&](const Arrival& arrival) {
      if (!best || arrival < *best) best = arrival;
    };
    for (const Anchor& start : from.anchors) {
      for (const Anchor& end : to.anchors) {
        if (start.on != end.on || start.offset > end.offset) continue;
        improve({0, driven(start.on, start.offset, end.offset, depart.ticks)});
      }
      turn(TurnGraph::start(start.on), {0, driven(start.on, start.offset, length(start.on), depart.ticks)}, at_tail);
    }
    for (bool better = true; better;) {
      better = false;
      const auto known = at_tail;
      for (const auto& [state, arrival] : known) {
        const DirectedSegment on = turns_.segment(StateId(state));
        better |= turn(StateId(state), {arrival.first, driven(on, 0, length(on), arrival.second)}, at_tail);
      }
    }
    for (const auto& [state, arrival] : at_tail) {
      for (const Anchor& end : to.anchors) {
        if (end.on != turns_.segment(StateId(state))) continue;
        improve({arrival.first, driven(end.on, 0, end.offset, arrival.second)});
      }
    }
    return best;
  }

 private:
  std::uint32_t length(DirectedSegment on) const { return metrics_.front().of(on).length; }

  std::int64_t driven(DirectedSegment on, std::uint32_t begin, std::uint32_t end, std::int64_t depart) const {
    return arrival_by_shares(starts_, Instant{depart},
                             [&](std::size_t period) {
                               const SegmentCost& cost = metrics_[period].of(on);
                               return std::int64_t{duration_before(cost, end)} - duration_before(cost, begin);
                             })
        .ticks;
  }

  bool turn(StateId from, const Arrival& at_head, std::map<std::uint32_t, Arrival>& at_tail) const {
    const Metric& metric = metrics_.front();
    bool better = false;
    std::uint32_t index = turns_.first_turn(from);
    for (const Turn& turn : turns_.turns(from)) {
      const std::uint32_t number = index++;
      if (metric.turns[number] >= kClosedCost) continue;
      const Arrival there{at_head.first + unpacked(metric.turns[number]).violations,
                          at_head.second + metric.turn_delay(turns_.segment(from), number)};
      const auto [known, is_new] = at_tail.try_emplace(turn.to.value, there);
      if (!is_new && known->second <= there) continue;
      known->second = there;
      better = true;
    }
    return better;
  }

  TurnGraph turns_;
  std::vector<Metric> metrics_;
  std::vector<Instant> starts_;
};

std::optional<Arrival> slow_arrival(const SlowSearch& slow, const Position& from, const Position& to, Instant depart) {
  for (const SnappedPlace* begin : {&from.nearest, &from.in_large_component}) {
    for (const SnappedPlace* end : {&to.nearest, &to.in_large_component}) {
      if (const auto arrival = slow.arrival(*begin, *end, depart)) return arrival;
    }
  }
  return std::nullopt;
}

std::vector<Position> random_positions(const Router& router, RandomNetwork& random, int count) {
  std::vector<Position> positions;
  for (int i = 0; i < count; ++i) {
    positions.push_back(router.snap(random.place(), i % 2 == 0 ? Approach::any : Approach::kerb));
  }
  return positions;
}

// Borders of periods every few minutes, so that most routes meet several.
std::vector<TravelPeriod> busy_traffic(RandomNetwork& random) {
  std::vector<TravelPeriod> traffic = random.traffic(6);
  for (std::size_t i = 0; i < traffic.size(); ++i) {
    traffic[i].start = Instant{} + Duration::from_minutes(3 * static_cast<std::int64_t>(i));
  }
  return traffic;
}

class TimedRoutes : public testing::TestWithParam<std::string> {};

TEST_P(TimedRoutes, ArriveWhenTheSlowSearchSays) {
  int found = 0, through_borders = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomNetwork random(seed);
    const Network network = random.build();
    Profile profile = standard_profile(GetParam());
    profile.smallest_large_component = 10;
    const RoadState state{random.time(), random.closures(network), busy_traffic(random)};
    const Router router(network, profile, state);
    const SlowSearch slow(network, profile, state);
    auto workspace = router.make_workspace();
    const auto positions = random_positions(router, random, 8);
    for (const Position& from : positions) {
      for (const Position& to : positions) {
        const Instant depart{-3000 + random.below(12'000)};
        const auto route = router.route_at(from, to, depart, workspace);
        const auto want = slow_arrival(slow, from, to, depart);
        ASSERT_EQ(route.has_value(), want.has_value());
        if (!route) continue;
        ASSERT_EQ(route->cost.violations, want->first);
        ASSERT_EQ((depart + route->cost.duration).ticks, want->second);
        ASSERT_EQ(sum_of_steps(*route), route->cost);
        ++found;
        const auto& starts = router.period_starts();
        through_borders += period_containing(starts, depart) != period_containing(starts, {want->second}) ? 1 : 0;
      }
    }
  }
  EXPECT_GT(found, 1000);
  EXPECT_GT(through_borders, found / 4);
}

INSTANTIATE_TEST_SUITE_P(Profiles, TimedRoutes, testing::Values("car", "ambulance", "foot"),
                         [](const auto& profile) { return profile.param; });

TEST(TimedRoute, LaterDeparturesNeverArriveEarlier) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomNetwork random(seed);
    const Network network = random.build();
    const Router router(network, standard_profile("car"), {.traffic = busy_traffic(random)});
    auto workspace = router.make_workspace();
    const auto positions = random_positions(router, random, 6);
    for (std::size_t i = 1; i < positions.size(); ++i) {
      Instant before = Instant::earliest_possible();
      for (Instant depart{-200}; depart < Instant{11'000}; depart += Duration{1 + random.below(60)}) {
        const auto route = router.route_at(positions[i - 1], positions[i], depart, workspace);
        if (!route) break;
        ASSERT_LE(before, depart + route->cost.duration);
        before = depart + route->cost.duration;
      }
    }
  }
}

// Where no period ends on the way, the route is that of the period.
TEST(TimedRoute, WithinAPeriodItCostsWhatThePeriodsRouteCosts) {
  RandomNetwork random(4);
  const Network network = random.build();
  std::vector<TravelPeriod> traffic = random.traffic(3);
  for (std::size_t i = 0; i < 3; ++i)
    traffic[i].start = Instant{} + Duration::from_minutes(6000 * (1 + std::int64_t(i)));
  const Router router(network, standard_profile("car"), {.traffic = traffic});
  auto workspace = router.make_workspace();
  const auto positions = random_positions(router, random, 8);
  int found = 0;
  for (std::size_t period = 0; period <= 3; ++period) {
    const Instant depart = period == 0 ? Instant{} : traffic[period - 1].start;
    for (const Position& from : positions) {
      for (const Position& to : positions) {
        const auto timed = router.route_at(from, to, depart, workspace);
        const auto within = router.route(from, to, workspace, period);
        ASSERT_EQ(timed.has_value(), within.has_value());
        if (!timed) continue;
        ASSERT_EQ(timed->cost, within->cost);
        ++found;
      }
    }
  }
  EXPECT_GT(found, 100);
}

// 100 m take 10 s, from minute 1 on twice as long: of two streets of 600 m, the first half is done by then, the rest
// takes a minute.
TEST(TimedRoute, ASegmentIsDrivenByShares) {
  AsciiMap map({"A-----B-----C"}, 100);
  map.way("AB").way("BC");
  const TrafficFactors rush{TrafficFactors::on_roads(2)};
  const Router router(map.build(), plain_profile(), {.traffic = {{Instant{} + Duration::from_minutes(1), rush}}});
  auto workspace = router.make_workspace();
  const Position from = router.snap(map.between("A", "B", 0.5)), to = router.snap(map.between("B", "C", 0.5));
  const auto route = router.route_at(from, to, Instant{} + Duration::from_seconds(std::int64_t{15}), workspace);
  ASSERT_TRUE(route);
  ASSERT_EQ(route->steps.size(), 2U);
  EXPECT_EQ(route->steps[0].duration, Duration::from_seconds(std::int64_t{30}));
  EXPECT_EQ(route->steps[1].duration, Duration::from_seconds(std::int64_t{15 + 30}));
  EXPECT_EQ(route->cost.duration, Duration::from_seconds(std::int64_t{75}));
}

// The main road is faster in free flow only: who leaves early takes it, who leaves late the small one.
TEST(TimedRoute, TrafficChangesTheWay) {
  AsciiMap map({"A-B-----C-D", "  |     |  ", "  E-----F  "}, 100);
  map.way("AB").way("BC", {.road_class = RoadClass::primary}).way("CD").way("BE").way("EF").way("CF");
  TrafficFactors rush;
  rush.by_class[static_cast<std::size_t>(RoadClass::primary)] = 3;
  const Router router(map.build(), plain_profile(), {.traffic = {{Instant{}, rush}}});
  auto workspace = router.make_workspace();
  const auto path = [&](std::int64_t depart) {
    std::vector<DirectedSegment> on;
    const Position from = router.snap(map.between("A", "B", 0.5)), to = router.snap(map.between("C", "D", 0.5));
    const auto route = router.route_at(from, to, {depart}, workspace);
    for (const RouteStep& step : route->steps) on.push_back(step.on);
    return map.letters(on);
  };
  EXPECT_EQ(path(-3600), "AB BC CD");
  EXPECT_EQ(path(0), "AB BE EF FC CD");
}

// On a real map: equal to the period's route where no border is met, else between the fastest and the slowest period,
// and FIFO.
TEST(TimedRoute, RealMap) {
  const std::filesystem::path file = "../shared/data/maps/heidelberg.osm.pbf";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: no ../shared/data";
  const Network network = import_osm(file, {}, {});
  constexpr std::uint64_t kSeed = 31;
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  RandomNetwork random(kSeed);
  const Router router(network, standard_profile("car"), {.traffic = random.traffic(3)});
  const BoundingBox city{Coordinate::from_degrees(8.6, 49.35), Coordinate::from_degrees(8.78, 49.47)};
  std::vector<Position> positions;
  while (positions.size() < 30) {
    const auto node = static_cast<std::size_t>(random.below(static_cast<int>(network.nodes().size())));
    const Coordinate at = network.nodes().items()[node].at;
    if (city.contains(at)) positions.push_back(router.snap(at));
  }
  auto workspace = router.make_workspace();
  const auto starts = router.period_starts();
  int within = 0, across = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const Position& from = positions[i];
    const Position& to = positions[(i * 7 + 5) % positions.size()];
    Duration slowest, fastest = Duration::infinite();
    std::vector<Duration> in_period;
    for (std::size_t period = 0; period <= starts.size(); ++period) {
      const auto route = router.route(from, to, workspace, period);
      if (!route) break;
      in_period.push_back(route->cost.duration);
      fastest = std::min(fastest, in_period.back());
      slowest = std::max(slowest, in_period.back());
    }
    if (in_period.empty()) continue;
    Instant before = Instant::earliest_possible();
    for (Instant depart = starts.front() + Duration::from_minutes(-40); depart < starts.back() + Duration{600};
         depart += Duration::from_minutes(5)) {
      const auto route = router.route_at(from, to, depart, workspace);
      ASSERT_TRUE(route);
      ASSERT_EQ(sum_of_steps(*route), route->cost);
      const Instant arrival = depart + route->cost.duration;
      ASSERT_LE(before, arrival);
      before = arrival;
      const std::size_t period = period_containing(starts, depart);
      if (period == period_containing(starts, arrival)) {
        ASSERT_EQ(route->cost.duration, in_period[period]);
        ++within;
      } else {
        // A segment that is driven across a border rounds up once more.
        ASSERT_GE(route->cost.duration, fastest);
        ASSERT_LE(route->cost.duration, slowest + Duration{static_cast<std::int64_t>(starts.size())});
        ++across;
      }
    }
  }
  EXPECT_GT(within, 100);
  EXPECT_GT(across, 100);
}

}  // namespace
}  // namespace postkutscher
