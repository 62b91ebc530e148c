#include "importers/osm/limits.h"

#include <gtest/gtest.h>

#include "importers/osm/road_class.h"
#include "importers/osm/speed.h"
#include "tests/importers/osm/tag_list.h"

namespace postkutscher::osm {
namespace {

TEST(Limits, Lengths) {
  EXPECT_EQ(parse_length_cm("3.8"), 380);
  EXPECT_EQ(parse_length_cm("3,8 m"), 380);
  EXPECT_EQ(parse_length_cm("380 cm"), 380);
  EXPECT_EQ(parse_length_cm("12'6\""), 381);
  EXPECT_EQ(parse_length_cm("12 ft 6 in"), 381);
  EXPECT_EQ(parse_length_cm("12'"), 366);
  EXPECT_EQ(parse_length_cm("none"), 0);
  EXPECT_EQ(parse_length_cm("default"), 0);
  for (const auto* bad : {"high", "", "3.8 miles", "-2", "1e300", "3.8m high", "0", "nan"}) {
    EXPECT_EQ(parse_length_cm(bad), std::nullopt) << bad;
  }
}

TEST(Limits, Weights) {
  EXPECT_EQ(parse_weight_kg("7.5"), 7500U);
  EXPECT_EQ(parse_weight_kg("7,5 t"), 7500U);
  EXPECT_EQ(parse_weight_kg("3500 kg"), 3500U);
  EXPECT_EQ(parse_weight_kg("10 st"), 9072U);
  EXPECT_EQ(parse_weight_kg("6000 lbs"), 2722U);
  EXPECT_EQ(parse_weight_kg("unsigned"), 0U);
  EXPECT_EQ(parse_weight_kg("heavy"), std::nullopt);
  EXPECT_EQ(parse_weight_kg("7.5 t except buses"), std::nullopt);
}

TEST(Limits, KeysInOrder) {
  const auto found = vehicle_limits(TagList{
      {"maxheight", "4"}, {"maxheight:physical", "3.9"}, {"maxwidth", "wide"}, {"width", "2.3"}, {"maxweight", "5.5"}});
  EXPECT_EQ(found.limits, (VehicleLimits{390, 230, 5500, 0}));
  EXPECT_EQ(found.unknown_values, 1);
  EXPECT_EQ(vehicle_limits(TagList{}).limits, VehicleLimits{});
}

TEST(Speed, Values) {
  EXPECT_EQ(parse_speed("50"), 500);
  EXPECT_EQ(parse_speed("50 km/h"), 500);
  EXPECT_EQ(parse_speed("30 mph"), 483);
  EXPECT_EQ(parse_speed("30mph"), 483);
  EXPECT_EQ(parse_speed("DE:urban"), 500);
  EXPECT_EQ(parse_speed("DE:rural"), 1000);
  EXPECT_EQ(parse_speed("DE:motorway"), 0);
  EXPECT_EQ(parse_speed("FR:rural"), 800);
  EXPECT_EQ(parse_speed("IT:rural"), 900);
  EXPECT_EQ(parse_speed("DE:zone:30"), 300);
  EXPECT_EQ(parse_speed("DE:zone30"), 300);
  EXPECT_EQ(parse_speed("DE:20"), 200);
  EXPECT_EQ(parse_speed("DE:living_street"), 70);
  EXPECT_EQ(parse_speed("walk"), 70);
  EXPECT_EQ(parse_speed("none"), 0);
  EXPECT_EQ(parse_speed("signals"), 0);
  EXPECT_EQ(parse_speed("70; 50"), 500);
  for (const auto* bad :
       {"", "fast", "-30", "0", "9999", "50 parsecs", "DE:", "DE:moon", "nan", "inf", "DE:zone:zone:1"}) {
    EXPECT_EQ(parse_speed(bad), std::nullopt) << bad;
  }
}

TEST(Speed, Directions) {
  const auto limits = speed_limits(TagList{{"maxspeed", "50"}, {"maxspeed:backward", "30"}});
  EXPECT_EQ(limits.forward, 500);
  EXPECT_EQ(limits.backward, 300);
  EXPECT_EQ(speed_limits(TagList{{"maxspeed", "100"}, {"maxspeed:advisory", "60"}}).forward, 600);
  EXPECT_EQ(speed_limits(TagList{{"maxspeed", "none"}, {"maxspeed:type", "DE:urban"}}).forward, 0);
  EXPECT_EQ(speed_limits(TagList{{"source:maxspeed", "DE:zone:30"}}).backward, 300);
  EXPECT_EQ(speed_limits(TagList{{"source:maxspeed", "survey"}}).backward, 0);
  EXPECT_EQ(speed_limits(TagList{{"maxspeed", "quick"}}).unknown_values, 1);
}

TEST(Speed, BuiltUpAreas) {
  const auto urban = [](const TagList& tags) { return is_urban(tags, *road_class(tags)); };
  EXPECT_TRUE(urban({{"highway", "primary"}, {"maxspeed", "DE:urban"}}));
  EXPECT_FALSE(urban({{"highway", "primary"}, {"name", "Hauptstraße"}, {"maxspeed", "DE:rural"}}));
  EXPECT_FALSE(urban({{"highway", "residential"}, {"zone:traffic", "DE:rural"}}));
  EXPECT_TRUE(urban({{"highway", "tertiary"}, {"maxspeed", "50"}}));
  EXPECT_FALSE(urban({{"highway", "secondary"}, {"name", "Landstraße"}, {"maxspeed", "70"}}));
  EXPECT_FALSE(urban({{"highway", "motorway"}}));
  EXPECT_FALSE(urban({{"highway", "track"}}));
  EXPECT_TRUE(urban({{"highway", "residential"}}));
  EXPECT_FALSE(urban({{"highway", "secondary"}}));
  EXPECT_TRUE(urban({{"highway", "secondary"}, {"name", "Berliner Straße"}}));
  EXPECT_TRUE(urban({{"highway", "secondary"}, {"lit", "yes"}}));
  EXPECT_FALSE(urban({{"highway", "secondary"}, {"sidewalk", "none"}}));
}

}  // namespace
}  // namespace postkutscher::osm
