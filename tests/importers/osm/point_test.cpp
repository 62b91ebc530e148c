#include "importers/osm/point.h"

#include <gtest/gtest.h>

#include "tests/importers/osm/tag_list.h"

namespace postkutscher::osm {
namespace {

// Modes that get through, as letters: c(ar), t(axi), w(heelchair van), a(mbulance), f(oot), b(icycle).
std::string passes(const TagList& tags) {
  const auto closed = closed_modes(tags);
  std::string letters;
  for (const auto mode : kModes) {
    if ((closed & mode_bit(mode)) == 0) letters += "ctwafb"[static_cast<int>(mode)];
  }
  return letters;
}

TEST(Barrier, Kinds) {
  EXPECT_EQ(passes({}), "ctwafb");
  for (const std::string_view open : {"gate", "lift_gate", "toll_booth", "cattle_grid", "entrance", "arch", "no"}) {
    EXPECT_EQ(passes({{"barrier", open}}), "ctwafb") << open;
  }
  for (const std::string_view shut : {"bollard", "block", "cycle_barrier", "swing_gate", "kerb", "something"}) {
    EXPECT_EQ(passes({{"barrier", shut}}), "fb") << shut;
  }
  EXPECT_EQ(passes({{"barrier", "kissing_gate"}}), "f");
  EXPECT_EQ(passes({{"barrier", "wall"}}), "");
}

TEST(Barrier, AccessTagsOverride) {
  EXPECT_EQ(passes({{"barrier", "bollard"}, {"motor_vehicle", "yes"}}), "ctwafb");
  EXPECT_EQ(passes({{"barrier", "bollard"}, {"emergency", "yes"}}), "afb");
  EXPECT_EQ(passes({{"barrier", "bollard"}, {"psv", "yes"}}), "tfb");
  EXPECT_EQ(passes({{"barrier", "gate"}, {"access", "no"}}), "");
  EXPECT_EQ(passes({{"barrier", "gate"}, {"access", "no"}, {"foot", "yes"}}), "f");
  EXPECT_EQ(passes({{"barrier", "gate"}, {"access", "private"}}), "ctwafb") << "first and last metres";
  EXPECT_EQ(passes({{"barrier", "gate"}, {"motor_vehicle", "agricultural"}}), "fb");
  EXPECT_EQ(passes({{"barrier", "bollard"}, {"access", "maybe"}}), "fb") << "an unknown value changes nothing";
}

TEST(Barrier, SpecialCases) {
  EXPECT_EQ(passes({{"barrier", "bollard"}, {"bollard", "rising"}}), "ctwafb");
  EXPECT_EQ(passes({{"barrier", "kerb"}, {"kerb", "lowered"}}), "ctwafb");
  EXPECT_EQ(passes({{"barrier", "kerb"}, {"highway", "crossing"}}), "ctwafb");
  EXPECT_EQ(passes({{"barrier", "height_restrictor"}}), "ctwafb");
  EXPECT_EQ(passes({{"barrier", "height_restrictor"}, {"maxheight", "1.9"}}), "fb");
  EXPECT_EQ(passes({{"barrier", "height_restrictor"}, {"maxheight", "2.1"}}), "ctwafb");
}

TEST(Barrier, WithoutBarrierOnlyMotorTagsCount) {
  EXPECT_EQ(passes({{"motor_vehicle", "no"}}), "fb");
  EXPECT_EQ(passes({{"highway", "crossing"}, {"bicycle", "no"}, {"foot", "no"}}), "ctwafb");
}

TEST(Point, SignalsAndStopsHaveDirections) {
  auto facts = point_facts(TagList{{"highway", "traffic_signals"}});
  EXPECT_TRUE(facts.signal_forward && facts.signal_backward);
  facts = point_facts(TagList{{"highway", "traffic_signals"}, {"traffic_signals:direction", "forward"}});
  EXPECT_TRUE(facts.signal_forward && !facts.signal_backward);
  facts = point_facts(TagList{{"highway", "traffic_signals"}, {"direction", "backward"}});
  EXPECT_TRUE(!facts.signal_forward && facts.signal_backward);
  facts = point_facts(TagList{{"highway", "stop"}, {"direction", "forward"}});
  EXPECT_TRUE(facts.stop_forward && !facts.stop_backward && !facts.signal_forward);
  facts = point_facts(TagList{{"highway", "give_way"}, {"direction", "both"}});
  EXPECT_TRUE(facts.stop_forward && facts.stop_backward);
}

TEST(Point, CrossingsAndTurningPlaces) {
  EXPECT_TRUE(point_facts(TagList{{"highway", "crossing"}}).crossing);
  EXPECT_TRUE(point_facts(TagList{{"highway", "crossing"}, {"crossing", "zebra"}}).crossing);
  EXPECT_FALSE(point_facts(TagList{{"highway", "crossing"}, {"crossing", "unmarked"}}).crossing);
  EXPECT_TRUE(point_facts(TagList{{"highway", "turning_circle"}}).turning_place);
  EXPECT_TRUE(point_facts(TagList{{"highway", "turning_loop"}}).turning_place);
  EXPECT_TRUE(point_facts(TagList{{"highway", "street_lamp"}}).empty());
}

}  // namespace
}  // namespace postkutscher::osm
