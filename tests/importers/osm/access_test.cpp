#include "importers/osm/access.h"

#include <gtest/gtest.h>

#include "importers/osm/road_class.h"
#include "tests/importers/osm/tag_list.h"

namespace postkutscher::osm {
namespace {

// Access of car, taxi, ambulance, foot, bicycle as letters: y(es), d(estination), - (no).
std::string access(const TagList& tags, std::string_view direction = ":forward") {
  const auto road = road_class(tags);
  if (!road) return "none";
  std::string letters;
  for (const auto mode : {Mode::car, Mode::taxi, Mode::ambulance, Mode::foot, Mode::bicycle}) {
    letters += "-dy"[static_cast<int>(way_access(tags, *road, mode, direction))];
  }
  return letters;
}

TEST(Access, ClassDecidesWithoutTags) {
  EXPECT_EQ(access({{"highway", "residential"}}), "yyyyy");
  EXPECT_EQ(access({{"highway", "motorway"}}), "yyy--");
  EXPECT_EQ(access({{"highway", "trunk_link"}}), "yyy--");
  EXPECT_EQ(access({{"highway", "primary"}}), "yyyyy");
  EXPECT_EQ(access({{"highway", "footway"}}), "---y-");
  EXPECT_EQ(access({{"highway", "pedestrian"}}), "---y-");
  EXPECT_EQ(access({{"highway", "cycleway"}}), "----y");
  EXPECT_EQ(access({{"highway", "path"}}), "---yy");
  EXPECT_EQ(access({{"highway", "track"}}), "---yy");
  EXPECT_EQ(access({{"highway", "steps"}}), "---y-");
  EXPECT_EQ(access({{"highway", "bridleway"}}), "-----");
  EXPECT_EQ(access({{"highway", "runway"}}), "-----");
  EXPECT_EQ(access({{"highway", "road"}}), "-yyyy") << "OSRM's car rules leave out roads of unknown class";
  EXPECT_EQ(access({{"route", "ferry"}}), "yyyyy");
  EXPECT_EQ(access({{"route", "shuttle_train"}}), "yyy--");
}

TEST(Access, TheMostSpecialTagDecides) {
  EXPECT_EQ(access({{"highway", "residential"}, {"access", "no"}}), "-----");
  EXPECT_EQ(access({{"highway", "residential"}, {"access", "no"}, {"motorcar", "yes"}}), "yyy--");
  EXPECT_EQ(access({{"highway", "residential"}, {"vehicle", "no"}}), "---y-");
  EXPECT_EQ(access({{"highway", "residential"}, {"vehicle", "no"}, {"motor_vehicle", "yes"}}), "yyyy-");
  EXPECT_EQ(access({{"highway", "residential"}, {"motor_vehicle", "no"}, {"motorcar", "yes"}}), "yyyyy");
  EXPECT_EQ(access({{"highway", "residential"}, {"access", "yes"}, {"motor_vehicle", "no"}}), "---yy");
}

TEST(Access, BusLanesAreOpenToTaxisEmergencyLanesToAmbulances) {
  EXPECT_EQ(access({{"highway", "service"}, {"motor_vehicle", "no"}, {"psv", "yes"}}), "-y-yy");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "no"}, {"taxi", "designated"}}), "-y---");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "no"}, {"bus", "yes"}}), "-----");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "no"}, {"emergency", "yes"}}), "--y--");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "psv"}}), "-y---");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "emergency"}}), "--y--");
  EXPECT_EQ(access({{"highway", "service"}, {"service", "emergency_access"}}), "--yyy");
  EXPECT_EQ(access({{"highway", "service"}, {"emergency", "fire_hydrant"}}), "yyyyy") << "a thing, no permission";
}

TEST(Access, RestrictedRoadsStayUsableForFirstAndLastMetres) {
  for (const std::string_view value : {"private", "customers", "destination", "delivery", "permit"}) {
    EXPECT_EQ(access({{"highway", "service"}, {"access", value}}), "ddddd") << value;
  }
  EXPECT_EQ(access({{"highway", "pedestrian"}, {"motor_vehicle", "destination"}}), "-ddy-")
      << "off the car classes OSRM's car rules close, German practice opens for taxis";
}

TEST(Access, ClosingValues) {
  for (const std::string_view value : {"no", "agricultural", "forestry", "military", "agricultural;forestry"}) {
    EXPECT_EQ(access({{"highway", "unclassified"}, {"motor_vehicle", value}}), "---yy") << value;
  }
  EXPECT_EQ(access({{"highway", "residential"}, {"bicycle", "use_sidepath"}, {"foot", "use_sidepath"}}), "yyy--");
}

TEST(Access, OfAListTheMostPermissiveCounts) {
  EXPECT_EQ(access({{"highway", "unclassified"}, {"motor_vehicle", "agricultural;destination"}}), "dddyy");
  EXPECT_EQ(access({{"highway", "unclassified"}, {"motor_vehicle", "forestry; yes"}}), "yyyyy");
}

TEST(Access, TagsOpenOtherClasses) {
  EXPECT_EQ(access({{"highway", "track"}, {"motor_vehicle", "yes"}}), "yyyyy");
  EXPECT_EQ(access({{"highway", "footway"}, {"bicycle", "yes"}}), "---yy");
  EXPECT_EQ(access({{"highway", "runway"}, {"access", "yes"}}), "yyyyy");
  EXPECT_EQ(access({{"highway", "steps"}, {"access", "yes"}}), "---y-") << "nobody drives on stairs";
  EXPECT_EQ(access({{"highway", "trunk"}, {"bicycle", "yes"}}), "yyy-y");
  EXPECT_EQ(access({{"highway", "primary"}, {"motorroad", "yes"}}), "yyy--");
}

TEST(Access, DirectionsDiffer) {
  const TagList tags = {
      {"highway", "residential"}, {"motor_vehicle:forward", "no"}, {"vehicle:backward", "destination"}};
  EXPECT_EQ(access(tags, ":forward"), "---yy");
  EXPECT_EQ(access(tags, ":backward"), "dddyd");
}

TEST(Access, AValueMayNameWhoIsLetIn) {
  EXPECT_EQ(access({{"highway", "service"}, {"access", "motorcar"}}), "yyy--");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "vehicle"}}), "yyy-y");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "foot"}}), "---y-");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "foot;bicycle"}}), "---yy");
}

TEST(Access, UnknownValuesChangeNothingButAreCounted) {
  const TagList tags = {{"highway", "residential"}, {"access", "perhaps"}, {"motor_vehicle:forward", "sometimes"}};
  EXPECT_EQ(access(tags), "yyyyy");
  EXPECT_EQ(unknown_access_values(tags), 2);
  EXPECT_EQ(unknown_access_values(TagList{{"access", "yes"}}), 0);
}

}  // namespace
}  // namespace postkutscher::osm
