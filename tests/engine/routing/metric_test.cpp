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
  const TurnGraph topology(network, topology_modes(profile.mode));
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
  profile.rough_share = 0.5;
  EXPECT_EQ(ticks({.surface = SurfaceClass::rough}, profile), 200U);
  EXPECT_EQ(ticks({.speed = 72, .surface = SurfaceClass::rough}, profile), 200U);
  EXPECT_EQ(ticks({.speed = 9, .surface = SurfaceClass::rough}, profile), 400U);
  EXPECT_EQ(ticks({.surface = SurfaceClass::paved}, profile), 100U);
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
  profile.top_speed = 130'000;
  EXPECT_EQ(ticks({}, profile), 1U);
}

TEST(PackedCost, ComparesAsTheTupleAndCatchesOverflow) {
  EXPECT_EQ(unpacked(packed(3, 70, 900)), (PathCost{3, Duration{70}, Distance{900}}));
  EXPECT_LT(packed(0, kFieldMask, kFieldMask), packed(1, 0, 0));
  EXPECT_LT(packed(0, 1, kFieldMask), packed(0, 2, 0));
  EXPECT_FALSE(overflown(packed(511, kFieldMask, kFieldMask)));
  EXPECT_TRUE(overflown(packed(0, 0, kFieldMask) + packed(0, 0, 1)));
  EXPECT_TRUE(overflown(packed(0, kFieldMask, 0) + packed(0, 1, 0)));
  EXPECT_TRUE(overflown(packed(511, 0, 0) + packed(1, 0, 0)));
  EXPECT_TRUE(overflown(kNoPath));
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
