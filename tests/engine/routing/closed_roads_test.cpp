// Routes round closed roads.
#include <gtest/gtest.h>

#include "engine/network/closures.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

//  A---B---C---D with a way round from B to C over E and F.
AsciiMap detour() {
  AsciiMap map({"A---B---C---D", "    |   |    ", "    |   |    ", "    E---F    "}, 100);
  map.way("AB").way("BC").way("CD").way("BE").way("EF").way("CF");
  return map;
}

RoadState closed(AsciiMap& map, std::string_view letters) {
  return {.closed = segments_of_way(map.build(), map.way_id(letters))};
}

TEST(ClosedRoads, ArePassedRoundInBothDirections) {
  AsciiMap map = detour();
  DrawnRouter drawn(map, plain_profile(), closed(map, "BC"));
  EXPECT_EQ(drawn.path("AB", "CD"), "AB BE EF FC CD");
  EXPECT_EQ(drawn.path("DC", "BA"), "DC CF FE EB BA");
  EXPECT_EQ(DrawnRouter(map, plain_profile()).path("AB", "CD"), "AB BC CD");
}

TEST(ClosedRoads, HoldForEveryProfile) {
  for (const Mode mode : kModes) {
    AsciiMap map = detour();
    DrawnRouter drawn(map, plain_profile(mode), closed(map, "BC"));
    EXPECT_EQ(drawn.path("AB", "CD"), "AB BE EF FC CD") << static_cast<int>(mode);
  }
}

TEST(ClosedRoads, AWholeWayIsClosed) {
  AsciiMap map({"A---B---C---D", "    |   |    ", "    E---F    "}, 100);
  map.way("AB").way("BCD").way("BE").way("EF").way("CF");
  DrawnRouter drawn(map, plain_profile(), closed(map, "BCD"));
  EXPECT_EQ(drawn.router().snap(map.between("C", "D", 0.9)).nearest.anchors.front().on.segment(),
            map.directed("C", "F").segment());
}

TEST(ClosedRoads, TheOnlyWayClosedLeavesNoRoute) {
  AsciiMap map({"A---B---C---D"}, 100);
  map.way("AB").way("BC").way("CD");
  const RoadState state = closed(map, "BC");
  Profile profile = plain_profile();
  profile.smallest_large_component = 1000;
  EXPECT_EQ(DrawnRouter(map, profile, state).path("AB", "CD"), "no route");
  // Cut off from a large component, C-D is an island: served from the roads before the closure.
  EXPECT_EQ(DrawnRouter(map, plain_profile(), state).path("AB", "CD"), "AB");
}

TEST(ClosedRoads, VehiclesTurnBackBeforeThem) {
  AsciiMap map({"A---B---C"}, 100);
  map.way("AB").way("BC");
  DrawnRouter drawn(map, plain_profile(), closed(map, "BC"));
  const DirectedSegment ab = map.directed("A", "B");
  EXPECT_EQ(drawn.path(place_on(ab, 100), place_on(ab.reversed(), 3000)), "AB BA");
}

TEST(ClosedRoads, PlacesOnThemAreServedFromTheNextOpenOne) {
  AsciiMap map({"A---B", "     ", "C---D"}, 50);
  map.way("AB").way("CD");
  const RoadState state = closed(map, "AB");
  const auto road = [&](const RoadState& now) {
    const Router router(map.network(), plain_profile(), now);
    return map.letters(std::vector{router.snap(map.place(2, 0.1)).nearest.anchors.front().on});
  };
  EXPECT_EQ(road({}), "AB");
  EXPECT_EQ(road(state), "CD");
}

TEST(ClosedRoads, TablesAndPlainSearchAgree) {
  AsciiMap map = detour();
  const Router router(map.build(), plain_profile(), closed(map, "BC"));
  auto workspace = router.make_workspace();
  const std::vector<Position> places{router.snap(map.between("A", "B", 0.5)), router.snap(map.between("C", "D", 0.5))};
  // 200 + 300 + 400 + 300 + 200 m at 10 m/s.
  const PathCost round{0, Duration::from_seconds(140.0), Distance{14'000}};
  EXPECT_EQ(router.costs(places, places, {}).at(0, 1), round);
  EXPECT_EQ(router.plain_cost(places[0], places[1]), round);
}

}  // namespace
}  // namespace postkutscher
