// Speeds as the standard car profile drives them, and what slows it down; durations of ferries.
#include <gtest/gtest.h>

#include "engine/routing/segment_speed.h"
#include "importers/osm/traits.h"
#include "importers/osm/way.h"
#include "tests/importers/osm/tag_text.h"

namespace postkutscher::osm {
namespace {

double kmh(std::string_view line, std::string_view profile = "car") {
  const TagText tags(line);
  const auto facts = road_facts(tags);
  if (!facts) return -1;
  return speed_kmh(facts->attributes, facts->attributes.forward.speed_limit, standard_profile(profile));
}

TEST(SpeedRules, SurfacesCapTheSpeed) {
  struct Row {
    std::string_view tag;
    double highest;
  };
  for (const Row& row : std::initializer_list<Row>{{"surface=asphalt", 115},      {"surface=concrete:lanes", 115},
                                                   {"surface=paved", 115},        {"surface=compacted", 80},
                                                   {"surface=fine_gravel", 80},   {"surface=cement", 80},
                                                   {"surface=paving_stones", 60}, {"surface=metal", 60},
                                                   {"surface=bricks", 60},        {"surface=sett", 40},
                                                   {"surface=gravel", 40},        {"surface=grass_paver", 40},
                                                   {"surface=unpaved", 40},       {"surface=dirt", 40},
                                                   {"surface=tartan", 40},        {"surface=wood", 40},
                                                   {"surface=cobblestone", 30},   {"surface=clay", 30},
                                                   {"surface=earth", 20},         {"surface=sand", 20},
                                                   {"surface=rocky", 20},         {"surface=mud", 10},
                                                   {"surface=nonsense", 115},     {"tracktype=grade1", 60},
                                                   {"tracktype=grade2", 40},      {"tracktype=grade3", 30},
                                                   {"tracktype=grade4", 25},      {"tracktype=grade5", 20},
                                                   {"smoothness=good", 115},      {"smoothness=intermediate", 80},
                                                   {"smoothness=bad", 40},        {"smoothness=very_bad", 20},
                                                   {"smoothness=horrible", 10},   {"smoothness=very_horrible", 5},
                                                   {"smoothness=impassable", 0}}) {
    EXPECT_EQ(kmh("highway=motorway " + std::string(row.tag)), row.highest) << row.tag;
  }
  EXPECT_EQ(kmh("highway=motorway tracktype=grade1 surface=mud smoothness=excellent"), 10);
  EXPECT_EQ(kmh("highway=motorway tracktype=grade5 surface=asphalt"), 20);
  EXPECT_EQ(kmh("highway=primary surface=sett maxspeed=100"), 40) << "a limit does not smooth the road";
  EXPECT_LT(kmh("highway=primary surface=sett", "wheelchair_van"), kmh("highway=primary surface=sett"));
}

TEST(SpeedRules, LimitsReplaceTheClass) {
  EXPECT_NEAR(kmh("highway=residential maxspeed=90"), 90 * 0.92, 1e-9);
  EXPECT_NEAR(kmh("highway=trunk maxspeed=60"), 60 * 0.92, 1e-9);
  EXPECT_NEAR(kmh("highway=trunk maxspeed=FR:urban"), 50 * 0.92, 1e-9);
  EXPECT_NEAR(kmh("highway=trunk maxspeed=CH:rural"), 80 * 0.92, 1e-9);
  EXPECT_NEAR(kmh("highway=trunk maxspeed=CH:trunk"), 100 * 0.92, 1e-9);
  EXPECT_NEAR(kmh("highway=trunk maxspeed=CH:motorway"), 120 * 0.92, 1e-9);
  EXPECT_NEAR(kmh("highway=primary maxspeed=be-vlg:rural"), 70 * 0.92, 1e-9);
  EXPECT_NEAR(kmh("highway=primary maxspeed=gb:nsl_single"), 96.6 * 0.92, 1e-9);
  EXPECT_NEAR(kmh("highway=primary maxspeed=100 maxspeed:advisory=45"), 45 * 0.92, 1e-9);
  EXPECT_NEAR(kmh("highway=primary maxspeed:advisory:forward=45"), 45 * 0.92, 1e-9);
  EXPECT_NEAR(kmh("highway=living_street maxspeed=walk"), 7 * 0.92, 1e-9);
  EXPECT_NEAR(kmh("highway=residential maxspeed:type=DE:zone:30"), 30 * 0.92, 1e-9);
  EXPECT_EQ(kmh("highway=motorway maxspeed=none"), kmh("highway=motorway"));
  EXPECT_EQ(kmh("highway=residential maxspeed=quick"), kmh("highway=residential"));
}

TEST(SpeedRules, LinksAreSlowerThanTheirRoads) {
  for (const std::string_view road : {"motorway", "trunk", "primary", "secondary", "tertiary"}) {
    const auto name = "highway=" + std::string(road);
    EXPECT_LT(kmh(name + "_link"), kmh(name)) << road;
  }
}

TEST(SpeedRules, Traits) {
  const auto share = [](std::string_view tags) {
    return kmh("highway=primary maxspeed=50 " + std::string(tags)) / kmh("highway=primary maxspeed=50");
  };
  EXPECT_NEAR(share("lanes=1"), 0.7, 1e-9);
  EXPECT_NEAR(share("lanes=1 oneway=yes"), 1, 1e-9);
  EXPECT_NEAR(share("lanes=2"), 1, 1e-9);
  EXPECT_NEAR(share("width=3"), 0.7, 1e-9);
  EXPECT_NEAR(share("width=3 oneway=yes"), 0.7, 1e-9);
  EXPECT_NEAR(share("width=3.5"), 1, 1e-9);
  EXPECT_NEAR(share("oneway=alternating"), 0.4, 1e-9);
  EXPECT_NEAR(share("side_road=yes"), 0.8, 1e-9);
  EXPECT_NEAR(share("side_road=rotary"), 0.8, 1e-9);
  EXPECT_NEAR(share("oneway=alternating lanes=1 side_road=yes"), 0.4, 1e-9) << "the least, not the product";
  for (const std::string_view kind : {"alley", "parking", "parking_aisle", "driveway", "drive-through"}) {
    EXPECT_NEAR(share("service=" + std::string(kind)), 0.6, 1e-9) << kind;
  }
  EXPECT_EQ(kmh("highway=primary bridge=movable"), 5);
  EXPECT_EQ(kmh("highway=primary bridge=yes"), kmh("highway=primary"));
  EXPECT_EQ(kmh("highway=footway bicycle=dismount", "bicycle"), 4);
  EXPECT_EQ(kmh("highway=footway bicycle=yes", "bicycle"), 8);
}

TEST(Durations, Forms) {
  EXPECT_EQ(parse_duration_seconds("25"), 1500U);
  EXPECT_EQ(parse_duration_seconds("0:25"), 1500U);
  EXPECT_EQ(parse_duration_seconds("01:20"), 4800U);
  EXPECT_EQ(parse_duration_seconds("00:01:00"), 60U);
  EXPECT_EQ(parse_duration_seconds("1:02:03"), 3723U);
  EXPECT_EQ(parse_duration_seconds("PT1H20M"), 4800U);
  EXPECT_EQ(parse_duration_seconds("PT1M"), 60U);
  EXPECT_EQ(parse_duration_seconds("PT90S"), 90U);
  EXPECT_EQ(parse_duration_seconds("P1DT2H"), 93'600U);
  EXPECT_EQ(parse_duration_seconds("P1W"), 604'800U);
  for (const std::string_view bad : {"", "soon", "0", "00:00", "1:2:3:4", ":", "PT", "P1M", "PT1D", "PT1H20", "-5",
                                     "99999999999999", "P9999D", "1.5", "PTT1M"}) {
    EXPECT_EQ(parse_duration_seconds(bad), std::nullopt) << bad;
  }
}

TEST(Durations, OfFerriesAndMovableBridgesOnly) {
  const auto ticks = [](std::string_view line) {
    const TagText tags(line);
    return road_facts(tags)->attributes.timetable_ticks;
  };
  EXPECT_EQ(ticks("route=ferry duration=00:10"), 6000U);
  EXPECT_EQ(ticks("route=shuttle_train duration=PT15S"), 150U);
  EXPECT_EQ(ticks("highway=primary bridge=movable duration=5"), 3000U);
  EXPECT_EQ(ticks("highway=primary duration=5"), 0U);
  EXPECT_EQ(ticks("route=ferry duration=long"), 0U);
  const TagText bad("route=ferry duration=long");
  EXPECT_EQ(road_facts(bad)->unknown_values, 1);
}

}  // namespace
}  // namespace postkutscher::osm
