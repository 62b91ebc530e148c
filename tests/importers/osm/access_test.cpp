#include "importers/osm/access.h"

#include <gtest/gtest.h>

#include "importers/osm/road_class.h"
#include "tests/importers/osm/tag_list.h"

namespace postkutscher::osm {
namespace {

// Access of car, taxi, wheelchair van, ambulance, foot, bicycle as letters: y(es), d(estination), - (no).
std::string access(const TagList& tags, std::string_view direction = ":forward") {
  const auto road = road_class(tags);
  if (!road) return "none";
  std::string letters;
  for (const auto mode : kModes) {
    letters += "-dy"[static_cast<int>(way_access(tags, *road, mode, direction))];
  }
  return letters;
}

TEST(Access, ClassDecidesWithoutTags) {
  EXPECT_EQ(access({{"highway", "residential"}}), "yyyyyy");
  EXPECT_EQ(access({{"highway", "motorway"}}), "yyyy--");
  EXPECT_EQ(access({{"highway", "trunk_link"}}), "yyyy--");
  EXPECT_EQ(access({{"highway", "primary"}}), "yyyyyy");
  EXPECT_EQ(access({{"highway", "footway"}}), "----y-");
  EXPECT_EQ(access({{"highway", "pedestrian"}}), "----y-");
  EXPECT_EQ(access({{"highway", "cycleway"}}), "-----y");
  EXPECT_EQ(access({{"highway", "path"}}), "----yy");
  EXPECT_EQ(access({{"highway", "track"}}), "----yy");
  EXPECT_EQ(access({{"highway", "steps"}}), "----y-");
  EXPECT_EQ(access({{"highway", "bridleway"}}), "------");
  EXPECT_EQ(access({{"highway", "runway"}}), "------");
  EXPECT_EQ(access({{"highway", "road"}}), "-yyyyy") << "OSRM's car rules leave out roads of unknown class";
  EXPECT_EQ(access({{"route", "ferry"}}), "yyyyyy");
  EXPECT_EQ(access({{"route", "shuttle_train"}}), "yyyy--");
}

TEST(Access, TheMostSpecialTagDecides) {
  EXPECT_EQ(access({{"highway", "residential"}, {"access", "no"}}), "------");
  EXPECT_EQ(access({{"highway", "residential"}, {"access", "no"}, {"motorcar", "yes"}}), "yyyy--");
  EXPECT_EQ(access({{"highway", "residential"}, {"vehicle", "no"}}), "----y-");
  EXPECT_EQ(access({{"highway", "residential"}, {"vehicle", "no"}, {"motor_vehicle", "yes"}}), "yyyyy-");
  EXPECT_EQ(access({{"highway", "residential"}, {"motor_vehicle", "no"}, {"motorcar", "yes"}}), "yyyyyy");
  EXPECT_EQ(access({{"highway", "residential"}, {"access", "yes"}, {"motor_vehicle", "no"}}), "----yy");
}

TEST(Access, BusLanesAreOpenToTaxisEmergencyLanesToAmbulances) {
  EXPECT_EQ(access({{"highway", "service"}, {"motor_vehicle", "no"}, {"psv", "yes"}}), "-y--yy");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "no"}, {"taxi", "designated"}}), "-y----");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "no"}, {"bus", "yes"}}), "------");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "no"}, {"emergency", "yes"}}), "---y--");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "psv"}}), "-y----");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "emergency"}}), "---y--");
  EXPECT_EQ(access({{"highway", "service"}, {"service", "emergency_access"}}), "---yyy");
  EXPECT_EQ(access({{"highway", "service"}, {"emergency", "fire_hydrant"}}), "yyyyyy") << "a thing, no permission";
}

TEST(Access, RestrictedRoadsStayUsableForFirstAndLastMetres) {
  for (const std::string_view value : {"private", "customers", "destination", "delivery", "permit"}) {
    EXPECT_EQ(access({{"highway", "service"}, {"access", value}}), "dddddd") << value;
  }
  EXPECT_EQ(access({{"highway", "pedestrian"}, {"motor_vehicle", "destination"}}), "-dddy-")
      << "off the car classes OSRM's car rules close, German practice opens for taxis";
}

TEST(Access, ClosingValues) {
  for (const std::string_view value : {"no", "agricultural", "forestry", "military", "agricultural;forestry"}) {
    EXPECT_EQ(access({{"highway", "unclassified"}, {"motor_vehicle", value}}), "----yy") << value;
  }
  EXPECT_EQ(access({{"highway", "residential"}, {"bicycle", "use_sidepath"}, {"foot", "use_sidepath"}}), "yyyy--");
}

TEST(Access, OfAListTheMostPermissiveCounts) {
  EXPECT_EQ(access({{"highway", "unclassified"}, {"motor_vehicle", "agricultural;destination"}}), "ddddyy");
  EXPECT_EQ(access({{"highway", "unclassified"}, {"motor_vehicle", "forestry; yes"}}), "yyyyyy");
}

TEST(Access, TagsOpenOtherClasses) {
  EXPECT_EQ(access({{"highway", "track"}, {"motor_vehicle", "yes"}}), "yyyyyy");
  EXPECT_EQ(access({{"highway", "footway"}, {"bicycle", "yes"}}), "----yy");
  EXPECT_EQ(access({{"highway", "runway"}, {"access", "yes"}}), "yyyyyy");
  EXPECT_EQ(access({{"highway", "steps"}, {"access", "yes"}}), "----y-") << "nobody drives on stairs";
  EXPECT_EQ(access({{"highway", "trunk"}, {"bicycle", "yes"}}), "yyyy-y");
  EXPECT_EQ(access({{"highway", "primary"}, {"motorroad", "yes"}}), "yyyy--");
}

TEST(Access, DirectionsDiffer) {
  const TagList tags = {
      {"highway", "residential"}, {"motor_vehicle:forward", "no"}, {"vehicle:backward", "destination"}};
  EXPECT_EQ(access(tags, ":forward"), "----yy");
  EXPECT_EQ(access(tags, ":backward"), "ddddyd");
}

TEST(Access, AValueMayNameWhoIsLetIn) {
  EXPECT_EQ(access({{"highway", "service"}, {"access", "motorcar"}}), "yyyy--");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "vehicle"}}), "yyyy-y");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "foot"}}), "----y-");
  EXPECT_EQ(access({{"highway", "service"}, {"access", "foot;bicycle"}}), "----yy");
}

TEST(Access, UnknownValuesChangeNothingButAreCounted) {
  const TagList tags = {{"highway", "residential"}, {"access", "perhaps"}, {"motor_vehicle:forward", "sometimes"}};
  EXPECT_EQ(access(tags), "yyyyyy");
  EXPECT_EQ(unknown_access_values(tags), 2);
  EXPECT_EQ(unknown_access_values(TagList{{"access", "yes"}}), 0);
}

}  // namespace
}  // namespace postkutscher::osm
