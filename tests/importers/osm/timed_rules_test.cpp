// The tests follow a tag list to what a mode may do at a time, through the same evaluation that routing uses.
#include "importers/osm/timed_rules.h"

#include <gtest/gtest.h>

#include "engine/network/conditions.h"
#include "importers/osm/way.h"
#include "tests/importers/osm/tag_list.h"

namespace postkutscher::osm {
namespace {

// Friday, 24 April 2026.
LocalTime friday(int hour) {
  return {{2026, 4, 24}, {3600 * hour}};
}

// A network of one way with these tags.
class OneWay {
 public:
  explicit OneWay(Tags tags) : network_(build(tags)) {}

  // "yes/no" for forward/backward.
  std::string access(Mode mode, const std::optional<LocalTime>& time) const {
    const FactsAtTime facts(network_, time);
    const auto word = [&](std::uint32_t d) {
      const char* const words[] = {"no", "destination", "yes"};
      return std::string(words[static_cast<std::size_t>(facts.of(DirectedSegment(d)).access_for(mode))]);
    };
    return word(0) + "/" + word(1);
  }
  std::string car(int hour) const { return access(Mode::car, friday(hour)); }
  std::string speeds(int hour) const {
    const FactsAtTime facts(network_, friday(hour));
    return std::to_string(facts.of(DirectedSegment(0U)).speed_limit) + "/" +
           std::to_string(facts.of(DirectedSegment(1U)).speed_limit);
  }
  std::size_t rules() const { return network_.data().timed.size(); }

 private:
  static Network build(Tags tags) {
    NetworkBuilder builder;
    builder.add(SourcePoint{.id = 1, .at = Coordinate::from_degrees(14.33, 51.76)});
    builder.add(SourcePoint{.id = 2, .at = Coordinate::from_degrees(14.34, 51.76)});
    ConditionTable conditions;
    const auto facts = road_facts(tags);
    SourceWay way;
    way.id = 1;
    way.points = {1, 2};
    way.attributes = facts->attributes;
    way.timed = way_timed_rules(tags, facts->attributes.road_class, conditions);
    builder.add(std::move(way));
    builder.rest().conditions = conditions.take();
    return std::move(builder).build("one way");
  }

  Network network_;
};

TEST(TimedRules, AccessAtHours) {
  const OneWay way(TagList{{"highway", "residential"}, {"motor_vehicle:conditional", "no @ (Mo-Fr 07:00-09:00)"}});
  EXPECT_EQ(way.car(8), "no/no");
  EXPECT_EQ(way.car(9), "yes/yes");
  EXPECT_EQ(way.access(Mode::car, std::nullopt), "yes/yes");
  EXPECT_EQ(way.access(Mode::bicycle, friday(8)), "yes/yes");
  EXPECT_EQ(way.access(Mode::foot, friday(8)), "yes/yes");
}

TEST(TimedRules, ClosedRoadsOpenAtHours) {
  const OneWay way(TagList{{"highway", "residential"},
                           {"motor_vehicle", "no"},
                           {"motor_vehicle:conditional", "delivery @ (06:00-10:00); yes @ (08:00-09:00)"}});
  EXPECT_EQ(way.car(7), "destination/destination");
  EXPECT_EQ(way.car(8), "yes/yes") << "the later value decides";
  EXPECT_EQ(way.car(12), "no/no");
}

TEST(TimedRules, PedestrianStreetsOpenForDelivery) {
  const TagList tags{{"highway", "pedestrian"}, {"motor_vehicle:conditional", "yes @ (06:00-10:00)"}};
  ConditionTable conditions;
  EXPECT_TRUE(opens(way_timed_rules(tags, RoadClass::pedestrian, conditions)));
  EXPECT_EQ(OneWay(tags).car(7), "yes/yes");
  EXPECT_EQ(OneWay(tags).car(11), "no/no");
}

TEST(TimedRules, OneDirection) {
  const OneWay way(TagList{{"highway", "residential"}, {"access:backward:conditional", "no @ (07:00-09:00)"}});
  EXPECT_EQ(way.car(8), "yes/no");
  EXPECT_EQ(way.access(Mode::foot, friday(8)), "yes/no");
}

TEST(TimedRules, APlainTagOfAMoreSpecialKeyBeatsAMoreGeneralCondition) {
  const OneWay way(TagList{{"highway", "residential"},
                           {"motorcar", "yes"},
                           {"bicycle", "yes"},
                           {"access:conditional", "no @ (07:00-09:00)"}});
  EXPECT_EQ(way.car(8), "yes/yes");
  EXPECT_EQ(way.access(Mode::bicycle, friday(8)), "yes/yes");
  EXPECT_EQ(way.access(Mode::foot, friday(8)), "no/no");
}

TEST(TimedRules, AMoreSpecialConditionBeatsAMoreGeneralOne) {
  const OneWay way(TagList{{"highway", "residential"},
                           {"taxi:conditional", "yes @ (06:00-12:00)"},
                           {"access:conditional", "no @ (07:00-09:00)"}});
  EXPECT_EQ(way.access(Mode::taxi, friday(8)), "yes/yes");
  EXPECT_EQ(way.car(8), "no/no") << "the taxi's rule says nothing about cars";
}

TEST(TimedRules, OtherVehiclesAndUnknownConditionsChangeNothing) {
  const OneWay way(TagList{{"highway", "residential"},
                           {"hgv:conditional", "no @ (22:00-06:00)"},
                           {"access:conditional", "no @ (weight>3.5)"},
                           {"motor_vehicle:conditional", "yes @ (22:00-06:00)"}});
  EXPECT_EQ(way.rules(), 0U);
  EXPECT_EQ(way.car(23), "yes/yes");
}

TEST(TimedRules, OneWayAtHours) {
  const OneWay way(TagList{{"highway", "residential"}, {"oneway:conditional", "yes @ (07:00-09:00)"}});
  EXPECT_EQ(way.car(8), "yes/no");
  EXPECT_EQ(way.car(10), "yes/yes");
  EXPECT_EQ(way.access(Mode::foot, friday(8)), "yes/yes");
}

TEST(TimedRules, OneWayIsLiftedAndReversed) {
  const OneWay way(TagList{
      {"highway", "residential"}, {"oneway", "yes"}, {"oneway:conditional", "no @ (20:00-06:00); -1 @ (07:00-09:00)"}});
  EXPECT_EQ(way.car(12), "yes/no");
  EXPECT_EQ(way.car(21), "yes/yes");
  EXPECT_EQ(way.car(8), "no/yes");
  EXPECT_EQ(way.access(Mode::car, std::nullopt), "yes/no");
}

TEST(TimedRules, OneWayAndAccessAtTheirOwnHours) {
  const OneWay way(TagList{{"highway", "residential"},
                           {"oneway", "yes"},
                           {"motor_vehicle", "destination"},
                           {"oneway:conditional", "no @ (06:00-12:00)"},
                           {"motor_vehicle:conditional", "no @ (10:00-14:00)"}});
  EXPECT_EQ(way.car(8), "destination/destination");
  EXPECT_EQ(way.car(11), "no/no");
  EXPECT_EQ(way.car(13), "no/no");
  EXPECT_EQ(way.car(15), "destination/no");
}

TEST(TimedRules, ConditionalAccessDoesNotLiftAOneWay) {
  const OneWay way(TagList{
      {"highway", "residential"}, {"oneway", "yes"}, {"access", "no"}, {"access:conditional", "yes @ (06:00-12:00)"}});
  EXPECT_EQ(way.car(8), "yes/no");
  EXPECT_EQ(way.car(13), "no/no");
}

TEST(TimedRules, OneWayOfAModeBindsThatMode) {
  const OneWay way(TagList{{"highway", "residential"},
                           {"oneway", "yes"},
                           {"oneway:bicycle", "no"},
                           {"oneway:conditional", "-1 @ (07:00-09:00)"},
                           {"oneway:taxi:conditional", "no @ (06:00-12:00)"}});
  EXPECT_EQ(way.car(8), "no/yes");
  EXPECT_EQ(way.access(Mode::taxi, friday(8)), "yes/yes");
  EXPECT_EQ(way.access(Mode::taxi, friday(10)), "yes/yes");
  EXPECT_EQ(way.access(Mode::bicycle, friday(8)), "yes/yes");
}

TEST(TimedRules, SpeedLimits) {
  const OneWay way(TagList{{"highway", "residential"},
                           {"maxspeed", "50"},
                           {"maxspeed:conditional", "30 @ (22:00-06:00); 40 @ (wet)"},
                           {"maxspeed:forward:conditional", "20 @ (23:00-24:00); 50 @ (05:00-06:00)"}});
  EXPECT_EQ(way.speeds(12), "500/500");
  EXPECT_EQ(way.speeds(22), "300/300");
  EXPECT_EQ(way.speeds(23), "200/300");
  EXPECT_EQ(way.speeds(5), "500/300") << "the more special key restores the plain limit";
}

TEST(TimedRules, GatesWithHours) {
  ConditionTable conditions;
  const TagList tags{{"barrier", "gate"}, {"access", "no"}, {"access:conditional", "yes @ (07:00-19:00)"}};
  const auto passages = timed_passages(7, tags, conditions);
  ASSERT_EQ(passages.size(), 1U);
  EXPECT_EQ(passages[0].point, 7);
  EXPECT_TRUE(passages[0].open);
  EXPECT_EQ(passages[0].modes, kAllModes);
}

TEST(TimedRules, GatesForSomeModes) {
  ConditionTable conditions;
  const TagList tags{{"barrier", "gate"},
                     {"foot", "yes"},
                     {"access:conditional", "no @ (22:00-06:00)"},
                     {"bicycle:conditional", "yes @ (22:00-23:00)"}};
  const auto passages = timed_passages(7, tags, conditions);
  ASSERT_EQ(passages.size(), 2U);
  EXPECT_FALSE(passages[0].open);
  EXPECT_EQ(passages[0].modes, kAllModes & ~mode_bit(Mode::foot));
  EXPECT_TRUE(passages[1].open);
  EXPECT_EQ(passages[1].modes, mode_bit(Mode::bicycle));
  EXPECT_TRUE(timed_passages(7, TagList{{"barrier", "gate"}, {"opening_hours", "07:00-19:00"}}, conditions).empty());
}

}  // namespace
}  // namespace postkutscher::osm
