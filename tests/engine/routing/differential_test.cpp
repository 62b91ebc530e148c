// Routers against the reference: on small random networks with random restrictions, access, barriers and dead ends,
// with rules that hold at times only and closed roads, and on a real map.
#include <array>
#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>

#include "engine/base/random.h"
#include "engine/routing/router.h"
#include "importers/osm/import.h"
#include "tests/engine/routing/random_network.h"
#include "tests/engine/routing/reference_graph.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

// The rule of pairs, on anchors that the reference numbers as 2i (nearest) and 2i + 1 (in the large component).
std::optional<PathCost> expected(const std::vector<std::vector<std::optional<ReferenceGraph::Cost>>>& costs,
                                 std::size_t from, std::size_t to) {
  for (const std::size_t f : {2 * from, 2 * from + 1}) {
    for (const std::size_t t : {2 * to, 2 * to + 1}) {
      if (const auto& c = costs[f][t]) return PathCost{(*c)[0], Duration{(*c)[1]}, Distance{(*c)[2]}};
    }
  }
  return std::nullopt;
}

struct Places {
  std::vector<Position> positions;
  std::vector<ReferenceGraph::Anchors> anchors;  // as expected() numbers them
};

Places snapped(const Router& router, const std::vector<Coordinate>& coordinates) {
  Places places;
  for (std::size_t i = 0; i < coordinates.size(); ++i) {
    places.positions.push_back(router.snap(coordinates[i], i % 2 == 0 ? Approach::any : Approach::kerb));
    places.anchors.push_back(places.positions.back().nearest.anchors);
    places.anchors.push_back(places.positions.back().in_large_component.anchors);
  }
  return places;
}

// Number of pairs with a route in one period.
int compare(const Router& router, const Places& places, const ReferenceGraph& reference, std::size_t period) {
  auto workspace = router.make_workspace();
  const auto& positions = places.positions;
  std::vector<std::vector<std::optional<ReferenceGraph::Cost>>> costs;
  for (std::size_t i = 0; i < places.anchors.size(); ++i) costs.push_back(reference.costs(i));
  const CostTable table = router.costs(positions, positions, {}, period);
  const auto times = router.durations(positions, positions, {}, period);
  const bool check_plain = positions.size() < 20;
  int found = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    for (std::size_t j = 0; j < positions.size(); ++j) {
      const auto route = router.route(positions[i], positions[j], workspace, period);
      const auto want = expected(costs, i, j);
      EXPECT_EQ(table.at(i, j), want) << i << " to " << j;
      EXPECT_EQ(times[i * positions.size() + j], want ? want->duration.ticks : Router::kNoDuration) << i << " to " << j;
      if (check_plain) {
        EXPECT_EQ(router.plain_cost(positions[i], positions[j], period), want) << i << " to " << j;
      }
      EXPECT_EQ(route.has_value(), want.has_value()) << i << " to " << j;
      if (!route || !want) continue;
      EXPECT_EQ(route->cost, *want) << i << " to " << j;
      EXPECT_EQ(sum_of_steps(*route), route->cost) << i << " to " << j;
      ++found;
    }
  }
  return found;
}

// The same in all periods.
int compare(const Network& network, const Profile& profile, const std::vector<Coordinate>& coordinates,
            const RoadState& state = {}) {
  const Router router(network, profile, state);
  const Places places = snapped(router, coordinates);
  int found = 0;
  for (std::size_t period = 0; period <= state.traffic.size(); ++period) {
    SCOPED_TRACE("period " + std::to_string(period));
    found += compare(router, places, ReferenceGraph(network, profile, places.anchors, state, period), period);
  }
  return found;
}

class RandomNetworks : public testing::TestWithParam<std::string> {};

TEST_P(RandomNetworks, RoutesCostWhatTheReferenceSays) {
  int found = 0, asked = 0;
  std::size_t closed = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomNetwork random(seed);
    const Network network = random.build();
    std::vector<Coordinate> places;
    for (int i = 0; i < 12; ++i) places.push_back(random.place());
    // Every fourth without a time.
    RoadState state;
    if (seed % 4 != 0) state.depart = random.time();
    // Every third without closures.
    if (seed % 3 != 0) state.closed = random.closures(network);
    closed += state.closed.size();
    state.traffic = random.traffic(static_cast<int>(seed % 4));
    asked += 144 * static_cast<int>(state.traffic.size());
    Profile profile = standard_profile(GetParam());
    profile.smallest_large_component = 10;
    found += compare(network, profile, places, state);
    asked += 144;
    if (HasFailure()) break;
  }
  EXPECT_GT(found, asked / 2);
  EXPECT_GT(closed, 0U);
  RecordProperty("routes", found);
}

INSTANTIATE_TEST_SUITE_P(Profiles, RandomNetworks,
                         testing::Values("car", "taxi", "wheelchair_van", "ambulance", "foot", "bicycle"),
                         [](const auto& profile) { return profile.param; });

struct RealMapCase {
  std::string profile;
  int places = 0;
  bool closures = false;
};

class RealMap : public testing::TestWithParam<RealMapCase> {};

TEST_P(RealMap, RandomRoutesCostWhatTheReferenceSays) {
  const std::filesystem::path file = "../shared/data/maps/heidelberg.osm.pbf";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: no ../shared/data";
  static const Network kNetwork = import_osm(file, {}, {});
  constexpr std::uint64_t kSeed = 20'240'601;
  const auto& [profile, count, closures] = GetParam();
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  RandomStream random({.seed = kSeed, .purpose = "real map"});
  const auto& nodes = kNetwork.nodes().items();
  std::vector<Coordinate> places;
  // The map also holds pieces of far roads that its edge has cut off.
  const BoundingBox city{Coordinate::from_degrees(8.6, 49.35), Coordinate::from_degrees(8.78, 49.47)};
  while (places.size() < static_cast<std::size_t>(count)) {
    const auto node = boost::random::uniform_int_distribution<std::size_t>(0, nodes.size() - 1)(random);
    if (!city.contains(nodes[node].at)) continue;
    const auto shift = boost::random::uniform_int_distribution<int>(-3000, 3000);
    places.push_back({nodes[node].at.lon_e7 + shift(random), nodes[node].at.lat_e7 + shift(random)});
  }
  RoadState state;
  for (const SegmentId segment : kNetwork.segments().ids()) {
    const bool close = closures && boost::random::uniform_int_distribution<int>(0, 49)(random) == 0;
    if (close) state.closed.push_back(segment);
  }
  if (closures) state.traffic = RandomNetwork(kSeed).traffic(1);
  const int found = compare(kNetwork, standard_profile(profile), places, state);
  EXPECT_GE(found, (closures ? 2 : 1) * count * count * 9 / 10);
  RecordProperty("routes", found);
}

// 34 × 34 pairs are more than a thousand routes.
INSTANTIATE_TEST_SUITE_P(Profiles, RealMap,
                         testing::Values(RealMapCase{"car", 34}, RealMapCase{"car", 8, true},
                                         RealMapCase{"wheelchair_van", 8}, RealMapCase{"foot", 8},
                                         RealMapCase{"bicycle", 8}),
                         [](const auto& info) {
                           return info.param.profile + (info.param.closures ? "_with_closures" : "");
                         });

}  // namespace
}  // namespace postkutscher
