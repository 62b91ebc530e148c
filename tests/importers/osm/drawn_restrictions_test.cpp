// Turn restrictions from the map's XML to the streets that a route takes.
#include <gtest/gtest.h>

#include "tests/importers/osm/drawn_map.h"

namespace postkutscher {
namespace {

// A crossing that is entered from the south only.
DrawnMap crossing() {
  DrawnMap map({"  n  ", "     ", "w j e", "     ", "  s  "});
  map.way("sj", DrawnMap::kOneway)
      .way("jn", DrawnMap::kOneway)
      .way("jw", DrawnMap::kOneway)
      .way("je", DrawnMap::kOneway);
  return map;
}

// Where routes from the south lead: to the west, straight on and to the east.
std::string from_south(DrawnMap& map) {
  return map.streets("s", "w") + " | " + map.streets("s", "n") + " | " + map.streets("s", "e");
}

constexpr const char* kAllOpen = "sj,jw | sj,jn | sj,je";

TEST(DrawnRestrictions, NoForbidsItsTurn) {
  DrawnMap map = crossing();
  map.restriction("no_left_turn", "sj", "j", "jw");
  EXPECT_EQ(from_south(map), "no route | sj,jn | sj,je");
}

TEST(DrawnRestrictions, OnlyForbidsTheOtherTurns) {
  DrawnMap map = crossing();
  map.restriction("only_straight_on", "sj", "j", "jn");
  EXPECT_EQ(from_south(map), "no route | sj,jn | no route");
}

TEST(DrawnRestrictions, WhatFollowsNoOrOnlyDoesNotMatter) {
  DrawnMap no = crossing(), only = crossing();
  no.restriction("no_dancing", "sj", "j", "jw");
  only.restriction("only_dancing", "sj", "j", "jw");
  EXPECT_EQ(from_south(no), "no route | sj,jn | sj,je");
  EXPECT_EQ(from_south(only), "sj,jw | no route | no route");
}

TEST(DrawnRestrictions, UnknownValuesAreIgnoredAndCounted) {
  DrawnMap map = crossing();
  map.restriction("give_way", "sj", "j", "jw");
  EXPECT_EQ(from_south(map), kAllOpen);
  EXPECT_EQ(count_of(map.network(), "restrictions_broken"), 1);
}

TEST(DrawnRestrictions, ATurnForbiddenOnRedIsOpen) {
  DrawnMap map = crossing();
  map.restriction("no_right_turn_on_red", "sj", "j", "je");
  EXPECT_EQ(from_south(map), kAllOpen);
  EXPECT_EQ(count_of(map.network(), "restrictions_unknown_times"), 1);
}

TEST(DrawnRestrictions, QualifiedOnesBindTheirVehicles) {
  DrawnMap motorcar = crossing(), hgv = crossing();
  motorcar.restriction("", "sj", "j", "jn", {{"restriction:motorcar", "no_straight_on"}});
  hgv.restriction("", "sj", "j", "jn", {{"restriction:hgv", "no_straight_on"}});
  EXPECT_EQ(from_south(motorcar), "sj,jw | no route | sj,je");
  EXPECT_EQ(motorcar.streets("s", "n", "bicycle"), "sj,jn");
  EXPECT_EQ(from_south(hgv), kAllOpen);
}

TEST(DrawnRestrictions, ExceptFreesItsVehicles) {
  DrawnMap cars = crossing(), buses = crossing();
  cars.restriction("no_left_turn", "sj", "j", "jw", {{"except", "bicycle; motorcar"}});
  buses.restriction("no_left_turn", "sj", "j", "jw", {{"except", "psv"}});
  EXPECT_EQ(from_south(cars), kAllOpen);
  EXPECT_EQ(from_south(buses), "no route | sj,jn | sj,je");
  EXPECT_EQ(buses.streets("s", "w", "taxi"), "sj,jw");
}

TEST(DrawnRestrictions, WalkersNeverObey) {
  DrawnMap map = crossing();
  map.restriction("no_left_turn", "sj", "j", "jw");
  EXPECT_EQ(map.streets("s", "w", "foot"), "sj,jw");
}

TEST(DrawnRestrictions, NoEntryFromSeveralRoadsAndNoExitToSeveral) {
  DrawnMap entry({"a   b", "     ", "  j  ", "     ", "  c  "});
  entry.way("aj", DrawnMap::kOneway)
      .way("bj", DrawnMap::kOneway)
      .way("jc", DrawnMap::kOneway)
      .restriction("no_entry", "aj,bj", "j", "jc");
  EXPECT_EQ(entry.streets("a", "c"), "no route");
  EXPECT_EQ(entry.streets("b", "c"), "no route");
  DrawnMap exit = crossing();
  exit.restriction("no_exit", "sj", "j", "jw,jn");
  EXPECT_EQ(from_south(exit), "no route | no route | sj,je");
}

TEST(DrawnRestrictions, SeveralFromRoadsAreWrongElsewhere) {
  DrawnMap map = crossing();
  map.restriction("no_left_turn", "sj,je", "j", "jw");
  EXPECT_EQ(from_south(map), kAllOpen);
  EXPECT_EQ(count_of(map.network(), "restrictions_broken"), 1);
}

TEST(DrawnRestrictions, MissingMembersAndWrongRolesAreCounted) {
  DrawnMap map = crossing();
  const DrawnMap::TextTags tags = {{"type", "restriction"}, {"restriction", "no_left_turn"}};
  map.relation({{"from", "sj"}, {"to", "jw"}}, tags);                         // no via
  map.relation({{"from", "sj"}, {"via", "j"}}, tags);                         // no to
  map.relation({{"from", "s"}, {"via", "j"}, {"to", "jw"}}, tags);            // from is a node
  map.relation({{"from", "sj"}, {"via", "j,n"}, {"to", "jw"}}, tags);         // two via nodes
  map.relation({{"From", "sj"}, {"intersection", "j"}, {"to", "jw"}}, tags);  // roles that do not exist
  map.relation({{"from", "sj"}, {"via", "n"}, {"to", "jw"}}, tags);           // via lies elsewhere
  map.relation({{"from", "jw"}, {"via", "j"}, {"to", "sj"}}, tags);           // against both one-way streets
  EXPECT_EQ(from_south(map), kAllOpen);
  EXPECT_EQ(count_of(map.network(), "restrictions_broken"), 5);
  EXPECT_EQ(count_of(map.network(), "restrictions_unusable"), 2);
}

TEST(DrawnRestrictions, OnlyToARoadThatDoesNotTouchIsIgnored) {
  DrawnMap map({"  n    ", "       ", "w j e r", "       ", "  s    "});
  map.way("sj", DrawnMap::kOneway)
      .way("jn", DrawnMap::kOneway)
      .way("je", DrawnMap::kOneway)
      .way("er", DrawnMap::kOneway);
  map.restriction("only_right_turn", "sj", "j", "er");
  EXPECT_EQ(map.streets("s", "n"), "sj,jn");
  EXPECT_EQ(map.streets("s", "r"), "sj,je,er");
}

// a–b–c from the south, with a side street from b to the east that ends in two dead ends.
DrawnMap side_street() {
  DrawnMap map({"c    ", "    f", "b   e", "     ", "    d", "     ", "a    "});
  map.way("ab").way("bc").way("be").way("de").way("ef");
  return map;
}

TEST(DrawnRestrictions, ViaWayNeedsTheWholeHistory) {
  DrawnMap map = side_street();
  map.restriction("no_right_turn", "ab", "be", "de");
  EXPECT_EQ(map.streets("a", "d"), "ab,be,ef,ef,de");
  EXPECT_EQ(map.streets("a", "f"), "ab,be,ef");
  EXPECT_EQ(map.streets("c", "d"), "bc,be,de");
}

TEST(DrawnRestrictions, OnlyWithAViaWay) {
  DrawnMap map = side_street();
  map.restriction("only_left_turn", "ab", "be", "ef");
  EXPECT_EQ(map.streets("a", "d"), "ab,be,ef,ef,de");
  EXPECT_EQ(map.streets("a", "f"), "ab,be,ef");
  EXPECT_EQ(map.streets("c", "d"), "bc,be,de");
}

TEST(DrawnRestrictions, OverlappingOnesAllHold) {
  DrawnMap map = side_street();
  map.restriction("no_right_turn", "ab", "be", "de").restriction("no_left_turn", "bc", "be", "ef");
  EXPECT_EQ(map.streets("a", "d"), "ab,be,ef,ef,de");
  EXPECT_EQ(map.streets("c", "d"), "bc,be,de");
  EXPECT_EQ(map.streets("c", "f"), "bc,be,de,de,ef");
}

TEST(DrawnRestrictions, TheSameOneTwiceIsLikeOnce) {
  DrawnMap map = side_street();
  map.restriction("no_right_turn", "ab", "be", "de").restriction("no_right_turn", "ab", "be", "de");
  EXPECT_EQ(map.streets("a", "d"), "ab,be,ef,ef,de");
}

TEST(DrawnRestrictions, SignalsOnTheViaWayDoNotEndIt) {
  DrawnMap map({"c      ", "      f", "b--g--e", "       ", "a     d"});
  map.way("ab").way("bc").way("bge").way("de").way("ef").node("g", {{"highway", "traffic_signals"}});
  map.restriction("no_right_turn", "ab", "bge", "de");
  EXPECT_EQ(map.streets("a", "d"), "ab,bge,ef,ef,de");
}

// One street to the east with side streets to the south at e and f.
DrawnMap long_street() {
  DrawnMap map({"a b c d e f g", "             ", "        h i j"});
  map.way("ab", DrawnMap::kOneway)
      .way("bc", DrawnMap::kOneway)
      .way("cd", DrawnMap::kOneway)
      .way("de", DrawnMap::kOneway)
      .way("ef", DrawnMap::kOneway);
  map.way("fg", DrawnMap::kOneway)
      .way("eh", DrawnMap::kOneway)
      .way("fi", DrawnMap::kOneway)
      .way("gj", DrawnMap::kOneway)
      .way("ji", DrawnMap::kOneway);
  map.way("ih", DrawnMap::kOneway);
  return map;
}

TEST(DrawnRestrictions, SeveralViaWaysBindOnlyWhoTravelledThemAll) {
  DrawnMap map = long_street();
  map.restriction("no_right_turn", "ab", "bc,cd,de", "eh");
  EXPECT_EQ(map.streets("a", "h"), "ab,bc,cd,de,ef,fi,ih");
  EXPECT_EQ(map.streets("b", "h"), "bc,cd,de,eh");
}

TEST(DrawnRestrictions, AShorterOneInsideALongerOneHoldsToo) {
  DrawnMap map = long_street();
  map.restriction("no_right_turn", "ab", "bc,cd,de,ef", "fi").restriction("no_right_turn", "cd", "de", "eh");
  EXPECT_EQ(map.streets("a", "h"), "ab,bc,cd,de,ef,fg,gj,ji,ih");
  EXPECT_EQ(map.streets("b", "h"), "bc,cd,de,ef,fi,ih");
  EXPECT_EQ(map.streets("d", "h"), "de,eh");
}

TEST(DrawnRestrictions, ViaWaysMayBeListedOutOfOrder) {
  DrawnMap map = long_street();
  map.restriction("no_right_turn", "ab", "de,bc,cd", "eh");
  EXPECT_EQ(map.streets("a", "h"), "ab,bc,cd,de,ef,fi,ih");
}

TEST(DrawnRestrictions, GapsAndWrongDirectionsMakeThemUnusable) {
  DrawnMap map({"a b c d e f"});
  map.way("ab", DrawnMap::kOneway)
      .way("bc", DrawnMap::kOneway)
      .way("cd", DrawnMap::kOneway)
      .way("de", DrawnMap::kOneway)
      .way("ef", DrawnMap::kOneway);
  map.restriction("no_straight_on", "ab", "cd,de", "ef").restriction("no_straight_on", "ab", "bc,de", "ef");
  map.restriction("no_straight_on", "ab", "bc,cd", "ef").restriction("no_straight_on", "ef", "de,cd", "bc");
  EXPECT_EQ(map.streets("a", "f"), "ab,bc,cd,de,ef");
  EXPECT_EQ(count_of(map.network(), "restrictions_unusable"), 4);
}

TEST(DrawnRestrictions, FromARoadThatRunsOnInBothDirectionsIsUnusable) {
  DrawnMap map({"a      ", "       ", "b  d  e", "       ", "c     f"});
  map.way("abc").way("bd").way("de").way("ef").restriction("no_right_turn", "abc", "bd,de", "ef");
  EXPECT_EQ(map.streets("a", "f"), "abc,bd,de,ef");
  EXPECT_EQ(count_of(map.network(), "restrictions_unusable"), 1);
}

TEST(DrawnRestrictions, AViaWayThatRunsOnBehindTheTurnIsUnusable) {
  DrawnMap map({"a       ", "        ", "b d e  c", "        ", "    f   "});
  map.way("ab").way("bd").way("dec").way("ef").restriction("no_right_turn", "ab", "bd,dec", "ef");
  EXPECT_EQ(map.streets("a", "f"), "ab,bd,dec,ef");
  EXPECT_EQ(count_of(map.network(), "restrictions_unusable"), 1);
}

TEST(DrawnRestrictions, NoUTurnAtADeadEnd) {
  DrawnMap open({"a b c", "  d  "}), closed({"a b c", "  d  "});
  for (DrawnMap* map : {&open, &closed}) map->way("ab", DrawnMap::kOneway).way("bc").way("bd", DrawnMap::kOneway);
  for (DrawnMap* map : {&open, &closed}) map->restriction("no_right_turn", "ab", "b", "bd");
  closed.restriction("no_u_turn", "bc", "c", "bc");
  EXPECT_EQ(open.streets("a", "d"), "ab,bc,bc,bd");
  EXPECT_EQ(closed.streets("a", "d"), "no route");
}

TEST(DrawnRestrictions, NoUTurnAtATurningCircleOnTheWay) {
  const auto streets = [](bool forbidden) {
    DrawnMap map({"a b t c", "  d    "});
    map.way("ab", DrawnMap::kOneway).way("btc").way("bd", DrawnMap::kOneway).node("t", {{"highway", "turning_circle"}});
    map.restriction("no_right_turn", "ab", "b", "bd").restriction("no_u_turn", "btc", "c", "btc");
    if (forbidden) map.restriction("no_u_turn", "btc", "t", "btc");
    return map.streets("a", "d");
  };
  EXPECT_EQ(streets(false), "ab,btc,btc,bd");
  EXPECT_EQ(streets(true), "no route");
}

TEST(DrawnRestrictions, ARoundTripLosesTheHistory) {
  DrawnMap map({"g---f---e", "|   |   |", "a---c---d"}, 100);
  map.way("ac", DrawnMap::kOneway)
      .way("cd", DrawnMap::kOneway)
      .way("de", DrawnMap::kOneway)
      .way("ef", DrawnMap::kOneway)
      .way("fg", DrawnMap::kOneway);
  map.way("fc", DrawnMap::kOneway).restriction("no_u_turn", "ac", "cd,de,ef", "fg");
  EXPECT_EQ(map.streets("a", "g"), "ac,cd,de,ef,fc,cd,de,ef,fg");
}

TEST(DrawnRestrictions, RoundTripsOfOneStreetAreNotForbiddenToOthers) {
  DrawnMap map({"  e---d", "  |   |", "a-b---c", "  |    ", "  f    "}, 100);
  map.way("ab", DrawnMap::kOneway)
      .way("bc", DrawnMap::kOneway)
      .way("cd", DrawnMap::kOneway)
      .way("deb", DrawnMap::kOneway)
      .way("bf", DrawnMap::kOneway);
  map.restriction("no_u_turn", "ab", "bc,cd,deb", "bf").restriction("only_straight_on", "ab", "b", "bc");
  EXPECT_EQ(map.streets("a", "f"), "ab,bc,cd,deb,bc,cd,deb,bf");
  EXPECT_EQ(map.streets("c", "f"), "cd,deb,bf");
}

}  // namespace
}  // namespace postkutscher
