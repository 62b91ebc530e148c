#include "importers/osm/restriction.h"

#include <gtest/gtest.h>

#include "tests/importers/osm/tag_list.h"

namespace postkutscher::osm {
namespace {

constexpr ModeMask kBicycle = mode_bit(Mode::bicycle);

const std::vector<MapMember> kSimple = {
    {MemberKind::way, 1, "from"}, {MemberKind::node, 10, "via"}, {MemberKind::way, 2, "to"}};

ReadRestriction read(const TagList& tags, const std::vector<MapMember>& members = kSimple) {
  return read_restriction({7, members, tags});
}

TEST(Restriction, ViaNode) {
  const auto result = read({{"type", "restriction"}, {"restriction", "no_left_turn"}});
  ASSERT_EQ(result.outcome, RestrictionOutcome::usable);
  ASSERT_EQ(result.restrictions.size(), 1U);
  const auto& restriction = result.restrictions.front();
  EXPECT_EQ(restriction.id, 7);
  EXPECT_EQ(restriction.kind, RestrictionKind::no);
  EXPECT_EQ(restriction.from_way, 1);
  EXPECT_EQ(restriction.via_node, 10);
  EXPECT_EQ(restriction.to_way, 2);
  EXPECT_EQ(restriction.modes, kMotorModes | kBicycle);
  EXPECT_FALSE(restriction.is_u_turn);
}

TEST(Restriction, ViaWaysOnlyAndUTurns) {
  const auto result = read({{"type", "restriction"}, {"restriction", "no_u_turn"}}, {{MemberKind::way, 1, "from"},
                                                                                     {MemberKind::way, 3, "via"},
                                                                                     {MemberKind::way, 4, "via"},
                                                                                     {MemberKind::way, 2, "to"}});
  ASSERT_EQ(result.outcome, RestrictionOutcome::usable);
  EXPECT_EQ(result.restrictions.front().via_ways, (std::vector<std::int64_t>{3, 4}));
  EXPECT_TRUE(result.restrictions.front().is_u_turn);
  const auto only = read({{"type", "restriction"}, {"restriction", "only_straight_on"}});
  EXPECT_EQ(only.restrictions.front().kind, RestrictionKind::only);
}

TEST(Restriction, ModesAndExceptions) {
  const auto modes = [](const TagList& tags) { return restricted_modes(tags); };
  EXPECT_EQ(modes({{"type", "restriction"}, {"restriction:motorcar", "no_left_turn"}}), kMotorModes);
  EXPECT_EQ(modes({{"type", "restriction"}, {"restriction:bicycle", "no_left_turn"}}), kBicycle);
  EXPECT_EQ(modes({{"type", "restriction"}, {"restriction:hgv", "no_left_turn"}}), 0);
  EXPECT_EQ(modes({{"type", "restriction:bus"}, {"restriction", "no_left_turn"}}), 0);
  EXPECT_EQ(modes({{"type", "restriction"}, {"restriction", "no_entry"}, {"except", "psv"}}),
            (mode_bit(Mode::car) | mode_bit(Mode::wheelchair_van) | mode_bit(Mode::ambulance) | kBicycle));
  EXPECT_EQ(modes({{"type", "restriction"}, {"restriction", "no_entry"}, {"except", "bicycle; psv;emergency"}}),
            (mode_bit(Mode::car) | mode_bit(Mode::wheelchair_van)));
  EXPECT_EQ(modes({{"type", "restriction"}, {"restriction", "no_entry"}, {"except", "bus;hgv"}}),
            kMotorModes | kBicycle);
  EXPECT_EQ(read({{"type", "restriction"}, {"restriction:hgv", "no_left_turn"}}).outcome,
            RestrictionOutcome::other_modes);
  EXPECT_EQ(read({{"type", "restriction"}, {"restriction", "no_exit"}, {"except", "vehicle"}}).outcome,
            RestrictionOutcome::other_modes);
}

TEST(Restriction, ConditionalOnesAreLeftOut) {
  EXPECT_EQ(read({{"type", "restriction"}, {"restriction:conditional", "no_left_turn @ (07:00-19:00)"}}).outcome,
            RestrictionOutcome::conditional);
  EXPECT_EQ(read({{"type", "restriction"}, {"restriction", "no_left_turn"}, {"hour_on", "7"}}).outcome,
            RestrictionOutcome::conditional);
  EXPECT_EQ(
      read({{"type", "restriction"}, {"restriction", "no_left_turn"}, {"restriction:conditional", "no_u_turn @ (Su)"}})
          .outcome,
      RestrictionOutcome::usable)
      << "what holds always is used";
}

TEST(Restriction, BrokenOnes) {
  const TagList tags = {{"type", "restriction"}, {"restriction", "no_left_turn"}};
  EXPECT_EQ(read({{"type", "restriction"}}).outcome, RestrictionOutcome::broken);
  EXPECT_EQ(read({{"type", "restriction"}, {"restriction", "turn_left"}}).outcome, RestrictionOutcome::broken);
  EXPECT_EQ(read(tags, {}).outcome, RestrictionOutcome::broken);
  EXPECT_EQ(read(tags, {kSimple[0], kSimple[2]}).outcome, RestrictionOutcome::broken) << "no via";
  EXPECT_EQ(read(tags, {kSimple[0], kSimple[1]}).outcome, RestrictionOutcome::broken) << "no to";
  EXPECT_EQ(read(tags, {kSimple[0], kSimple[0], kSimple[1], kSimple[2]}).outcome, RestrictionOutcome::broken);
  EXPECT_EQ(read(tags, {{MemberKind::node, 5, "from"}, kSimple[0], kSimple[1], kSimple[2]}).outcome,
            RestrictionOutcome::broken);
  EXPECT_EQ(read(tags, {kSimple[0], kSimple[1], {MemberKind::way, 3, "via"}, kSimple[2]}).outcome,
            RestrictionOutcome::broken);
  EXPECT_EQ(read(tags, {kSimple[0], kSimple[1], kSimple[2], {MemberKind::node, 4, "location_hint"}}).outcome,
            RestrictionOutcome::usable);
}

TEST(Restriction, SeveralFromOrToMakeSeveral) {
  const auto entry = read({{"type", "restriction"}, {"restriction", "no_entry"}},
                          {kSimple[0], {MemberKind::way, 3, "from"}, kSimple[1], kSimple[2]});
  ASSERT_EQ(entry.restrictions.size(), 2U);
  EXPECT_EQ(entry.restrictions[1].from_way, 3);
  const auto exit = read({{"type", "restriction"}, {"restriction", "no_exit"}},
                         {kSimple[0], kSimple[1], kSimple[2], {MemberKind::way, 4, "to"}});
  ASSERT_EQ(exit.restrictions.size(), 2U);
  EXPECT_EQ(exit.restrictions[1].to_way, 4);
}

TEST(Restriction, ViaWaysAreOrdered) {
  SourceRestriction restriction;
  restriction.from_way = 1;
  restriction.via_ways = {4, 3};
  restriction.to_way = 2;
  // 1: a-b, 3: b-c, 4: d-c, 2: d-e
  const std::vector<WayEnds> ends = {{1, 100, 101}, {3, 101, 102}, {4, 103, 102}, {2, 103, 104}};
  order_via_ways(restriction, ends);
  EXPECT_EQ(restriction.via_ways, (std::vector<std::int64_t>{3, 4}));
  order_via_ways(restriction, ends);
  EXPECT_EQ(restriction.via_ways, (std::vector<std::int64_t>{3, 4}));
}

}  // namespace
}  // namespace postkutscher::osm
