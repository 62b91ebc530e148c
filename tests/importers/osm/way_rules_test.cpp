// One row per rule: tags of a way → who may use it in which direction, access, one-ways, vehicle limits and surfaces
// taken together as the standard profiles see them.
//
// Columns: car, taxi, wheelchair van, ambulance, foot, bicycle. `=` both directions, `>` forward only, `<` backward
// only, `-` closed; to reach or leave a place only: `d` both, `)` forward, `(` backward; `?` anything else.
#include <gtest/gtest.h>

#include "engine/routing/segment_speed.h"
#include "importers/osm/way.h"
#include "tests/importers/osm/tag_text.h"

namespace postkutscher::osm {
namespace {

Access access(const Segment& segment, const DirectionFacts& facts, const Profile& profile) {
  const bool drivable = vehicle_fits(segment.limits, profile) && speed_kmh(segment, facts.speed_limit, profile) > 0;
  return drivable ? facts.access_for(profile.mode) : Access::no;
}

char letter(Access forward, Access backward) {
  if (forward == backward) return "-d="[static_cast<int>(forward)];
  if (backward == Access::no) return forward == Access::yes ? '>' : ')';
  if (forward == Access::no) return backward == Access::yes ? '<' : '(';
  return '?';
}

std::string openness(std::string_view line) {
  const TagText tags(line);
  const auto facts = road_facts(tags);
  if (!facts) return "------";
  std::string letters;
  for (const auto& profile : standard_profiles()) {
    const auto& segment = facts->attributes;
    letters += letter(access(segment, segment.forward, profile), access(segment, segment.backward, profile));
  }
  return letters;
}

struct Row {
  std::string_view tags;
  std::string_view open;
};

void expect(std::initializer_list<Row> rows, std::string_view prefix = "") {
  for (const auto& row : rows) {
    const auto tags = std::string(prefix) + " " + std::string(row.tags);
    EXPECT_EQ(openness(tags), row.open) << tags;
  }
}

void expect_car(std::initializer_list<Row> rows, std::string_view prefix = "") {
  for (const auto& row : rows) {
    const auto tags = std::string(prefix) + " " + std::string(row.tags);
    EXPECT_EQ(openness(tags).substr(0, 1), row.open) << tags;
  }
}

TEST(WayRules, ClassDecidesWithoutTags) {
  expect({{"highway=motorway", ">>>>--"},
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
  expect({{"highway=construction", "------"},
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
  expect_car({{"", "="},
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
  expect_car({{"access=yes access:forward=no", "<"},
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
  expect_car({{"highway=pedestrian vehicle:forward=yes", ">"},
              {"highway=footway motor_vehicle:backward=yes", "<"},
              {"highway=footway motor_vehicle:backward=destination", "-"},
              {"highway=track motor_vehicle=destination;agricultural motor_vehicle:forward=destination", "("}});
}

TEST(WayRules, ValuesOnRoadsForCars) {
  expect({{"access=yes", "======"},
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
  expect({{"access=private", "-ddddd"},
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

TEST(WayRules, TagsOpenOtherClasses) {
  expect({{"highway=runway access=yes", "======"},
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
  expect({{"highway=service access=no psv=yes", "-=----"},
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
  expect({{"highway=service access=no emergency=yes", "---=--"},
          {"highway=service access=no emergency=designated", "---=--"},
          {"highway=service access=private emergency=yes", "-dd=dd"},
          {"highway=footway emergency=yes", "---==-"},
          {"highway=residential emergency=no", "===-=="},
          {"highway=residential emergency=fire_hydrant", "======"},
          {"highway=residential emergency=phone access=no", "------"}});
}

TEST(WayRules, DisabledWelcomeIsForWheelchairVans) {
  expect({{"highway=residential motor_vehicle=no disabled=yes", "--d-=="},
          {"highway=residential motor_vehicle=disabled", "--d-=="},
          {"highway=pedestrian disabled=yes", "--d-=-"},
          {"highway=residential disabled=yes motor_vehicle=yes", "======"},
          {"highway=residential motor_vehicle=no disabled=no", "----=="}});
}

TEST(WayRules, AllLanesClosedCloseTheDirection) {
  expect({{"vehicle:lanes=no|no", "----=-"},
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
  expect({{"highway=primary hov=designated", "dddd=="},
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

TEST(WayRules, OneWay) {
  expect({{"oneway=yes", ">>>>=>"},
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
  expect({{"highway=motorway oneway=no", "====--"},
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
  expect({{"oneway:motorcar=yes", ">>>>=="},
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

TEST(WayRules, WalkersAndCyclistsInGermany) {
  expect({{"highway=primary motorroad=yes", "====--"},
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

TEST(WayRules, Width) {
  for (const std::string_view key : {"maxwidth:physical", "maxwidth", "width", "est_width"}) {
    EXPECT_EQ(openness("highway=primary " + std::string(key) + "=1"), "----==") << key;
    EXPECT_EQ(openness("highway=primary " + std::string(key) + "=3"), "======") << key;
  }
  expect({{"width=1.8", "----=="},
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
  expect({{"maxheight=1", "----=="},
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

TEST(WayRules, MaxspeedOpensNothing) {
  expect({{"highway=secondary access=no maxspeed=100", "------"},
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
