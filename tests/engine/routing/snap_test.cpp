#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/routing/router.h"
#include "engine/routing/topology.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Snap, BothDirectionsOrTheKerbOfThePlace) {
  AsciiMap map({"A---B"}, 100);
  map.way("AB");
  const Router router(map.build(), plain_profile());
  const DirectedSegment east = map.directed("A", "B");
  const Coordinate south = map.place(1, 0.1), north = map.place(1, -0.1);
  EXPECT_THAT(router.snap(south).nearest.anchors, ElementsAre(Anchor{east, 1000}, Anchor{east.reversed(), 3000}));
  EXPECT_THAT(router.snap(south, Approach::kerb).nearest.anchors, ElementsAre(Anchor{east, 1000}));
  EXPECT_THAT(router.snap(north, Approach::kerb).nearest.anchors, ElementsAre(Anchor{east.reversed(), 3000}));
  EXPECT_NEAR(router.snap(south).nearest.distance_metres, 10, 0.1);
  EXPECT_EQ(router.snap(south).nearest.at, map.place(1, 0));
}

TEST(Snap, OneWayRoadsHaveTheirOpenDirectionOnly) {
  AsciiMap map({"A---B"}, 100);
  map.way("AB", {.oneway = true});
  const Router router(map.build(), plain_profile());
  const Anchor open{map.directed("A", "B"), 1000};
  EXPECT_THAT(router.snap(map.place(1, -0.1)).nearest.anchors, ElementsAre(open));
  EXPECT_THAT(router.snap(map.place(1, -0.1), Approach::kerb).nearest.anchors, ElementsAre(open));
}

TEST(Snap, PassesOverRoadsThatAreClosedToTheProfile) {
  AsciiMap map({"A---B", "C---D"}, 100);
  map.way("AB").way("CD", {.road_class = RoadClass::footway, .access = {{Mode::car, Access::no}}});
  const Router car(map.build(), plain_profile());
  const Router foot(map.network(), plain_profile(Mode::foot));
  EXPECT_EQ(car.snap(map.at("C")).nearest.at, map.at("A"));
  EXPECT_EQ(foot.snap(map.at("C")).nearest.at, map.at("C"));
}

TEST(Snap, FindsNothingBeyondTheLimit) {
  AsciiMap map({"A---B"}, 100);
  map.way("AB");
  Profile profile = plain_profile();
  profile.snap_limit_metres = 500;
  DrawnRouter drawn(map, profile);
  const Position far = drawn.router().snap(map.place(0, 6));
  EXPECT_FALSE(far.found());
  EXPECT_TRUE(drawn.router().snap(map.place(0, 4)).found());
  EXPECT_FALSE(drawn.route(far, drawn.middle("A", "B")));
  EXPECT_FALSE(drawn.route(drawn.middle("A", "B"), far));
}

// A ring, and a lone road below it.
AsciiMap ring_and_island() {
  AsciiMap map({"A---B", "|   |", "D---C", "     ", "E---F"}, 100);
  map.way("AB").way("BC").way("CD").way("DA").way("EF");
  return map;
}

TEST(Snap, IslandKnowsItsPlaceInTheLargeComponent) {
  AsciiMap map = ring_and_island();
  DrawnRouter drawn(map, plain_profile());
  const Position island = drawn.middle("E", "F");
  EXPECT_EQ(island.nearest.at, map.between("E", "F", 0.5));
  EXPECT_LT(distance_metres(island.in_large_component.at, map.between("D", "C", 0.5)), 0.1);
  EXPECT_THAT(drawn.middle("A", "B").in_large_component.anchors, IsEmpty());
}

TEST(Snap, IslandIsUsedWithinItselfAndLeftOtherwise) {
  AsciiMap map = ring_and_island();
  DrawnRouter drawn(map, plain_profile());
  const Position west = drawn.router().snap(map.between("E", "F", 0.25));
  const Position east = drawn.router().snap(map.between("E", "F", 0.75));
  EXPECT_EQ(drawn.path(west, east), "EF");
  EXPECT_EQ(drawn.path(west, drawn.middle("A", "D")), "CD DA");
  EXPECT_EQ(drawn.path(drawn.middle("A", "D"), west), "AD DC");
  const Coordinate departure = drawn.route(west, drawn.middle("A", "D"))->from;
  EXPECT_LT(distance_metres(departure, map.between("D", "C", 0.25)), 0.1);
}

TEST(Snap, SmallComponentsAttractNobody) {
  AsciiMap map = ring_and_island();
  Profile profile = plain_profile();
  profile.smallest_large_component = 5;
  DrawnRouter drawn(map, profile);
  EXPECT_THAT(drawn.middle("E", "F").in_large_component.anchors, IsEmpty());
  EXPECT_EQ(drawn.path("EF", "AD"), "no route");
}

TEST(Snap, AtAJunctionAllRoadsServe) {
  AsciiMap map({"A---B---C", "    |    ", "    D    "}, 100);
  map.way("AB").way("BC", {.oneway = true}).way("BD").build();
  const Router router(map.network(), plain_profile());
  const Anchor from_a{map.directed("A", "B"), 4000}, from_d{map.directed("D", "B"), 2000};
  const Anchor to_a{map.directed("B", "A"), 0}, to_c{map.directed("B", "C"), 0}, to_d{map.directed("B", "D"), 0};
  EXPECT_THAT(router.snap(map.at("B")).nearest.anchors, ElementsAre(from_a, from_d, to_a, to_c, to_d));
}

TEST(Snap, AtABarrierOnlyOneRoadServes) {
  AsciiMap map({"A---B---C"}, 100);
  map.way("AB").way("BC").point("B", {.closed = mode_bit(Mode::car)}).build();
  const Router router(map.network(), plain_profile());
  EXPECT_THAT(router.snap(map.at("B")).nearest.anchors,
              ElementsAre(Anchor{map.directed("A", "B"), 4000}, Anchor{map.directed("B", "A"), 0}));
}

TEST(Snap, FerriesOnlyWhereThereIsNothingElse) {
  AsciiMap map({"A---B----C"}, 100);
  map.way("AB").way("BC", {.road_class = RoadClass::ferry}).build();
  const Router router(map.network(), plain_profile());
  EXPECT_EQ(router.snap(map.between("B", "C", 0.5)).nearest.at, map.at("B"));
  Profile near = plain_profile();
  near.snap_limit_metres = 100;
  EXPECT_TRUE(Router(map.network(), near).snap(map.between("B", "C", 0.5)).found());
}

TEST(Snap, ComponentsAreLabelledPerProfile) {
  AsciiMap map = ring_and_island();
  const Topology topology(map.build());
  const Components components = count_components(topology, plain_profile());
  EXPECT_EQ(components.open_directed_segments, 10U);
  EXPECT_EQ(components.largest, 4U);  // no turning round: the ring has an inner and an outer component
  EXPECT_EQ(components.count, 3U);
}

}  // namespace
}  // namespace postkutscher
