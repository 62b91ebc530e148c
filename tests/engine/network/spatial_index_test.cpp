#include "engine/network/spatial_index.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "engine/base/random.h"
#include "engine/network/builder.h"
#include "tests/support/ascii_map.h"

namespace postkutscher {
namespace {

bool any(SegmentId) {
  return true;
}

TEST(SpatialIndex, FindsFootOffsetAndSide) {
  AsciiMap map({"A---B", "    |", "    C"}, 100);
  map.way("AB").way("BC");
  const SpatialIndex index(map.build());

  const auto north = index.nearest(map.place(1, -0.5), 1000, any);
  ASSERT_TRUE(north);
  EXPECT_EQ(north->segment, map.directed("A", "B").segment());
  EXPECT_NEAR(north->distance_metres, 50, 0.05);
  EXPECT_EQ(north->offset, 1000U);
  EXPECT_FALSE(north->on_right);

  const auto south = index.nearest(map.place(1, 0.5), 1000, any);
  ASSERT_TRUE(south);
  EXPECT_TRUE(south->on_right);
}

TEST(SpatialIndex, ReachesBothEndsExactly) {
  AsciiMap map({"A-B-C", "     ", "    D"}, 33.3);
  map.way("ABCD");
  const Network& network = map.build();
  const SpatialIndex index(network);
  EXPECT_EQ(index.nearest(map.place(-1, 0), 1000, any)->offset, 0U);
  EXPECT_EQ(index.nearest(map.place(4, 3), 1000, any)->offset, network.segments()[SegmentId(0)].length);
}

TEST(SpatialIndex, TiesGoToTheSmallerSegment) {
  AsciiMap map({"A---B---C", "    |    ", "    D    "}, 100);
  map.way("BD").way("CB").way("AB").way("BA");
  const SpatialIndex index(map.build());
  EXPECT_EQ(index.nearest(map.at("B"), 10, any)->segment, SegmentId(0));
  EXPECT_EQ(index.nearest(map.place(2, -1.3), 1000, any)->segment, map.directed("A", "B", "AB").segment());
}

TEST(SpatialIndex, KnowsTheOuterSideOfASharpCorner) {
  AsciiMap map({"A----B", " C    "}, 100);
  map.way("ABC");  // turns right, almost back
  const SpatialIndex index(map.build());
  // East of the corner is outside the bend: left, although it lies on the right of A-B's prolongation.
  EXPECT_FALSE(index.nearest(map.place(6, 0.05), 1000, any)->on_right);
  EXPECT_FALSE(index.nearest(map.place(6, -0.3), 1000, any)->on_right);
  EXPECT_TRUE(index.nearest(map.place(3, 0.2), 1000, any)->on_right);
}

TEST(SpatialIndex, HonoursLimitAndFilter) {
  AsciiMap map({"A--B", "    ", "C--D"}, 100);
  map.way("AB").way("CD");
  const SpatialIndex index(map.build());
  const Coordinate near_ab = map.place(1, -0.5);
  EXPECT_FALSE(index.nearest(near_ab, 49.9, any));
  EXPECT_TRUE(index.nearest(near_ab, 50.1, any));
  const auto other = index.nearest(near_ab, 1000, [](SegmentId s) { return s == SegmentId(1); });
  ASSERT_TRUE(other);
  EXPECT_NEAR(other->distance_metres, 250, 0.1);
  EXPECT_FALSE(index.nearest(near_ab, 1000, [](SegmentId) { return false; }));
}

TEST(SpatialIndex, FindsNothingInAnEmptyNetwork) {
  const Network network{NetworkData()};
  EXPECT_FALSE(SpatialIndex(network).nearest({}, 1e9, any));
}

// Random chains of points over some kilometres, some of them at equal places.
Network random_network(RandomStream& random) {
  NetworkBuilder builder;
  std::int64_t id = 0;
  const auto below = [&](std::uint64_t n) { return static_cast<std::int32_t>(random() % n); };
  for (int way = 0; way < 60; ++way) {
    SourceWay source;
    source.id = way;
    Coordinate at{143'300'000 + below(900'000), 517'600'000 + below(600'000)};
    for (int i = 0; i < 2 + below(6); ++i) {
      builder.add(SourcePoint{.id = ++id, .at = at});
      source.points.push_back(id);
      at = {at.lon_e7 + below(60'000) - 30'000, at.lat_e7 + below(40'000) - 20'000};
    }
    builder.add(std::move(source));
  }
  return std::move(builder).build("random");
}

// Distance by dense sampling: never less than the true one, at most the step more.
double sampled_distance(const Network& network, SegmentId segment, Coordinate at) {
  const auto line = network.geometry(DirectedSegment(segment, true));
  double least = 1e18;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    for (int k = 0; k <= 400; ++k) {
      const double share = k / 400.0;
      const auto mix = [share](std::int32_t a, std::int32_t b) {
        return static_cast<std::int32_t>(std::lround(a + share * (b - a)));
      };
      const Coordinate c{mix(line[i].lon_e7, line[i + 1].lon_e7), mix(line[i].lat_e7, line[i + 1].lat_e7)};
      least = std::min(least, distance_metres(c, at));
    }
  }
  return least;
}

TEST(SpatialIndex, AgreesWithBruteForceOnRandomMaps) {
  const std::uint64_t seed = 20'260'424;
  SCOPED_TRACE("seed " + std::to_string(seed));
  RandomStream random({.seed = seed, .purpose = "spatial index test"});
  const Network network = random_network(random);
  const SpatialIndex index(network);
  for (int query = 0; query < 60; ++query) {
    const Coordinate at{143'200'000 + static_cast<std::int32_t>(random() % 1'100'000),
                        517'500'000 + static_cast<std::int32_t>(random() % 800'000)};
    const auto accept = [query](SegmentId s) { return (s.value + static_cast<std::uint32_t>(query)) % 3 != 0; };
    double least = 1e18;
    for (const SegmentId segment : network.segments().ids()) {
      if (accept(segment)) least = std::min(least, sampled_distance(network, segment, at));
    }
    const auto found = index.nearest(at, 1e6, accept);
    ASSERT_TRUE(found);
    EXPECT_TRUE(accept(found->segment));
    EXPECT_LE(found->distance_metres, least * 1.0005 + 0.05);
    EXPECT_NEAR(found->distance_metres, distance_metres(at, found->at), 0.05 + 0.0005 * found->distance_metres);
    EXPECT_NEAR(sampled_distance(network, found->segment, at), found->distance_metres, 2.0);
    EXPECT_LE(found->offset, network.segments()[found->segment].length);
  }
}

TEST(SpatialIndex, IsExactFarFromTheCentreOfTheNetwork) {
  // Two roads 400 km apart in latitude: one plane for both would be wrong by tens of metres per kilometre.
  NetworkBuilder builder;
  const auto add = [&](std::int64_t id, double lon, double lat) {
    builder.add(SourcePoint{.id = id, .at = Coordinate::from_degrees(lon, lat)});
  };
  add(1, 14.0, 51.0);
  add(2, 14.1, 51.0);
  add(3, 14.0, 54.6);
  add(4, 14.1, 54.6);
  builder.add(SourceWay{.id = 1, .points = {1, 2}, .name = {}, .attributes = {}});
  builder.add(SourceWay{.id = 2, .points = {3, 4}, .name = {}, .attributes = {}});
  const Network network = std::move(builder).build("two roads");
  const Coordinate west = Coordinate::from_degrees(13.99, 54.6);
  const auto found = SpatialIndex(network).nearest(west, 5000, any);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->segment, SegmentId(1));
  EXPECT_NEAR(found->distance_metres, distance_metres(west, Coordinate::from_degrees(14.0, 54.6)), 0.05);
}

}  // namespace
}  // namespace postkutscher
