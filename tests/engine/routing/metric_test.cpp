#include "engine/routing/metric.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

#include "engine/base/errors.h"
#include "engine/routing/packed_cost.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

// Ticks of 100 m of a way under a profile that drives 36 km/h; 0 = closed.
std::uint32_t ticks(const AsciiWay& way, const Profile& profile, bool forward = true) {
  AsciiMap map({"A-B"}, 50);
  map.way("AB", way);
  const Network& network = map.build();
  const TurnGraph topology(network, kModeGroups[mode_group(profile.mode)]);
  const DirectedSegment ab = map.directed("A", "B");
  return make_metric(network, topology, profile).of(forward ? ab : ab.reversed()).duration;
}

TEST(Metric, ClassSpeedLimitAndTopSpeed) {
  Profile profile = plain_profile();
  EXPECT_EQ(ticks({}, profile), 100U);
  EXPECT_EQ(ticks({.speed = 18}, profile), 200U);
  EXPECT_EQ(ticks({.speed = 72}, profile), 50U);  // a tagged limit counts instead of the class
  profile.speed_limit_share = 0.5;
  EXPECT_EQ(ticks({.speed = 72}, profile), 100U);
  profile.top_speed = 18;
  EXPECT_EQ(ticks({.speed = 72}, profile), 200U);
  profile.speed_rural.fill(9);
  EXPECT_EQ(ticks({.urban = false}, profile), 400U);
}

TEST(Metric, BadSurfacesAreSlowWhateverTheLimit) {
  Profile profile = plain_profile();
  profile.surface_speed[static_cast<std::size_t>(SurfaceClass::rough)] = 18;
  profile.surface_speed[static_cast<std::size_t>(SurfaceClass::impassable)] = 0;
  EXPECT_EQ(ticks({.surface = SurfaceClass::rough}, profile), 200U);
  EXPECT_EQ(ticks({.speed = 72, .surface = SurfaceClass::rough}, profile), 200U);
  EXPECT_EQ(ticks({.speed = 9, .surface = SurfaceClass::rough}, profile), 400U);
  EXPECT_EQ(ticks({.surface = SurfaceClass::excellent}, profile), 100U);
  EXPECT_EQ(ticks({.surface = SurfaceClass::impassable}, profile), 0U);
}

TEST(Metric, OfTheTraitsTheLeastShareCounts) {
  Profile profile = plain_profile();
  profile.narrow_share = 0.5;
  profile.parking_share = 0.25;
  EXPECT_EQ(ticks({.traits = {RoadTrait::narrow}}, profile), 200U);
  EXPECT_EQ(ticks({.traits = {RoadTrait::narrow, RoadTrait::parking}}, profile), 400U);
  EXPECT_EQ(ticks({.speed = 72, .traits = {RoadTrait::narrow}}, profile), 100U);
  EXPECT_EQ(ticks({.traits = {RoadTrait::alternating}}, profile), 100U);
}

TEST(Metric, PushedBicyclesAndMovableBridgesHaveASpeedOfTheirOwn) {
  Profile profile = plain_profile();
  EXPECT_EQ(ticks({.traits = {RoadTrait::bicycle_pushed, RoadTrait::movable_bridge}}, profile), 100U);
  profile.pushing_speed = 3.6;
  profile.movable_bridge_speed = 7.2;
  EXPECT_EQ(ticks({.traits = {RoadTrait::bicycle_pushed}}, profile), 1000U);
  EXPECT_EQ(ticks({.traits = {RoadTrait::movable_bridge}}, profile), 500U);
}

TEST(Metric, TimetableOfAFerryIsKeptToTheTick) {
  EXPECT_EQ(ticks({.timetable_seconds = 1234.5}, plain_profile()), 12'345U);
  AsciiMap map({"A--B-C", "   |  ", "   D  "}, 100);
  map.way("ABC", {.timetable_seconds = 100}).way("BD");
  const TurnGraph topology(map.build(), kMotorModes);
  const Metric metric = make_metric(map.network(), topology, plain_profile());
  EXPECT_EQ(metric.of(map.directed("A", "B")).duration, 600U);
  EXPECT_EQ(metric.of(map.directed("C", "B")).duration, 400U);
}

TEST(Metric, HeightRestrictorStopsWhatIsTooHigh) {
  AsciiMap map({"A-B-C"}, 100);
  map.way("ABC").point("B", {.limits = {.height_cm = 210}});
  const TurnGraph topology(map.build(), kMotorModes);
  Profile profile = plain_profile();
  const auto passes = [&] {
    const Metric metric = make_metric(map.network(), topology, profile);
    const auto turns = topology.turns(TurnGraph::start(map.directed("A", "B")));
    for (std::size_t i = 0; i < turns.size(); ++i) {
      const PackedCost cost = metric.turns[topology.first_turn(TurnGraph::start(map.directed("A", "B"))) + i];
      if (topology.segment(turns[i].to) == map.directed("B", "C")) return cost != kClosedCost;
    }
    return false;
  };
  profile.height = 2.1;
  EXPECT_TRUE(passes());
  profile.height = 2.6;
  EXPECT_FALSE(passes());
}

TEST(Metric, LimitsForVehiclesDoNotHurryPedestrians) {
  EXPECT_EQ(ticks({.speed = 72}, plain_profile(Mode::foot)), 100U);
}

TEST(Metric, ClosedByClassAccessOneWayOrDimension) {
  Profile profile = plain_profile();
  EXPECT_EQ(ticks({.access = {{Mode::car, Access::no}}}, profile), 0U);
  EXPECT_EQ(ticks({.oneway = true}, profile, false), 0U);
  EXPECT_EQ(ticks({.limits = {.weight_kg = 3500}}, profile), 100U);
  profile.weight = 3.5;
  EXPECT_EQ(ticks({.limits = {.weight_kg = 3500}}, profile), 100U);
  EXPECT_EQ(ticks({.limits = {.weight_kg = 2800}}, profile), 0U);
  profile.width = 2.1;
  EXPECT_EQ(ticks({.limits = {.width_cm = 200}}, profile), 0U);
  EXPECT_EQ(ticks({.limits = {.width_cm = 210}}, profile), 0U) << "as narrow as the vehicle is wide";
  EXPECT_EQ(ticks({.limits = {.width_cm = 211}}, profile), 100U);
  profile.length = 6;
  EXPECT_EQ(ticks({.limits = {.length_cm = 599}}, profile), 0U);
  EXPECT_EQ(ticks({.limits = {.length_cm = 600}}, profile), 100U);
  profile.speed_urban[static_cast<std::size_t>(RoadClass::track)] = 0;
  EXPECT_EQ(ticks({.road_class = RoadClass::track, .speed = 30}, profile), 0U);
}

TEST(Metric, OnFootOneWayRulesMayBeIgnored) {
  const AsciiWay oneway{.access_backward = {{Mode::foot, Access::no}}};
  Profile profile = plain_profile(Mode::foot);
  EXPECT_EQ(ticks(oneway, profile, false), 0U);
  profile.ignores_oneway_on_foot = true;
  EXPECT_EQ(ticks(oneway, profile, false), 100U);
}

TEST(Metric, ShortestSegmentTakesOneTick) {
  Profile profile = plain_profile();
  profile.speed_urban.fill(130'000);
  profile.surface_speed.fill(130'000);
  profile.top_speed = 130'000;
  EXPECT_EQ(ticks({}, profile), 1U);
}

TEST(PackedCost, ComparesAsTheTupleAndCatchesOverflow) {
  EXPECT_EQ(unpacked(packed(3, 70, 900)), (PathCost{3, Duration{70}, Distance{900}}));
  EXPECT_LT(packed(0, kFieldMask, kFieldMask), packed(1, 0, 0));
  EXPECT_LT(packed(0, 1, kFieldMask), packed(0, 2, 0));
  EXPECT_FALSE(overflown(packed(31, kFieldMask, kFieldMask)));
  EXPECT_TRUE(overflown(packed(0, 0, kFieldMask) + packed(0, 0, 1)));
  EXPECT_TRUE(overflown(packed(0, kFieldMask, 0) + packed(0, 1, 0)));
  EXPECT_TRUE(overflown(packed(31, 0, 0) + packed(1, 0, 0)));
  EXPECT_TRUE(overflown(kNoPath));
  EXPECT_TRUE(overflown(kClosedCost));
  EXPECT_LT(packed(31, kFieldMask, kFieldMask), kClosedCost);
  EXPECT_EQ(joined(packed(1, 2, 3), packed(4, 5, 6)), packed(5, 7, 9));
  EXPECT_EQ(joined(packed(1, 2, 3), kClosedCost), kClosedCost);
  EXPECT_EQ(joined(kClosedCost, kClosedCost), kClosedCost);
  EXPECT_EQ(joined(packed(0, kFieldMask, 0), packed(0, 1, 0)), kClosedCost);
}

TEST(Profiles, AreSixAndKnownByName) {
  std::set<std::string> names;
  for (const Profile& profile : standard_profiles()) names.insert(profile.name);
  EXPECT_THAT(names, testing::ElementsAre("ambulance", "bicycle", "car", "foot", "taxi", "wheelchair_van"));
  EXPECT_EQ(standard_profile("ambulance").mode, Mode::ambulance);
}

TEST(Profiles, UnknownNameListsTheKnownOnes) {
  try {
    standard_profile("bus", "--profile");
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.code(), "unknown_profile");
    EXPECT_THAT(error.cause(), testing::HasSubstr("bus"));
    EXPECT_THAT(error.action(), testing::HasSubstr("wheelchair_van"));
  }
}

}  // namespace
}  // namespace postkutscher
