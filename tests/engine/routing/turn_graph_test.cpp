#include "engine/routing/turn_graph.h"

#include <gtest/gtest.h>

#include "tests/support/ascii_map.h"

namespace postkutscher {
namespace {

AsciiMap street() {
  AsciiMap map({"A---B---C---D", "    |   |    ", "    E   F    "}, 100);
  map.way("AB").way("BC").way("CD").way("BE").way("CF");
  return map;
}

TEST(TurnGraph, RestrictionsAtANodeNeedNoFurtherStates) {
  AsciiMap map = street();
  map.restriction({.from = "AB", .via = {"B"}, .to = "BC"});
  const TurnGraph graph(map.build(), kMotorModes);
  EXPECT_EQ(graph.state_count(), 10U);
  // One turn at each of the dead ends A, D, E and F; three times three at B and at C, less the forbidden one.
  EXPECT_EQ(graph.turn_count(), 4U + 9U + 9U - 1U);
}

TEST(TurnGraph, ViaWayAddsAStateOnTheViaSegment) {
  AsciiMap map = street();
  map.restriction({.from = "AB", .via = {"BC"}, .to = "CF"});
  const TurnGraph graph(map.build(), kMotorModes);
  ASSERT_EQ(graph.state_count(), 11U);
  const StateId plain = TurnGraph::start(map.directed("B", "C"));
  const StateId with_history = graph.next_on_segment(plain);
  ASSERT_TRUE(with_history.valid());
  EXPECT_EQ(graph.segment(with_history), map.directed("B", "C"));
  EXPECT_FALSE(graph.next_on_segment(with_history).valid());
  EXPECT_EQ(graph.turns(plain).size(), 3U);
  EXPECT_EQ(graph.turns(with_history).size(), 2U);
}

TEST(TurnGraph, RestrictionOfSomeModesIsAMarkOnTheTurn) {
  AsciiMap map = street();
  map.restriction({.from = "AB", .via = {"B"}, .to = "BC", .modes = mode_bit(Mode::car)});
  const TurnGraph motor(map.build(), kMotorModes), foot(map.network(), kFootAndBicycleModes);
  int marked = 0;
  for (const Turn& turn : motor.turns(TurnGraph::start(map.directed("A", "B")))) {
    marked += turn.forbidden == mode_bit(Mode::car) ? 1 : 0;
  }
  EXPECT_EQ(marked, 1);
  EXPECT_EQ(motor.turn_count(), 22U);
  for (const Turn& turn : foot.turns(TurnGraph::start(map.directed("A", "B")))) EXPECT_EQ(turn.forbidden, 0);
}

TEST(TurnGraph, SegmentsClosedToTheGroupHaveNoTurns) {
  AsciiMap map({"A---B---C"}, 100);
  AsciiWay footpath;
  for (const auto mode : kModes) {
    if ((mode_bit(mode) & kMotorModes) != 0) footpath.access[mode] = Access::no;
  }
  map.way("AB").way("BC", footpath);
  const TurnGraph motor(map.build(), kMotorModes), foot(map.network(), kFootAndBicycleModes);
  EXPECT_EQ(motor.turn_count(), 2U);
  EXPECT_EQ(foot.turn_count(), 2U + 4U);
}

}  // namespace
}  // namespace postkutscher
