// Isochrones as areas on drawn streets and real towns.
#include "engine/routing/isochrone.h"

#include <boost/random/uniform_int_distribution.hpp>
#include <filesystem>
#include <gtest/gtest.h>

#include "engine/base/errors.h"
#include "engine/base/random.h"
#include "engine/routing/router.h"
#include "importers/osm/import.h"
#include "tests/engine/routing/plane_area.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

using Roads = std::vector<std::vector<RoadStretch>>;

Roads roads_within(const Router& router, Coordinate from, Travel travel, const std::vector<Duration>& limits) {
  OneToAll search;
  router.one_to_all(router.snap(from), travel, search);
  Roads roads;
  for (const Duration limit : limits) {
    roads.push_back(reached_roads(router.network(), reached_pieces(search, limit)));
  }
  return roads;
}

// All points of the reached roads lie inside.
void expect_covered(const Network& network, const std::vector<RoadStretch>& roads, const Area& area) {
  for (const RoadStretch& road : roads) {
    if (road.begin > 0 || road.end < network.segments()[road.on].length) continue;
    for (const Coordinate c : network.geometry(DirectedSegment(road.on, true))) ASSERT_TRUE(area.contains(c));
  }
}

void expect_sound(const Network& network, const Roads& roads, const std::vector<Area>& areas) {
  Area inner;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const Area& outer = areas[i];
    EXPECT_EQ(defect(outer), "") << i;
    EXPECT_TRUE(covered_by(inner, outer)) << i;
    expect_covered(network, roads[i], areas[i]);
    inner = outer;
  }
}

TEST(Isochrones, TheLakeBetweenTheStreetsIsAHole) {
  AsciiMap map(
      {"A---------B", "|         |", "|         |", "|         |", "|         |", "|         |", "D---------E"}, 100);
  map.way("AB").way("BE").way("ED").way("DA");
  const Router router(map.build(), plain_profile());
  const Roads roads = roads_within(router, map.at("A"), Travel::from,
                                   {Duration::from_seconds(std::int64_t{30}), Duration::from_minutes(5)});
  const auto areas = isochrones(router.network(), roads, 80, "test");
  ASSERT_EQ(areas.size(), 2U);
  expect_sound(router.network(), roads, areas);
  ASSERT_EQ(areas[1].polygons.size(), 1U);
  EXPECT_EQ(areas[1].polygons[0].inner.size(), 1U);
  EXPECT_TRUE(areas[0].polygons[0].inner.empty());
  EXPECT_FALSE(areas[1].contains(map.between("A", "E", 0.5)));
  // 300 m of street, then the buffer.
  EXPECT_TRUE(areas[0].contains(map.between("A", "B", 0.37)));
  EXPECT_FALSE(areas[0].contains(map.between("A", "B", 0.39)));
}

TEST(Isochrones, NothingReachedIsNoPolygon) {
  AsciiMap map({"A--B"}, 100);
  map.way("AB");
  const Network& network = map.build();
  const auto areas = isochrones(network, Roads(2), 80, "test");
  ASSERT_EQ(areas.size(), 2U);
  EXPECT_TRUE(areas[0].polygons.empty());
  EXPECT_TRUE(areas[1].polygons.empty());
}

TEST(Isochrones, AnAreaLargerThanMemoryIsRefused) {
  const std::int32_t far = 60'000'000;  // 6°
  NetworkData data;
  data.nodes.push_back({{0, 0}, 1});
  data.nodes.push_back({{far, far}, 2});
  Segment segment;
  segment.from = NodeId(0);
  segment.to = NodeId(1);
  segment.length = 9'400'000;
  data.segments.push_back(segment);
  const Network network(data);
  const Roads roads{{{SegmentId(0), 0, segment.length}}};
  try {
    isochrones(network, roads, 80, "--within 9h");
    FAIL() << "no error";
  } catch (const InputError& error) {
    EXPECT_EQ(error.code(), "isochrone_too_large");
    EXPECT_EQ(error.where(), "--within 9h");
  }
}

class OnRealMaps : public testing::TestWithParam<std::string> {};

TEST_P(OnRealMaps, AreasAreValidNestedAndHoldTheirRoads) {
  const std::filesystem::path file = "../shared/data/maps/" + GetParam() + ".osm.pbf";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: no ../shared/data";
  const Network network = import_osm(file, {}, {});
  RandomStream random({.seed = 4, .purpose = "isochrones"});
  const auto last = static_cast<std::uint32_t>(network.nodes().size() - 1);
  for (const char* profile : {"car", "foot"}) {
    const Router router(network, standard_profile(profile));
    for (int i = 0; i < 3; ++i) {
      const NodeId node(boost::random::uniform_int_distribution<std::uint32_t>(0, last)(random));
      const Travel travel = i == 0 ? Travel::to : Travel::from;
      const Roads roads =
          roads_within(router, network.nodes()[node].at, travel,
                       {Duration::from_minutes(3), Duration::from_minutes(6), Duration::from_minutes(12)});
      expect_sound(network, roads, isochrones(network, roads, 80, "test"));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Towns, OnRealMaps, testing::Values("cottbus-ost", "heidelberg"),
                         [](const auto& info) { return info.param.substr(0, info.param.find('-')); });

}  // namespace
}  // namespace postkutscher
