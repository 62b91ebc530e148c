#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/errors.h"
#include "engine/network/builder.h"
#include "tests/support/ascii_map.h"

namespace postkutscher {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr auto kOnly = RestrictionKind::only;

std::vector<std::string> forbidden(AsciiMap& map) {
  const Network& network = map.build();
  std::vector<std::string> texts;
  for (const ForbiddenSequence& sequence : network.data().forbidden_sequences) {
    texts.push_back(map.letters(network.path(sequence)));
  }
  return texts;
}

std::vector<std::int64_t> counts(const AsciiMap& map) {
  std::vector<std::int64_t> values;
  for (const auto& [key, value] : map.network().provenance().counts) {
    if (key.starts_with("restrictions")) values.push_back(value);
  }
  return values;  // used, unusable, via way, conditional
}

// A crossing of four roads.
AsciiMap crossing() {
  return AsciiMap({"   N   ", "   |   ", "W--X--E", "   |   ", "   S   "});
}

TEST(Restrictions, NoForbidsOneTurn) {
  AsciiMap map = crossing();
  map.way("WX").way("XE").way("NX").way("XS");
  map.restriction({.from = "WX", .via = {"X"}, .to = "NX", .modes = mode_bit(Mode::car)});
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("WX XN"));
  EXPECT_EQ(map.network().data().forbidden_sequences[0].modes, mode_bit(Mode::car));
  EXPECT_THAT(counts(map), testing::ElementsAre(1, 0, 0, 0));
}

TEST(Restrictions, OnlyForbidsTheOtherExitsButTheWayBack) {
  AsciiMap map = crossing();
  map.way("WX").way("XE").way("NX").way("XS").restriction({.kind = kOnly, .from = "WX", .via = {"X"}, .to = "XE"});
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("WX XN", "WX XS"));
}

TEST(Restrictions, OnlyToARoadThatCannotBeEnteredForbidsAllExits) {
  AsciiMap map = crossing();
  map.way("WX").way("EX", {.oneway = true, .access = {{Mode::foot, Access::no}}}).way("NX").way("XS");
  map.restriction({.kind = kOnly, .from = "WX", .via = {"X"}, .to = "EX"});
  map.restriction({.from = "NX", .via = {"X"}, .to = "EX"});
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("WX XN", "WX XS"));
  EXPECT_THAT(counts(map), testing::ElementsAre(1, 1, 0, 0));
}

TEST(Restrictions, OnlyToABuswayBindsThoseWhoMayUseIt) {
  AsciiMap map = crossing();
  map.way("WX").way("XE", {.access = {{Mode::car, Access::no}}}).way("NX").way("XS");
  map.restriction({.kind = kOnly, .from = "WX", .via = {"X"}, .to = "XE", .modes = kMotorModes});
  map.restriction({.kind = kOnly, .from = "NX", .via = {"X"}, .to = "XE", .modes = mode_bit(Mode::car)});
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("WX XN", "WX XS"));
  for (const ForbiddenSequence& sequence : map.network().data().forbidden_sequences) {
    EXPECT_EQ(sequence.modes, kMotorModes & ~mode_bit(Mode::car));
  }
  EXPECT_THAT(counts(map), testing::ElementsAre(1, 1, 0, 0));
}

TEST(Restrictions, OneWaysLeaveOneCandidate) {
  AsciiMap map = crossing();
  map.way("WXE", {.oneway = true, .access = {{Mode::foot, Access::no}}}).way("NX").way("XS");
  map.restriction({.from = "WXE", .via = {"X"}, .to = "NX"});
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("WX XN"));
}

TEST(Restrictions, AWayThatPassesThroughInBothDirectionsIsNotPlain) {
  AsciiMap map = crossing();
  map.way("WXE").way("NX").way("XS").restriction({.from = "WXE", .via = {"X"}, .to = "NX"});
  map.restriction({.from = "NX", .via = {"X"}, .to = "WXE"});
  EXPECT_THAT(forbidden(map), IsEmpty());
  EXPECT_THAT(counts(map), testing::ElementsAre(0, 2, 0, 0));
}

TEST(Restrictions, NoUTurnOnOneWayForbidsNothingElse) {
  AsciiMap map = crossing();
  map.way("WXE").way("NX").way("XS");
  map.restriction({.from = "WXE", .via = {"X"}, .to = "WXE", .is_u_turn = true});
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("WX XW", "EX XE"));
}

TEST(Restrictions, NoUTurnBetweenCarriagewaysIsATurn) {
  AsciiMap map({"A--B", "   |", "D--C"});
  map.way("AB", {.oneway = true}).way("BC").way("CD", {.oneway = true});
  map.restriction({.from = "AB", .via = {"BC"}, .to = "CD", .is_u_turn = true});
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("AB BC CD"));
  EXPECT_THAT(counts(map), testing::ElementsAre(1, 0, 1, 0));
}

TEST(Restrictions, ViaWaysAreTakenWithAllTheirSegments) {
  AsciiMap map({"A--B--P--C--F", "      |  |   ", "      Q  D   "});
  map.way("AB").way("BPC").way("CD").way("CF").way("PQ");
  map.restriction({.from = "AB", .via = {"BPC"}, .to = "CD"});
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("AB BP PC CD"));
}

TEST(Restrictions, ViaWaysWorkAgainstTheirDirectionAndInChains) {
  AsciiMap map({"A--B--C--D--E"});
  map.way("AB").way("CB").way("DC").way("DE").restriction({.from = "AB", .via = {"CB", "DC"}, .to = "DE"});
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("AB BC CD DE"));
}

TEST(Restrictions, AViaWayThatRunsOnIsNotPlain) {
  AsciiMap map({"A--B--C--E", "      |   ", "      D   "});
  map.way("AB").way("BCE").way("CD").restriction({.from = "AB", .via = {"BCE"}, .to = "CD"});
  EXPECT_THAT(forbidden(map), IsEmpty());
}

TEST(Restrictions, OnlyWithViaWaysForbidsTheOtherExitsAfterThem) {
  AsciiMap map({"A--B--C--E", "   |  |   ", "   X  D   "});
  map.way("AB").way("BC").way("CE").way("CD").way("BX");
  map.restriction({.kind = kOnly, .from = "AB", .via = {"BC"}, .to = "CE"});
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("AB BC CD"));
  EXPECT_THAT(counts(map), testing::ElementsAre(1, 0, 1, 0));
}

TEST(Restrictions, WhatDoesNotFitIsCountedNotFatal) {
  AsciiMap map({"A--B--C", "   |   ", "   D  G--H"});
  map.way("AB").way("BC").way("BD").way("GH").point("G", {});
  map.restriction({.from = "AB", .via = {"B"}, .to = "GH"});              // does not touch
  map.restriction({.from = "AB", .via = {"G"}, .to = "BC"});              // via elsewhere
  map.restriction({.from = "AB", .via = {"GH"}, .to = "BC"});             // via way elsewhere
  map.restriction({.from = "AB", .via = {"B"}, .to = "AB"});              // the way back without saying so
  map.restriction({.from = "AB", .to = "BC"});                            // no via
  map.restriction({.from = "AB", .via = {"B"}, .to = "BC"});              // fine
  map.restriction({.from = "AB", .via = {"B"}, .to = "BC", .modes = 0});  // for nobody
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("AB BC"));
  EXPECT_THAT(counts(map), testing::ElementsAre(1, 6, 0, 0));
}

}  // namespace
}  // namespace postkutscher
