// Maps as careless hands leave them: what is broken is repaired or left out, and the sound rest can be driven.
#include <gtest/gtest.h>

#include "engine/routing/router.h"
#include "tests/importers/osm/temporary_map.h"

namespace postkutscher {
namespace {

const TemporaryMap::TextTags kStreet = {{"highway", "residential"}};
const TemporaryMap::TextTags kNoLeftTurn = {{"type", "restriction"}, {"restriction", "no_left_turn"}};

// A street of 140 m from west to east and one to the north from its middle.
TemporaryMap sound() {
  TemporaryMap map;
  map.node(1, 14.330, 51.76).node(2, 14.331, 51.76).node(3, 14.332, 51.76).node(4, 14.331, 51.761);
  map.way(11, {1, 2}, kStreet).way(12, {2, 3}, kStreet).way(13, {2, 4}, kStreet);
  return map;
}

// Every vehicle comes from the west to the east and to the north, with and without a time.
void expect_drivable(TemporaryMap& map) {
  const Network network = map.import();
  for (const auto& depart : {std::optional<LocalTime>(), std::optional<LocalTime>(LocalTime{})}) {
    for (const Profile& profile : standard_profiles()) {
      const Router router(network, profile, {.depart = depart});
      RouterWorkspace workspace = router.make_workspace();
      const Position west = router.snap(Coordinate::from_degrees(14.330, 51.76));
      for (const Coordinate place :
           {Coordinate::from_degrees(14.332, 51.76), Coordinate::from_degrees(14.331, 51.761)}) {
        const auto route = router.route(west, router.snap(place), workspace);
        ASSERT_TRUE(route) << profile.name;
        EXPECT_LT(route->cost.distance.metres(), 185) << profile.name;
      }
    }
  }
}

TEST(BrokenMaps, TheSoundMapItself) {
  TemporaryMap map = sound();
  expect_drivable(map);
}

TEST(BrokenMaps, PointsThatAreMissing) {
  TemporaryMap map = sound();
  map.way(20, {3, 98, 99, 4}, kStreet).way(21, {98, 99}, kStreet).way(22, {99, 3}, kStreet);
  expect_drivable(map);
}

TEST(BrokenMaps, WaysWithoutLength) {
  TemporaryMap map = sound();
  map.node(5, 14.332, 51.76);
  map.way(20, {3, 5}, kStreet).way(21, {3}, kStreet).way(22, {}, kStreet).way(23, {3, 3, 3}, kStreet);
  expect_drivable(map);
}

TEST(BrokenMaps, WaysThatRunBackOverThemselves) {
  TemporaryMap map = sound();
  map.way(20, {2, 3, 2, 4, 2}, kStreet).way(21, {3, 4, 3}, kStreet).way(22, {1, 2, 4, 1, 2}, kStreet);
  expect_drivable(map);
}

TEST(BrokenMaps, NumbersUsedTwice) {
  TemporaryMap map = sound();
  map.node(5, 14.333, 51.76).node(5, 14.334, 51.76);
  map.way(12, {3, 4}, kStreet).way(20, {3, 5}, kStreet).way(20, {3, 5}, kStreet);
  map.relation(30, {{"way", 12, "from"}, {"node", 3, "via"}, {"way", 20, "to"}}, kNoLeftTurn);
  map.relation(30, {{"way", 12, "from"}, {"node", 3, "via"}, {"way", 20, "to"}}, kNoLeftTurn);
  expect_drivable(map);
}

TEST(BrokenMaps, NegativeNumbersOfEditors) {
  TemporaryMap map = sound();
  map.node(-1, 14.333, 51.76).way(-20, {3, -1}, kStreet);
  map.relation(-30, {{"way", 12, "from"}, {"node", 3, "via"}, {"way", -20, "to"}}, kNoLeftTurn);
  expect_drivable(map);
}

TEST(BrokenMaps, RelationsOfNothing) {
  TemporaryMap map = sound();
  map.relation(30, {}, kNoLeftTurn);
  map.relation(31, {{"way", 98, "from"}, {"node", 2, "via"}, {"way", 13, "to"}}, kNoLeftTurn);
  map.relation(32, {{"way", 11, "from"}, {"node", 98, "via"}, {"way", 13, "to"}}, kNoLeftTurn);
  map.relation(33, {{"relation", 33, "from"}, {"relation", 33, "via"}, {"relation", 33, "to"}}, kNoLeftTurn);
  map.relation(34, {{"way", 11, "from"}, {"way", 11, "via"}, {"way", 11, "to"}}, kNoLeftTurn);
  expect_drivable(map);
}

TEST(BrokenMaps, ValuesThatMakeNoSense) {
  TemporaryMap map = sound();
  const std::string nines(300, '9');
  for (const char* key :
       {"maxspeed", "maxheight", "maxwidth", "maxweight", "maxlength", "lanes", "width", "duration"}) {
    map.way(20, {3, 4}, {{"highway", "residential"}, {key, nines}});
    map.way(21, {3, 4}, {{"highway", "residential"}, {key, "-1e400"}});
    map.way(22, {3, 4}, {{"highway", "residential"}, {key, ""}});
  }
  for (const char* key : {"access:conditional", "oneway:conditional", "maxspeed:conditional"}) {
    map.way(23, {3, 4}, {{"highway", "residential"}, {key, "no @ ((("}});
    map.way(24, {3, 4}, {{"highway", "residential"}, {key, ";;@@ yes @ Mo-"}});
    map.way(25, {3, 4}, {{"highway", "residential"}, {key, "no @ (25:99-99:99); 5 @ (Feb 31)"}});
  }
  expect_drivable(map);
}

TEST(BrokenMaps, RoadsAroundTheEarth) {
  TemporaryMap map = sound();
  map.node(5, 179.999, 0).node(6, -179.999, 0).node(7, 0, 90).node(8, 90, -90);
  map.way(20, {5, 6}, kStreet).way(21, {6, 7, 8}, kStreet);
  expect_drivable(map);
}

}  // namespace
}  // namespace postkutscher
