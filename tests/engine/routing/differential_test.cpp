// Routers against the reference: on small random networks with random restrictions, access, barriers and dead ends,
// with rules that hold at times only, and on a real map.
#include <array>
#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>

#include "engine/base/random.h"
#include "engine/routing/router.h"
#include "importers/osm/import.h"
#include "tests/engine/routing/reference_graph.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

class RandomNetwork {
 public:
  explicit RandomNetwork(std::uint64_t seed) : random_({.seed = seed, .purpose = "random network"}) {}

  int below(int count) { return boost::random::uniform_int_distribution<int>(0, count - 1)(random_); }

  Network build() {
    NetworkData data;
    for (int i = 0; i < kSide * kSide; ++i) {
      Junction junction{corner(i % kSide, i / kSide), i, 0, below(12) == 0};
      if (below(10) == 0) junction.closed = static_cast<ModeMask>(below(32));
      data.nodes.push_back(junction);
    }
    for (int i = 0; i < kSide * kSide; ++i) {
      if (i % kSide + 1 < kSide && below(6) > 0) add_segment(data, i, i + 1);
      if (i / kSide + 1 < kSide && below(6) > 0) add_segment(data, i, i + kSide);
      if (below(25) == 0) add_segment(data, i, below(kSide * kSide));
    }
    const Network plain(data);
    for (int i = 0; i < 4; ++i) data.conditions.push_back(hours(below(24), below(24), weekdays()));
    for (int i = below(40); i > 0; --i) add_restriction(data, plain);
    for (int i = below(40); i > 0; --i) add_timed_rule(data);
    return Network(data);
  }

  // Some day of a week in April.
  LocalTime time() { return {{2026, 4, 20 + below(7)}, {60 * below(24 * 60)}}; }

  Coordinate place() { return corner(below(100 * kSide) / 100.0, below(100 * kSide) / 100.0); }

 private:
  static constexpr int kSide = 5;

  static Coordinate corner(double column, double row) {
    return LocalProjection(Coordinate::from_degrees(14.33, 51.76)).to_coordinate({column * 200, -row * 200});
  }

  DirectionFacts facts() {
    DirectionFacts facts;
    for (Access& access : facts.access) {
      const int draw = below(10);
      access = draw == 0 ? Access::no : draw < 3 ? Access::destination : Access::yes;
    }
    facts.speed_limit = static_cast<std::uint16_t>(below(3) * 300);
    facts.signals = static_cast<std::uint8_t>(below(2));
    return facts;
  }

  void add_segment(NetworkData& data, int from, int to) {
    Segment segment;
    segment.from = NodeId(from);
    segment.to = NodeId(to);
    if (from == to) {
      // A loop has a direction only through a point of its own.
      segment.first_shape_point = static_cast<std::uint32_t>(data.shape_points.size());
      segment.shape_point_count = 1;
      data.shape_points.push_back(place());
    }
    segment.length = static_cast<std::uint32_t>(1 + below(4000));
    segment.road_class = below(2) == 0 ? RoadClass::residential : RoadClass::primary;
    segment.surface = static_cast<SurfaceClass>(below(static_cast<int>(kSurfaceClassCount)));
    segment.traits = static_cast<RoadTraits>(below(4) == 0 ? below(64) : 0);
    segment.timetable_ticks = below(20) == 0 ? 600 : 0;
    segment.limits.height_cm = below(15) == 0 ? 250 : 0;
    segment.forward = facts();
    segment.backward = facts();
    data.segments.push_back(segment);
  }

  void add_restriction(NetworkData& data, const Network& plain) {
    const auto first = static_cast<std::uint32_t>(data.forbidden_path.size());
    DirectedSegment at(static_cast<std::uint32_t>(below(static_cast<int>(plain.directed_segment_count()))));
    const int count = 2 + below(4);
    data.forbidden_path.push_back(at);
    for (int i = 1; i < count; ++i) {
      const auto leaving = plain.leaving(plain.head(at));
      at = leaving[static_cast<std::size_t>(below(static_cast<int>(leaving.size())))];
      data.forbidden_path.push_back(at);
    }
    data.forbidden_sequences.push_back({first, static_cast<std::uint32_t>(count), some_modes(),
                                        below(2) == 0 ? ConditionId() : ConditionId(below(4))});
  }

  ModeMask some_modes() { return static_cast<ModeMask>(below(3) == 0 ? below(kAllModes + 1) : kAllModes); }
  std::uint8_t weekdays() { return static_cast<std::uint8_t>(1 + below(OpeningRule::kEveryDay)); }

  void add_timed_rule(NetworkData& data) {
    const DirectedSegment on(static_cast<std::uint32_t>(below(static_cast<int>(2 * data.segments.size()))));
    const ConditionId condition = below(8) == 0 ? ConditionId() : ConditionId(below(4));
    switch (below(4)) {
      case 0:
        data.timed.oneways.push_back({on, condition, some_modes(), below(2) == 0});
        break;
      case 1:
        data.timed.speed_limits.push_back({on, condition, static_cast<std::uint16_t>(below(3) * 300)});
        break;
      case 2:
        data.timed_passages.push_back({NodeId(below(kSide * kSide)), condition, some_modes(), below(2) == 0});
        break;
      default:
        data.timed.access.push_back({on, condition, some_modes(), static_cast<Access>(below(3))});
    }
  }

  RandomStream random_;
};

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

// Number of pairs with a route.
int compare(const Network& network, const Profile& profile, const std::vector<Coordinate>& coordinates,
            const std::optional<LocalTime>& depart = std::nullopt) {
  const Router router(network, profile, depart);
  auto workspace = router.make_workspace();
  std::vector<Position> positions;
  std::vector<ReferenceGraph::Anchors> anchors;
  for (std::size_t i = 0; i < coordinates.size(); ++i) {
    positions.push_back(router.snap(coordinates[i], i % 2 == 0 ? Approach::any : Approach::kerb));
    anchors.push_back(positions.back().nearest.anchors);
    anchors.push_back(positions.back().in_large_component.anchors);
  }
  const ReferenceGraph reference(network, profile, anchors, depart);
  std::vector<std::vector<std::optional<ReferenceGraph::Cost>>> costs;
  for (std::size_t i = 0; i < anchors.size(); ++i) costs.push_back(reference.costs(i));
  int found = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const auto row = router.one_to_many(positions[i], positions, workspace);
    for (std::size_t j = 0; j < positions.size(); ++j) {
      const auto route = router.route(positions[i], positions[j], workspace);
      const auto want = expected(costs, i, j);
      EXPECT_EQ(row[j], want) << i << " to " << j;
      EXPECT_EQ(route.has_value(), want.has_value()) << i << " to " << j;
      if (!route || !want) continue;
      EXPECT_EQ(route->cost, *want) << i << " to " << j;
      EXPECT_EQ(sum_of_steps(*route), route->cost) << i << " to " << j;
      ++found;
    }
  }
  return found;
}

class RandomNetworks : public testing::TestWithParam<std::string> {};

TEST_P(RandomNetworks, RoutesCostWhatTheReferenceSays) {
  int found = 0, asked = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomNetwork random(seed);
    const Network network = random.build();
    std::vector<Coordinate> places;
    for (int i = 0; i < 12; ++i) places.push_back(random.place());
    // Every fourth without a time.
    const auto depart = seed % 4 == 0 ? std::nullopt : std::optional(random.time());
    Profile profile = standard_profile(GetParam());
    profile.smallest_large_component = 10;
    found += compare(network, profile, places, depart);
    asked += 144;
    if (HasFailure()) break;
  }
  EXPECT_GT(found, asked / 2);
  RecordProperty("routes", found);
}

INSTANTIATE_TEST_SUITE_P(Profiles, RandomNetworks,
                         testing::Values("car", "taxi", "wheelchair_van", "ambulance", "foot", "bicycle"),
                         [](const auto& profile) { return profile.param; });

struct RealMapCase {
  std::string profile;
  int places = 0;
};

class RealMap : public testing::TestWithParam<RealMapCase> {};

TEST_P(RealMap, RandomRoutesCostWhatTheReferenceSays) {
  const std::filesystem::path file = "../shared/data/maps/heidelberg.osm.pbf";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: no ../shared/data";
  static const Network kNetwork = import_osm(file, {}, {});
  constexpr std::uint64_t kSeed = 20'240'601;
  const auto& [profile, count] = GetParam();
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
  const int found = compare(kNetwork, standard_profile(profile), places);
  EXPECT_GE(found, count * count * 9 / 10);
  RecordProperty("routes", found);
}

// 34 × 34 pairs are more than a thousand routes.
INSTANTIATE_TEST_SUITE_P(Profiles, RealMap,
                         testing::Values(RealMapCase{"car", 34}, RealMapCase{"wheelchair_van", 8},
                                         RealMapCase{"foot", 8}, RealMapCase{"bicycle", 8}),
                         [](const auto& info) { return info.param.profile; });

}  // namespace
}  // namespace postkutscher
