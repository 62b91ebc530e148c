// What opens a way to some modes and keeps others out: bus lanes, emergencies, disabled people, walkers and cyclists.
#include <gtest/gtest.h>

#include "tests/importers/osm/way_rules.h"

namespace postkutscher::osm {
namespace {

TEST(WayRules, TagsOpenOtherClasses) {
  expect_open({{"highway=runway access=yes", "======"},
               {"highway=runway vehicle=yes", "====-="},
               {"highway=runway motor_vehicle=yes", "====--"},
               {"highway=runway motorcar=yes", "====--"},
               {"highway=runway foot=yes", "----=-"},
               {"highway=runway bicycle=yes", "-----="},
               {"highway=runway psv=yes", "-=----"},
               {"highway=runway motorhome=yes", "------"},
               {"highway=runway access=private motorcar=permissive", "====dd"},
               {"highway=runway maxspeed=100", "------"},
               {"highway=garbage access=permissive", "======"},
               {"highway=road access=yes", "======"},
               {"highway=footway access=yes", "======"},
               {"highway=footway access=permissive", "======"},
               {"highway=footway access=private", "-ddddd"},
               {"highway=pedestrian access=private", "-ddddd"},
               {"highway=pedestrian motor_vehicle=destination", "-ddd=-"},
               {"highway=pedestrian motor_vehicle=delivery", "-ddd=-"},
               {"highway=pedestrian taxi=yes", "-=--=-"},
               {"highway=cycleway access=private", "-ddddd"},
               {"highway=cycleway motor_vehicle=designated", "====-="},
               {"highway=bridleway motor_vehicle=yes", "====--"},
               {"highway=track access=private", "-ddddd"},
               {"highway=track motor_vehicle=yes", "======"},
               {"highway=track motor_vehicle=permissive", "======"},
               {"highway=track motor_vehicle=private", "-ddd=="},
               {"highway=track motor_vehicle=agricultural", "----=="},
               {"highway=track motor_vehicle=agricultural;forestry", "----=="},
               {"highway=track motor_vehicle=agricultural;destination", "dddd=="},
               {"highway=track motor_vehicle=some_tag", "d---=="},
               {"highway=track access=unknown", "----=="},
               {"highway=steps access=yes", "----=-"},
               {"highway=steps access=permissive motorcar=yes", "----=-"},
               {"route=ferry access=no", "------"},
               {"route=ferry motor_vehicle=no", "----=="},
               {"route=ferry access=private", "-ddddd"},
               {"route=ferry foot=yes motorcar=yes", "======"},
               {"route=shuttle_train motorcar=yes", "====--"},
               {"route=shuttle_train bicycle=yes", "====-="}});
}

TEST(WayRules, BusLanesAndBuswaysAreOpenToTaxis) {
  expect_open({{"highway=service access=no psv=yes", "-=----"},
               {"highway=service motor_vehicle=no psv=yes", "-=--=="},
               {"highway=service access=no psv=designated", "-=----"},
               {"highway=service access=no taxi=yes", "-=----"},
               {"highway=service access=no taxi=designated", "-=----"},
               {"highway=service access=no psv=yes taxi=no", "------"},
               {"highway=service access=no bus=yes", "------"},
               {"highway=service access=no bus=yes taxi=yes", "-=----"},
               {"highway=busway psv=yes", "-=----"},
               {"highway=busway bus=yes", "------"},
               {"highway=busway taxi=yes", "-=----"},
               {"highway=busway access=no emergency=yes", "---=--"},
               {"highway=busway bicycle=yes", "-----="},
               {"highway=residential motor_vehicle=no taxi=yes", "-=--=="},
               {"highway=residential motor_vehicle=no psv:forward=yes", "->--=="},
               {"highway=residential motor_vehicle=psv", "-=--=="}});
}

TEST(WayRules, EmergencyOpeningsAreForAmbulances) {
  expect_open({{"highway=service access=no emergency=yes", "---=--"},
               {"highway=service access=no emergency=designated", "---=--"},
               {"highway=service access=private emergency=yes", "-dd=dd"},
               {"highway=footway emergency=yes", "---==-"},
               {"highway=residential emergency=no", "===-=="},
               {"highway=residential emergency=fire_hydrant", "======"},
               {"highway=residential emergency=phone access=no", "------"}});
}

TEST(WayRules, DisabledWelcomeIsForWheelchairVans) {
  expect_open({{"highway=residential motor_vehicle=no disabled=yes", "--d-=="},
               {"highway=residential motor_vehicle=disabled", "--d-=="},
               {"highway=pedestrian disabled=yes", "--d-=-"},
               {"highway=residential disabled=yes motor_vehicle=yes", "======"},
               {"highway=residential motor_vehicle=no disabled=no", "----=="}});
}

TEST(WayRules, AllLanesClosedCloseTheDirection) {
  expect_open({{"vehicle:lanes=no|no", "----=-"},
               {"vehicle:lanes=yes|no", "======"},
               {"vehicle:lanes=no||no", "======"},
               {"motor_vehicle:lanes=no|no", "----=="},
               {"motorcar:lanes=no", "----=="},
               {"motor_vehicle:lanes:forward=no|no", "<<<<=="},
               {"motor_vehicle:lanes:backward=no", ">>>>=="},
               {"access:lanes=no|no psv:lanes=|designated", "-=--=-"},
               {"access:lanes=no|no motorcar:lanes=yes|", "=====-"},
               {"access:lanes=no|no bicycle:lanes=|designated", "----=="},
               {"bus:lanes=designated|yes", "======"},
               {"access:lanes=some|thing", "======"},
               {"lanes=2 turn:lanes=left|through", "======"}},
              "highway=primary");
}

TEST(WayRules, CarpoolLanesAreALastResort) {
  expect_open({{"highway=primary hov=designated", "dddd=="},
               {"highway=primary hov=yes", "======"},
               {"highway=primary hov=no", "======"},
               {"highway=motorway hov=lane access=designated", ">>>>--"},
               {"highway=primary hov:lanes:forward=designated hov:lanes:backward=designated", "dddd=="},
               {"highway=primary hov:lanes:forward=designated|no", "======"},
               {"highway=primary hov:lanes=designated|designated oneway=yes", "))))=>"},
               {"highway=primary hov:lanes=designated|designated oneway=-1", "((((=<"},
               {"highway=primary hov:lanes=designated| oneway=yes", ">>>>=>"},
               {"highway=primary hov:lanes=designated|yes oneway=yes", ">>>>=>"}});
}

TEST(WayRules, WalkersAndCyclistsInGermany) {
  expect_open({{"highway=primary motorroad=yes", "====--"},
               {"highway=primary motorroad=yes foot=yes", "=====-"},
               {"highway=primary motorroad=no", "======"},
               {"highway=motorway foot=yes bicycle=yes", ">>>>--"},
               {"highway=trunk foot=yes", "=====-"},
               {"highway=trunk bicycle=yes", "====-="},
               {"highway=trunk sidewalk=both", "=====-"},
               {"highway=trunk sidewalk=no", "====--"},
               {"highway=trunk cycleway=track", "====-="},
               {"highway=residential foot=use_sidepath bicycle=use_sidepath", "====--"},
               {"highway=residential sidewalk=separate", "======"},
               {"highway=residential bicycle=dismount", "======"},
               {"highway=residential vehicle=no", "----=-"},
               {"highway=residential vehicle=no bicycle=yes", "----=="},
               {"highway=footway bicycle=yes", "----=="},
               {"highway=footway bicycle=designated", "----=="},
               {"highway=footway bicycle=dismount", "----=="},
               {"highway=footway bicycle=no", "----=-"},
               {"highway=footway footway=sidewalk", "----=-"},
               {"highway=footway foot=private", "----d-"},
               {"highway=pedestrian bicycle=yes", "----=="},
               {"highway=pedestrian vehicle=delivery", "-ddd=d"},
               {"highway=cycleway foot=yes", "----=="},
               {"highway=cycleway foot=designated segregated=yes", "----=="},
               {"highway=cycleway foot=no", "-----="},
               {"highway=path foot=designated", "----=-"},
               {"highway=path foot=designated bicycle=designated", "----=="},
               {"highway=path bicycle=designated", "----=="},
               {"highway=path foot=no", "-----="},
               {"highway=path vehicle=no", "----=-"},
               {"highway=path access=forestry", "------"},
               {"highway=path access=no foot=yes", "----=-"},
               {"highway=bridleway foot=yes", "----=-"},
               {"highway=bridleway bicycle=yes", "-----="},
               {"highway=track vehicle=agricultural", "----=-"},
               {"highway=track vehicle=agricultural bicycle=yes", "----=="},
               {"highway=steps ramp:bicycle=yes", "----=="},
               {"highway=steps bicycle=yes", "----=="},
               {"highway=steps bicycle=no ramp:bicycle=yes", "----=-"},
               {"highway=steps foot=no", "------"}});
}

}  // namespace
}  // namespace postkutscher::osm
