// Whether a way is open at all, and how the most special access tag is found.
#include <gtest/gtest.h>

#include "tests/importers/osm/way_rules.h"

namespace postkutscher::osm {
namespace {

TEST(WayRules, ClassDecidesWithoutTags) {
  expect_open({{"highway=motorway", ">>>>--"},
               {"highway=motorway_link", "====--"},
               {"highway=trunk", "====--"},
               {"highway=trunk_link", "====--"},
               {"highway=primary", "======"},
               {"highway=primary_link", "======"},
               {"highway=secondary", "======"},
               {"highway=secondary_link", "======"},
               {"highway=tertiary", "======"},
               {"highway=tertiary_link", "======"},
               {"highway=unclassified", "======"},
               {"highway=residential", "======"},
               {"highway=living_street", "======"},
               {"highway=service", "======"},
               {"highway=road", "-====="},
               {"highway=track", "----=="},
               {"highway=pedestrian", "----=-"},
               {"highway=footway", "----=-"},
               {"highway=corridor", "----=-"},
               {"highway=platform", "----=-"},
               {"highway=cycleway", "-----="},
               {"highway=path", "----=="},
               {"highway=steps", "----=-"},
               {"highway=bridleway", "------"},
               {"highway=pier", "------"},
               {"highway=runway", "------"},
               {"highway=busway", "------"},
               {"highway=garbage", "------"},
               {"route=ferry", "======"},
               {"route=shuttle_train", "====--"},
               {"railway=train", "------"},
               {"building=yes", "------"},
               {"", "------"},
               {"route=bicycle", "------"},
               {"bridge=movable", "------"}});
}

TEST(WayRules, NoRoads) {
  expect_open({{"highway=construction", "------"},
               {"highway=construction construction=primary access=yes", "------"},
               {"highway=proposed", "------"},
               {"highway=proposed proposed=secondary", "------"},
               {"highway=planned", "------"},
               {"highway=abandoned", "------"},
               {"highway=razed access=yes", "------"},
               {"highway=no", "------"},
               {"highway=primary construction=yes", "------"},
               {"highway=primary construction=bridge", "------"},
               {"highway=primary construction=no", "======"},
               {"highway=primary construction=widening", "======"},
               {"highway=primary construction=minor", "======"},
               {"highway=primary railway=construction", "------"},
               {"highway=primary railway=tram", "======"},
               {"highway=primary proposed=yes", "======"},
               {"highway=tertiary proposed=secondary", "======"},
               {"highway=service area=yes", "------"},
               {"highway=pedestrian area=yes", "------"},
               {"highway=primary area=no", "======"},
               {"highway=primary impassable=yes", "------"},
               {"highway=primary impassable=no", "======"},
               {"highway=primary status=impassable", "------"},
               {"highway=primary status=proposed", "======"},
               {"highway=primary ice_road=yes", "=-----"},
               {"highway=primary winter_road=yes", "=-----"},
               {"highway=primary ice_road=no", "======"},
               {"highway=winter_road", "=-----"},
               {"highway=ice_road", "=-----"},
               {"highway=ice_road access=yes", "=-----"},
               {"highway=ice_road access=private", "d-----"},
               {"highway=ice_road access=no", "------"},
               {"highway=primary toll=yes", "======"},
               {"highway=primary toll=snowmobile", "======"}});
}

TEST(WayRules, CarsFollowTheMostSpecialTag) {
  expect_open_for_cars({{"", "="},
                        {"access=yes", "="},
                        {"access=no", "-"},
                        {"vehicle=yes", "="},
                        {"vehicle=no", "-"},
                        {"access=no vehicle=yes", "="},
                        {"access=yes vehicle=no", "-"},
                        {"motor_vehicle=yes", "="},
                        {"motor_vehicle=no", "-"},
                        {"access=no motor_vehicle=yes", "="},
                        {"access=yes motor_vehicle=no", "-"},
                        {"vehicle=no motor_vehicle=yes", "="},
                        {"vehicle=yes motor_vehicle=no", "-"},
                        {"motorcar=yes", "="},
                        {"motorcar=no", "-"},
                        {"access=no motorcar=yes", "="},
                        {"access=yes motorcar=no", "-"},
                        {"vehicle=no motorcar=yes", "="},
                        {"vehicle=yes motorcar=no", "-"},
                        {"motor_vehicle=no motorcar=yes", "="},
                        {"motor_vehicle=yes motorcar=no", "-"},
                        {"access=forestry motor_vehicle=yes", "="},
                        {"access=yes vehicle=permissive motorcar=private", "d"},
                        {"access=agricultural vehicle=designated motor_vehicle=permissive motorcar=no", "-"}},
                       "highway=primary");
}

TEST(WayRules, TagsOfADirectionBeforeThoseOfBoth) {
  expect_open_for_cars({{"access=yes access:forward=no", "<"},
                        {"access=yes access:backward=no", ">"},
                        {"access=yes access:forward=no access:backward=no", "-"},
                        {"access=no access:forward=yes", ">"},
                        {"access=no access:backward=yes", "<"},
                        {"access=no access:forward=yes access:backward=yes", "="},
                        {"access=yes access:forward=yes motorcar=no", "-"},
                        {"access=yes access:forward=yes motorcar=yes motorcar:forward=no", "<"},
                        {"access=yes access:backward=yes motorcar=yes motorcar:backward=no", ">"},
                        {"access=no access:forward=no motorcar=yes", "="},
                        {"access=no access:forward=no motorcar=no motorcar:forward=yes", ">"},
                        {"access=no access:backward=no motorcar=no motorcar:backward=yes", "<"},
                        {"access:forward=no motorcar:forward=no", "<"},
                        {"access:backward=no motorcar:backward=no", ">"},
                        {"access:forward=no motorcar:backward=no", "-"},
                        {"access:backward=no motorcar=no", "-"},
                        {"access:forward=no motorcar:forward=yes", "="},
                        {"access:backward=no motorcar:backward=yes", "="},
                        {"access:forward=yes motorcar:forward=no", "<"},
                        {"access:backward=yes motorcar:backward=no", ">"},
                        {"motor_vehicle:forward=no motor_vehicle:backward=destination", "("},
                        {"motor_vehicle=destination;agricultural motor_vehicle:forward=destination", "d"}},
                       "highway=primary");
  expect_open_for_cars(
      {{"highway=pedestrian vehicle:forward=yes", ">"},
       {"highway=footway motor_vehicle:backward=yes", "<"},
       {"highway=footway motor_vehicle:backward=destination", "-"},
       {"highway=track motor_vehicle=destination;agricultural motor_vehicle:forward=destination", "("}});
}

TEST(WayRules, ValuesOnRoadsForCars) {
  expect_open({{"access=yes", "======"},
               {"access=permissive", "======"},
               {"access=designated", "======"},
               {"access=official", "======"},
               {"access=no", "------"},
               {"access=agricultural", "------"},
               {"access=forestry", "------"},
               {"access=private", "dddddd"},
               {"access=customers", "dddddd"},
               {"access=destination", "dddddd"},
               {"access=delivery", "dddddd"},
               {"access=permit", "dddddd"},
               {"access=military", "-ddddd"},
               {"access=minibus", "------"},
               {"access=share_taxi", "------"},
               {"access=emergency_vehicle", "------"},
               {"access=residents", "dddddd"},
               {"access=employees", "dddddd"},
               {"access=psv", "-=----"},
               {"access=taxi", "-=----"},
               {"access=bus", "------"},
               {"access=hgv", "------"},
               {"access=emergency", "---=--"},
               {"access=foot", "----=-"},
               {"access=bicycle", "-----="},
               {"access=foot;bicycle", "----=="},
               {"access=motorcar", "====--"},
               {"access=hov", "====--"},
               {"access=some_tag", "======"},
               {"access=unknown", "======"},
               {"access=no;yes", "======"},
               {"access=agricultural;forestry", "------"},
               {"access=agricultural;destination", "dddddd"},
               {"access=private;psv", "d=dddd"},
               {"motor_vehicle=destination", "dddd=="},
               {"vehicle=destination", "dddd=d"},
               {"motor_vehicle=agricultural", "----=="},
               {"motorcar=private", "dddd=="},
               {"motorhome=no", "======"},
               {"hgv=no", "======"},
               {"psv=no", "=-===="},
               {"foot=no", "====-="},
               {"bicycle=no", "=====-"},
               {"goods=no", "======"}},
              "highway=tertiary");
}

TEST(WayRules, PrivateServiceRoadsAreForPatientsNotForCars) {
  expect_open({{"access=private", "-ddddd"},
               {"motor_vehicle=private", "-ddd=="},
               {"motorcar=private access=yes", "-ddd=="},
               {"access:forward=private", "<?????"},
               {"access=customers", "dddddd"},
               {"access=delivery", "dddddd"},
               {"access=destination", "dddddd"},
               {"access=permit", "dddddd"},
               {"service=driveway access=private", "-ddddd"},
               {"service=parking_aisle access=customers", "dddddd"},
               {"service=parking_aisle", "======"},
               {"service=alley", "======"},
               {"service=drive-through", "======"},
               {"service=emergency_access", "---==="},
               {"service=emergency_access access=yes", "---==="}},
              "highway=service");
}

TEST(WayRules, MaxspeedOpensNothing) {
  expect_open({{"highway=secondary access=no maxspeed=100", "------"},
               {"highway=secondary access=no maxspeed:forward=100", "------"},
               {"highway=runway maxspeed:backward=100", "------"},
               {"railway=train maxspeed=100", "------"}});
}

TEST(WayRules, OddTagsDoNoHarm) {
  for (const std::string_view odd :
       {"access=",         "access=;",           "access=;;;",  "oneway=;",    "maxspeed=:",   "maxspeed=;",
        "maxheight='",     "maxheight=\"",       "width=-",     "lanes=;",     "lanes=-1",     "lanes=999999999999",
        "vehicle:lanes=|", "vehicle:lanes=||||", "duration=P",  "duration=PT", "duration=:",   "duration=::::",
        "surface=;",       "maxweight=t",        "hov:lanes=|", "maxspeed=::", "maxspeed=DE:", "maxspeed=1e999",
        "access=\xff\xfe", "maxspeed=\xc3"}) {
    EXPECT_EQ(openness("highway=primary " + std::string(odd)), "======") << odd;
  }
}

}  // namespace
}  // namespace postkutscher::osm
