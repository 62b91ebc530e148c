// One-ways by mode; limits of size and weight, and surfaces, that keep the vehicles of the standard profiles out.
#include <gtest/gtest.h>

#include "tests/importers/osm/way_rules.h"

namespace postkutscher::osm {
namespace {

TEST(WayRules, OneWay) {
  expect_open({{"oneway=yes", ">>>>=>"},
               {"oneway=true", ">>>>=>"},
               {"oneway=1", ">>>>=>"},
               {"oneway=-1", "<<<<=<"},
               {"oneway=reverse", "<<<<=<"},
               {"oneway=no", "======"},
               {"oneway=false", "======"},
               {"oneway=0", "======"},
               {"oneway=alternating", "======"},
               {"oneway=reversible", "----=-"},
               {"oneway=some_tag", "======"},
               {"junction=roundabout", ">>>>=>"},
               {"junction=circular", ">>>>=>"},
               {"junction=mini_roundabout", "======"},
               {"junction=roundabout oneway=no", "======"},
               {"junction=roundabout oneway=-1", "<<<<=<"},
               {"junction=roundabout oneway=alternating", ">>>>=>"},
               {"junction=roundabout oneway=reversible", "----=-"},
               {"junction=roundabout oneway:bicycle=no", ">>>>=="}},
              "highway=primary");
  expect_open({{"highway=motorway oneway=no", "====--"},
               {"highway=motorway oneway=-1", "<<<<--"},
               {"highway=motorway oneway=alternating", ">>>>--"},
               {"highway=motorway oneway=reversible", "------"},
               {"highway=motorway junction=roundabout", ">>>>--"},
               {"highway=motorway_link oneway=yes", ">>>>--"},
               {"highway=motorway_link oneway=no", "====--"},
               {"highway=motorway_link junction=roundabout", ">>>>--"},
               {"highway=trunk", "====--"}});
}

TEST(WayRules, OneWayByMode) {
  expect_open({{"oneway:motorcar=yes", ">>>>=="},
               {"oneway:motor_vehicle=yes", ">>>>=="},
               {"oneway:vehicle=yes", ">>>>=>"},
               {"oneway:motorcar=yes oneway:motor_vehicle=no", ">>>>=="},
               {"oneway:motor_vehicle=yes oneway:vehicle=no", ">>>>=="},
               {"oneway:vehicle=yes oneway=no", ">>>>=>"},
               {"oneway:motorcar=no oneway:motor_vehicle=yes", "======"},
               {"oneway:motor_vehicle=no oneway:vehicle=yes", "=====>"},
               {"oneway:vehicle=no oneway=yes", "======"},
               {"oneway=yes oneway:bicycle=no", ">>>>=="},
               {"oneway=yes oneway:bicycle=yes", ">>>>=>"},
               {"oneway=yes oneway:bicycle=-1", ">>>>=<"},
               {"oneway=no oneway:bicycle=yes", "=====>"},
               {"oneway=-1 oneway:bicycle=no", "<<<<=="},
               {"oneway=yes oneway:taxi=no", ">=>>=>"},
               {"oneway=yes oneway:psv=no", ">=>>=>"},
               {"oneway=yes oneway:bus=no", ">>>>=>"},
               {"oneway=yes oneway:emergency=no", ">>>==>"},
               {"oneway=yes psv:backward=yes", ">=>>=>"},
               {"oneway=yes taxi:backward=designated", ">=>>=>"},
               {"oneway=yes taxi:backward=no psv:backward=yes", ">>>>=>"},
               {"oneway=yes bus:backward=yes", ">>>>=>"},
               {"oneway=yes busway=opposite_lane", ">>>>=>"},
               {"oneway=yes busway=opposite_lane psv=yes", ">=>>=>"},
               {"oneway=yes emergency:backward=yes", ">>>==>"},
               {"oneway=yes bicycle:backward=yes", ">>>>=="},
               {"oneway=yes motorcar:backward=yes", ">>>>=>"},
               {"oneway=yes cycleway=opposite", ">>>>=="},
               {"oneway=yes cycleway=opposite_lane", ">>>>=="},
               {"oneway=yes cycleway:left=opposite_track", ">>>>=="},
               {"oneway=yes cycleway:left:oneway=no", ">>>>=="},
               {"oneway=yes cycleway:left:oneway=-1", ">>>>=="},
               {"oneway=yes cycleway=opposite oneway:bicycle=yes", ">>>>=>"},
               {"oneway=yes cycleway=lane", ">>>>=>"},
               {"oneway=yes vehicle=destination", "))))=)"}},
              "highway=residential");
  EXPECT_EQ(openness("highway=steps oneway:foot=yes"), "---->-");
  EXPECT_EQ(openness("highway=steps oneway=yes"), "----=-");
}

TEST(WayRules, Width) {
  for (const std::string_view key : {"maxwidth:physical", "maxwidth", "width", "est_width"}) {
    EXPECT_EQ(openness("highway=primary " + std::string(key) + "=1"), "----==") << key;
    EXPECT_EQ(openness("highway=primary " + std::string(key) + "=3"), "======") << key;
  }
  expect_open({{"width=1.8", "----=="},
               {"width=1.9", "----=="},
               {"width=2.0", "==--=="},
               {"width=2.1", "==--=="},
               {"width=2.2", "======"},
               {"width=2,2", "======"},
               {"width=1m", "----=="},
               {"width=1~m", "----=="},
               {"width=3~m", "======"},
               {"width=6'", "----=="},
               {"width=6'0\"", "----=="},
               {"width=6'2\"", "----=="},
               {"width=6'3\"", "==--=="},
               {"width=7'", "======"},
               {"width=7'0\"", "======"},
               {"width=narrow", "======"},
               {"narrow=yes", "======"},
               {"width=wide", "======"},
               {"width=5 maxwidth=2", "==--=="}},
              "highway=primary");
}

TEST(WayRules, HeightLengthAndWeight) {
  expect_open({{"maxheight=1", "----=="},
               {"maxheight:physical=1", "----=="},
               {"maxheight:physical=3 maxheight=1", "======"},
               {"maxheight=3", "======"},
               {"maxheight=2.0", "==--=="},
               {"maxheight=2.5", "==--=="},
               {"maxheight=2.6", "===-=="},
               {"maxheight=2.8", "======"},
               {"maxheight=default", "======"},
               {"maxheight=none", "======"},
               {"maxheight=no-sign", "======"},
               {"maxheight=unsigned", "======"},
               {"maxheight=below_default", "======"},
               {"maxlength=1", "----=="},
               {"maxlength=5", "==--=="},
               {"maxlength=6", "===-=="},
               {"maxlength=12", "======"},
               {"maxlength=unsigned", "======"},
               {"maxweight=1", "----=="},
               {"maxweight=2.8", "==--=="},
               {"maxweight=3.5", "===-=="},
               {"maxweight=7.5", "======"},
               {"maxweight=35000~kg", "======"},
               {"maxweight=8.9t", "======"},
               {"maxweight=0.1~lbs", "----=="},
               {"maxweight=unsigned", "======"},
               {"maxweightrating=2.8", "==--=="}},
              "highway=primary");
}

TEST(WayRules, SurfacesSlowDownButOnlyTheImpassableCloses) {
  for (const std::string_view tag :
       {"tracktype=grade1", "tracktype=grade5", "tracktype=nonsense", "smoothness=excellent",
        "smoothness=very_horrible", "smoothness=nonsense", "surface=asphalt", "surface=mud", "surface=nonsense"}) {
    EXPECT_EQ(openness("highway=primary " + std::string(tag)), "======") << tag;
    EXPECT_EQ(openness("highway=primary access=no " + std::string(tag)), "------") << tag;
  }
  EXPECT_EQ(openness("highway=primary smoothness=impassable"), "----=-");
  EXPECT_EQ(openness("highway=primary access=yes smoothness=impassable"), "----=-");
}

}  // namespace
}  // namespace postkutscher::osm
