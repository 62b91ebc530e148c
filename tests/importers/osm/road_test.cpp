#include <gtest/gtest.h>

#include "importers/osm/oneway.h"
#include "importers/osm/road_class.h"
#include "importers/osm/tags.h"
#include "importers/osm/way.h"
#include "tests/importers/osm/tag_list.h"

namespace postkutscher::osm {
namespace {

std::string way_of(const TagList& tags, Mode mode = Mode::car) {
  const auto road = road_class(tags).value_or(RoadClass::other);
  const auto [forward, backward] = directions(tags, road, mode);
  return std::string(forward ? "f" : "-") + (backward ? "b" : "-");
}

TEST(Tags, Split) {
  EXPECT_EQ(split_values(" a; b;;c ;"), (std::vector<std::string_view>{"a", "b", "c"}));
  EXPECT_TRUE(split_values("").empty());
  EXPECT_EQ(Tags(TagList{{"maxspeed:forward", "30"}}).at("maxspeed", ":forward"), "30");
  EXPECT_EQ(Tags(TagList{{"maxspeed:forward", "30"}}).at("maxspeed:f", "d"), "");
}

TEST(Oneway, Values) {
  for (const std::string_view value : {"yes", "true", "1"}) {
    EXPECT_EQ(way_of({{"highway", "residential"}, {"oneway", value}}), "f-") << value;
  }
  for (const std::string_view value : {"-1", "reverse"}) {
    EXPECT_EQ(way_of({{"highway", "residential"}, {"oneway", value}}), "-b") << value;
  }
  EXPECT_EQ(way_of({{"highway", "residential"}, {"oneway", "no"}}), "fb");
  EXPECT_EQ(way_of({{"highway", "residential"}, {"oneway", "alternating"}}), "fb");
  EXPECT_EQ(way_of({{"highway", "residential"}, {"oneway", "reversible"}}), "--");
}

TEST(Oneway, Implied) {
  EXPECT_EQ(way_of({{"highway", "motorway"}}), "f-");
  EXPECT_EQ(way_of({{"highway", "motorway"}, {"oneway", "no"}}), "fb");
  EXPECT_EQ(way_of({{"highway", "motorway"}, {"oneway", "-1"}}), "-b");
  EXPECT_EQ(way_of({{"highway", "motorway_link"}}), "fb");
  EXPECT_EQ(way_of({{"highway", "primary"}, {"junction", "roundabout"}}), "f-");
  EXPECT_EQ(way_of({{"highway", "primary"}, {"junction", "circular"}}), "f-");
  EXPECT_EQ(way_of({{"highway", "primary"}, {"junction", "roundabout"}, {"oneway", "no"}}), "fb");
}

TEST(Oneway, ByMode) {
  const TagList tags = {{"highway", "residential"}, {"oneway", "yes"}, {"oneway:bicycle", "no"}};
  EXPECT_EQ(way_of(tags, Mode::car), "f-");
  EXPECT_EQ(way_of(tags, Mode::bicycle), "fb");
  EXPECT_EQ(way_of(tags, Mode::foot), "fb");
  EXPECT_EQ(way_of({{"highway", "residential"}, {"oneway:motorcar", "yes"}}, Mode::ambulance), "f-");
  EXPECT_EQ(way_of({{"highway", "residential"}, {"oneway:motorcar", "yes"}}, Mode::bicycle), "fb");
  EXPECT_EQ(way_of({{"highway", "residential"}, {"oneway", "yes"}, {"oneway:psv", "no"}}, Mode::taxi), "fb");
  EXPECT_EQ(way_of({{"highway", "residential"}, {"oneway", "yes"}, {"cycleway", "opposite_lane"}}, Mode::bicycle),
            "fb");
  EXPECT_EQ(way_of({{"highway", "steps"}, {"oneway", "yes"}, {"oneway:foot", "yes"}}, Mode::foot), "f-");
}

TEST(RoadClass, WhatIsNoRoad) {
  EXPECT_FALSE(road_class(TagList{{"building", "yes"}}));
  EXPECT_FALSE(road_class(TagList{{"highway", "construction"}, {"construction", "primary"}}));
  EXPECT_FALSE(road_class(TagList{{"highway", "primary"}, {"construction", "yes"}}));
  EXPECT_FALSE(road_class(TagList{{"highway", "proposed"}}));
  EXPECT_FALSE(road_class(TagList{{"highway", "primary"}, {"proposed", "yes"}}));
  EXPECT_FALSE(road_class(TagList{{"highway", "pedestrian"}, {"area", "yes"}}));
  EXPECT_FALSE(road_class(TagList{{"highway", "track"}, {"impassable", "yes"}}));
  EXPECT_EQ(road_class(TagList{{"highway", "primary"}, {"construction", "minor"}}), RoadClass::primary);
  EXPECT_EQ(road_class(TagList{{"highway", "living_street"}}), RoadClass::living_street);
  EXPECT_EQ(road_class(TagList{{"route", "ferry"}}), RoadClass::ferry);
  EXPECT_EQ(road_class(TagList{{"highway", "raceway"}}), RoadClass::other);
}

TEST(Surface, TheWorstTagCounts) {
  EXPECT_EQ(surface_class(TagList{}), SurfaceClass::unknown);
  EXPECT_EQ(surface_class(TagList{{"surface", "asphalt"}}), SurfaceClass::excellent);
  EXPECT_EQ(surface_class(TagList{{"surface", "sett"}}), SurfaceClass::rough);
  EXPECT_EQ(surface_class(TagList{{"surface", "gravel"}}), SurfaceClass::rough);
  EXPECT_EQ(surface_class(TagList{{"tracktype", "grade1"}}), SurfaceClass::fair);
  EXPECT_EQ(surface_class(TagList{{"tracktype", "grade4"}}), SurfaceClass::poor);
  EXPECT_EQ(surface_class(TagList{{"surface", "asphalt"}, {"smoothness", "bad"}}), SurfaceClass::rough);
  EXPECT_EQ(surface_class(TagList{{"surface", "moon dust"}}), SurfaceClass::unknown);
}

TEST(RoadFacts, Composed) {
  const auto facts = road_facts(TagList{{"highway", "tertiary"},
                                        {"oneway", "yes"},
                                        {"oneway:bicycle", "no"},
                                        {"maxspeed", "30"},
                                        {"maxheight", "3.5"},
                                        {"surface", "sett"}});
  ASSERT_TRUE(facts);
  const auto& segment = facts->attributes;
  EXPECT_TRUE(facts->usable());
  EXPECT_EQ(segment.road_class, RoadClass::tertiary);
  EXPECT_EQ(segment.surface, SurfaceClass::rough);
  EXPECT_EQ(segment.limits.height_cm, 350);
  EXPECT_EQ(segment.forward.speed_limit, 300);
  EXPECT_EQ(segment.forward.access_for(Mode::car), Access::yes);
  EXPECT_EQ(segment.backward.access_for(Mode::car), Access::no);
  EXPECT_EQ(segment.backward.access_for(Mode::bicycle), Access::yes);
  EXPECT_EQ(segment.backward.access_for(Mode::foot), Access::yes);
  EXPECT_FALSE(road_facts(TagList{{"highway", "bridleway"}})->usable());
  EXPECT_EQ(road_facts(TagList{{"highway", "service"}, {"maxspeed", "fast"}, {"maxwidth", "wide"}})->unknown_values, 2);
}

}  // namespace
}  // namespace postkutscher::osm
