#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/routing/router.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

TEST(RouterRules, CostsAreThoseOfTheParts) {
  AsciiMap map({"A----B----C"}, 100);
  map.way("AB").way("BC").point("B", {.turning_place = true, .signal = true});
  Profile profile = plain_profile();
  profile.signal_delay = 7;
  DrawnRouter drawn(map, profile);
  const auto route = drawn.route(drawn.middle("A", "B"), drawn.middle("B", "C"));
  ASSERT_TRUE(route);
  // 250 m of AB are half of 50 s and of the 7 s at its signal (the part behind rounds up), then 25 s of BC.
  EXPECT_EQ(route->cost, (PathCost{0, Duration::from_seconds(53.5), Distance::from_metres(500.0)}));
  EXPECT_EQ(sum_of_steps(*route), route->cost);
}

TEST(RouterRules, OneWayIsTakenInItsDirectionOnly) {
  AsciiMap map({"A---B", "|   |", "D---C"}, 100);
  map.way("AB", {.oneway = true}).way("BC").way("CD").way("DA");
  DrawnRouter drawn(map, plain_profile());
  EXPECT_EQ(drawn.path("DA", "AB"), "DA AB");
  EXPECT_EQ(drawn.path("AB", "DA"), "AB BC CD DA");
  EXPECT_EQ(drawn.path("BC", "DA"), "BC CD DA");
}

TEST(RouterRules, RestrictionWithViaNodeBindsItsModesOnly) {
  AsciiMap map({"A---B---C", "    |   |", "    D---E"}, 100);
  map.way("AB").way("BC").way("BD").way("DE").way("CE");
  map.restriction({.from = "AB", .via = {"B"}, .to = "BD", .modes = mode_bit(Mode::car)});
  DrawnRouter car(map, plain_profile());
  const Router taxi(map.network(), plain_profile(Mode::taxi));
  const Position from = car.middle("A", "B"), to = car.middle("B", "D");
  EXPECT_EQ(car.path(from, to), "AB BC CE ED DB");
  auto workspace = taxi.make_workspace();
  EXPECT_EQ(taxi.route(from, to, workspace)->steps.size(), 2U);
}

// Junctions C and D have dead ends F, G and H where a vehicle may turn round and so lose its history.
AsciiMap comb() {
  AsciiMap map(
      {"A---B---C---D---H", "    |   |   |    ", "    |   |   G    ", "    |   F        ", "    E            "}, 100);
  map.way("AB").way("BC").way("CD").way("DH").way("BE").way("CF").way("DG");
  return map;
}

TEST(RouterRules, RestrictionWithViaWayNeedsTheWholeHistory) {
  AsciiMap map = comb();
  map.restriction({.from = "AB", .via = {"BC"}, .to = "CF"});
  DrawnRouter drawn(map, plain_profile());
  EXPECT_EQ(drawn.path("EB", "CF"), "EB BC CF");
  EXPECT_EQ(drawn.path("AB", "CD"), "AB BC CD");
  EXPECT_EQ(drawn.path("AB", "CF"), "AB BE EB BC CF");
}

TEST(RouterRules, OverlappingViaWayRestrictionsAllHold) {
  AsciiMap map = comb();
  map.restriction({.from = "AB", .via = {"BC", "CD"}, .to = "DG"});
  map.restriction({.from = "BC", .via = {"CD"}, .to = "DH"});
  DrawnRouter drawn(map, plain_profile());
  // Only the shorter sequence binds whoever comes from E.
  EXPECT_EQ(drawn.path("EB", "DG"), "EB BC CD DG");
  EXPECT_EQ(drawn.path("EB", "DH"), "EB BC CD DG GD DH");
  // Half-way through the longer one, the shorter one still counts.
  EXPECT_EQ(drawn.path("AB", "DH"), "AB BC CF FC CD DH");
  EXPECT_EQ(drawn.path("AB", "DG"), "AB BC CF FC CD DG");
}

TEST(RouterRules, BarrierLetsNobodyPassButTurnBack) {
  AsciiMap map({"A---B---C"}, 100);
  map.way("AB").way("BC").point("B", {.closed = mode_bit(Mode::car)});
  DrawnRouter car(map, plain_profile());
  EXPECT_EQ(car.path(place_on(map.directed("A", "B"), 2000), place_on(map.directed("B", "C"), 2000)), "no route");
  const auto turned = car.route(place_on(map.directed("A", "B"), 2000), place_on(map.directed("B", "A"), 2000));
  ASSERT_TRUE(turned);
  EXPECT_EQ(turned->cost.duration, Duration::from_seconds(20 + 20 + 20.0));
  DrawnRouter taxi(map, plain_profile(Mode::taxi));
  EXPECT_EQ(taxi.path("AB", "BC"), "AB BC");
}

TEST(RouterRules, DestinationRoadServesOnlyToReachAndLeave) {
  AsciiMap map({"A---B---C---D", "    |   |    ", "    |   |    ", "    E---F    "}, 100);
  map.way("AB").way("BC", {.access = {{Mode::car, Access::destination}}}).way("CD").way("BE").way("EF").way("CF");
  DrawnRouter drawn(map, plain_profile());
  const auto cost = [&](std::string_view a, std::string_view b, std::string_view c, std::string_view d) {
    return drawn.route(drawn.middle(a, b), drawn.middle(c, d))->cost;
  };
  EXPECT_EQ(drawn.path("AB", "CD"), "AB BE EF FC CD");
  EXPECT_EQ(cost("A", "B", "C", "D").violations, 0);
  EXPECT_EQ(drawn.path("AB", "BC"), "AB BC");
  EXPECT_EQ(cost("A", "B", "B", "C").violations, 1);
  EXPECT_EQ(drawn.path("BC", "CD"), "BC CD");
  EXPECT_EQ(cost("B", "C", "C", "D").violations, 0);
}

TEST(RouterRules, DestinationRoadIsPassedWhereNothingElseLeads) {
  AsciiMap map({"A---B---C---D"}, 100);
  map.way("AB").way("BC", {.access = {{Mode::car, Access::destination}}}).way("CD");
  DrawnRouter drawn(map, plain_profile());
  EXPECT_EQ(drawn.path("AB", "CD"), "AB BC CD");
}

TEST(RouterRules, UTurnsAtDeadEndsTurningPlacesOrAnywhereForSome) {
  const auto path = [](bool turning_place, bool anywhere) {
    AsciiMap map({"A---B---C", "    |    ", "    D    "}, 100);
    map.way("AB").way("BC").way("BD").point("B", {.turning_place = turning_place});
    Profile profile = plain_profile();
    profile.u_turns_anywhere = anywhere;
    DrawnRouter drawn(map, profile);
    return drawn.path(place_on(map.directed("A", "B"), 2000), place_on(map.directed("B", "A"), 2000));
  };
  EXPECT_EQ(path(false, false), "AB BD DB BA");
  EXPECT_EQ(path(true, false), "AB BA");
  EXPECT_EQ(path(false, true), "AB BA");
}

TEST(RouterRules, RoadClosedToTheProfileMakesADeadEnd) {
  AsciiMap map({"A---B---C"}, 100);
  map.way("AB").way("BC", {.limits = {.height_cm = 220}});
  Profile van = plain_profile();
  van.height = 2.6;
  DrawnRouter low(map, plain_profile()), high(map, van);
  const Position out = place_on(map.directed("A", "B"), 2000), back = place_on(map.directed("B", "A"), 2000);
  EXPECT_EQ(low.path(out, back), "AB BC CB BA");
  EXPECT_EQ(high.path(out, back), "AB BA");
  EXPECT_EQ(high.path(out, place_on(map.directed("B", "C"), 100)), "no route");
}

TEST(RouterRules, TurnsCostByTheirAngle) {
  AsciiMap map({"A---B---C", "    |    ", "    D    "}, 100);
  map.way("AB").way("BC").way("BD");
  Profile profile = plain_profile();
  profile.turn_delay = 4;
  DrawnRouter drawn(map, profile);
  const auto straight = drawn.route(drawn.middle("A", "B"), drawn.middle("B", "C"));
  const auto right = drawn.route(drawn.middle("A", "B"), drawn.middle("B", "D"));
  EXPECT_EQ(straight->steps.back().turn, Duration{});
  EXPECT_EQ(right->steps.back().turn, Duration::from_seconds(4.0));
  EXPECT_EQ(sum_of_steps(*right), right->cost);
}

TEST(RouterRules, SameSegmentAheadAndBehind) {
  AsciiMap map({"A---B", "|   |", "D---C"}, 100);
  map.way("AB", {.oneway = true}).way("BC").way("CD").way("DA");
  DrawnRouter drawn(map, plain_profile());
  const Position west = drawn.router().snap(map.between("A", "B", 0.25));
  const Position east = drawn.router().snap(map.between("A", "B", 0.75));
  const auto ahead = drawn.route(west, east);
  ASSERT_TRUE(ahead);
  EXPECT_EQ(ahead->cost, (PathCost{0, Duration::from_seconds(20.0), Distance::from_metres(200.0)}));
  EXPECT_EQ(sum_of_steps(*ahead), ahead->cost);
  EXPECT_EQ(drawn.path(east, west), "AB BC CD DA AB");
  const auto behind = drawn.route(east, west);
  EXPECT_EQ(sum_of_steps(*behind), behind->cost);
  EXPECT_EQ(drawn.route(west, west)->cost, PathCost{});
}

TEST(RouterRules, ADepartureNeedNotUseTheArrivalsAnchor) {
  AsciiMap map({"A---B---C"}, 100);
  map.way("AB").way("BC");
  DrawnRouter drawn(map, plain_profile());
  const Position stop = drawn.middle("B", "C"), home = drawn.middle("A", "B");
  EXPECT_EQ(drawn.path(home, stop), "AB BC");
  EXPECT_EQ(drawn.path(stop, home), "CB BA");
  // At the kerb the vehicle leaves in its own direction and pays the way round by the dead end C.
  const Position kerb = drawn.router().snap(map.place(6, 0.1), Approach::kerb);
  EXPECT_EQ(drawn.path(kerb, home), "BC CB BA");
}

TEST(RouterRules, GeometryFollowsTheRoads) {
  AsciiMap map({"A---B", "    |", "D---C"}, 100);
  map.way("ABCD");
  DrawnRouter drawn(map, plain_profile());
  const auto route = drawn.route(drawn.middle("A", "B"), drawn.middle("C", "D"));
  ASSERT_TRUE(route);
  EXPECT_THAT(geometry(map.network(), *route), testing::ElementsAre(route->from, map.at("B"), map.at("C"), route->to));
  const auto back = drawn.route(drawn.middle("C", "D"), drawn.middle("A", "B"));
  EXPECT_THAT(geometry(map.network(), *back), testing::ElementsAre(route->to, map.at("C"), map.at("B"), route->from));
}

TEST(RouterRules, GeometryOfAWayToItselfHasTwoPoints) {
  AsciiMap map({"A---B"}, 100);
  map.way("AB");
  DrawnRouter drawn(map, plain_profile());
  const Position place = drawn.middle("A", "B");
  EXPECT_EQ(geometry(map.network(), *drawn.route(place, place)).size(), 2U);
}

}  // namespace
}  // namespace postkutscher
