#include <gtest/gtest.h>

#include "importers/osm/road_class.h"
#include "importers/osm/tags.h"
#include "importers/osm/way.h"
#include "tests/importers/osm/tag_list.h"

namespace postkutscher::osm {
namespace {

TEST(Tags, Split) {
  EXPECT_EQ(split_values(" a; b;;c ;"), (std::vector<std::string_view>{"a", "b", "c"}));
  EXPECT_TRUE(split_values("").empty());
  EXPECT_EQ(Tags(TagList{{"maxspeed:forward", "30"}}).at("maxspeed", ":forward"), "30");
  EXPECT_EQ(Tags(TagList{{"maxspeed:forward", "30"}}).at("maxspeed:f", "d"), "");
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
