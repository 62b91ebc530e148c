// Where routes begin and end, turn round and what their streets are called: from the map's XML to the streets.
#include <gtest/gtest.h>

#include "tests/importers/osm/drawn_map.h"

namespace postkutscher {
namespace {

TEST(DrawnJunctions, ALoneStreetWorksBothWays) {
  DrawnMap map({"a 1 2 b"});
  map.way("ab");
  for (const auto& [from, to] : {std::pair("a", "b"), {"b", "a"}, {"1", "2"}, {"2", "1"}, {"1", "1"}, {"a", "a"}}) {
    EXPECT_EQ(map.streets(from, to), "ab") << from << to;
  }
}

TEST(DrawnJunctions, ALoneOneWayStreetWorksAlongItOnly) {
  DrawnMap map({"a 1 2 b"});
  map.way("ab", DrawnMap::kOneway);
  EXPECT_EQ(map.streets("a", "b"), "ab");
  EXPECT_EQ(map.streets("1", "2"), "ab");
  EXPECT_EQ(map.streets("2", "1"), "no route");
  EXPECT_EQ(map.streets("b", "a"), "no route");
  EXPECT_EQ(map.streets("a", "a"), "ab");
  EXPECT_EQ(map.streets("b", "b"), "ab");
}

TEST(DrawnJunctions, SmallIslandsAreUsedWithinThemselvesOnly) {
  DrawnMap map({"a 1 b", "     ", "c 2 d"});
  map.way("ab").way("cd");
  EXPECT_EQ(map.streets("a", "b"), "ab");
  EXPECT_EQ(map.streets("d", "c"), "cd");
  EXPECT_EQ(map.streets("a", "d"), "no route");
  EXPECT_EQ(map.streets("1", "2"), "no route");
}

TEST(DrawnJunctions, AMapWithoutAStreetForTheProfileHasNoSegment) {
  DrawnMap map({"a b"});
  map.way("ab", {{"highway", "footway"}});
  EXPECT_EQ(map.streets("a", "b"), "no segment");
  EXPECT_EQ(map.streets("a", "b", "foot"), "ab");
}

TEST(DrawnJunctions, APlaceAtAJunctionLiesOnAllItsRoads) {
  DrawnMap map({"  n  ", "w j e", "  s  "});
  map.way("jw", DrawnMap::kOneway).way("je", DrawnMap::kOneway).way("nj", DrawnMap::kOneway).way("js");
  EXPECT_EQ(map.streets("n", "j"), "nj");
  EXPECT_EQ(map.streets("s", "j"), "js");
  EXPECT_EQ(map.streets("j", "w"), "jw");
  EXPECT_EQ(map.streets("j", "e"), "je");
  EXPECT_EQ(map.streets("j", "s"), "js");
  EXPECT_EQ(map.streets("j", "n"), "no route");
}

TEST(DrawnJunctions, ARouteMayBeginAndEndAtABarrierButNotPassIt) {
  DrawnMap map({"a 1 b 2 c"});
  map.way("ab").way("bc").node("b", {{"barrier", "bollard"}});
  EXPECT_EQ(map.streets("1", "2"), "no route");
  EXPECT_EQ(map.streets("a", "1"), "ab");
  EXPECT_EQ(map.streets("c", "2"), "bc");
}

TEST(DrawnJunctions, APairOfOneWayStreetsOnTheSamePointsIsOneRoad) {
  DrawnMap map({"a 1 2 b"});
  map.way("ab", {{"oneway", "yes"}, {"name", "there"}}).way("ba", {{"oneway", "yes"}, {"name", "back"}});
  EXPECT_EQ(map.streets("1", "2"), "there");
  EXPECT_EQ(map.streets("2", "1"), "back");
  EXPECT_EQ(map.streets("a", "b"), "there");
  EXPECT_EQ(map.streets("b", "a"), "back");
}

TEST(DrawnJunctions, NobodyBoardsInMidWater) {
  DrawnMap map({"a b 1 2 c d"});
  map.way("ab").way("bc", {{"route", "ferry"}, {"highway", ""}, {"duration", "00:10"}}).way("cd");
  EXPECT_EQ(map.streets("a", "1"), "ab");
  EXPECT_EQ(map.streets("a", "d"), "ab,bc,cd");
  EXPECT_EQ(map.streets("2", "1"), "bc") << "from the pier at c to the pier at b";
}

TEST(DrawnJunctions, UTurnsAtDeadEndsAndTurningCirclesOnly) {
  const auto streets = [](const std::string& place) {
    DrawnMap map({"a b t c", "  d    "});
    map.way("ab", DrawnMap::kOneway).way("bt").way("tc").way("bd", DrawnMap::kOneway).node("t", {{"highway", place}});
    map.restriction("no_right_turn", "ab", "b", "bd");
    return map.streets("a", "d");
  };
  EXPECT_EQ(streets("crossing"), "ab,bt,tc,tc,bt,bd");
  EXPECT_EQ(streets("turning_circle"), "ab,bt,bt,bd");
  EXPECT_EQ(streets("turning_loop"), "ab,bt,bt,bd");
  EXPECT_EQ(streets("mini_roundabout"), "ab,bt,bt,bd");
}

TEST(DrawnJunctions, ClosedWaysArePassedTheShorterWayRound) {
  DrawnMap map({"  b---c", "a-e   |", "  f---d"});
  map.way("ae").way("ebcdfe");
  EXPECT_EQ(map.streets("a", "b"), "ae,ebcdfe");
  EXPECT_EQ(map.streets("f", "a"), "ebcdfe,ae");
  EXPECT_NEAR(map.route("e", "f")->cost.distance.metres(), 50, 1);
  EXPECT_NEAR(map.route("f", "b")->cost.distance.metres(), 100, 1);
}

TEST(DrawnJunctions, RoundaboutsAreOneWay) {
  DrawnMap map({"  v  ", "  d  ", "sa cu", "  b  ", "  t  "});
  map.way("sa").way("tb").way("uc").way("vd").way("abcda", {{"junction", "roundabout"}});
  EXPECT_EQ(map.streets("s", "t"), "sa,abcda,tb");
  EXPECT_EQ(map.streets("t", "s"), "tb,abcda,sa");
  EXPECT_LT(map.route("a", "b")->cost.distance.metres(), map.route("b", "a")->cost.distance.metres());
}

TEST(DrawnJunctions, NamesAreGermanThenLocalWithReferenceAndSorbian) {
  DrawnMap map({"a b c"});
  map.way("ab", {{"name", "Ulica"}, {"name:de", "Straße"}, {"ref", "B 169;L 50"}}).way("bc", {{"name", "Gasse"}});
  EXPECT_EQ(map.streets("a", "c"), "Straße,Gasse");
  EXPECT_EQ(map.network().data().names.items().front().reference, "B 169; L 50");
}

}  // namespace
}  // namespace postkutscher
