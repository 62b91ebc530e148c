#include "engine/network/builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/ascii_map.h"

namespace postkutscher {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::int64_t count(const Network& network, const std::string& name) {
  for (const auto& [key, value] : network.provenance().counts) {
    if (key == name) return value;
  }
  ADD_FAILURE() << "no count " << name;
  return -1;
}

std::vector<std::string> forbidden(const AsciiMap& map) {
  std::vector<std::string> texts;
  const Network& network = map.network();
  for (const ForbiddenSequence& sequence : network.data().forbidden_sequences) {
    texts.push_back(map.letters(network.path(sequence)));
  }
  return texts;
}

std::vector<std::string> segments(const AsciiMap& map) {
  std::vector<std::string> texts;
  for (const SegmentId id : map.network().segments().ids()) {
    const DirectedSegment d(id, true);
    texts.push_back(map.letters({&d, 1}));
  }
  return texts;
}

std::uint32_t length(const AsciiMap& map, std::string_view from, std::string_view to) {
  return map.network().segment(map.directed(from, to)).length;
}

TEST(Builder, SplitsAtJunctionsAndMergesThePointsBetween) {
  AsciiMap map({"A--B--C--E", "   |      ", "   D      "}, 100);
  map.way("ABCE", {.name = "Lange Straße", .speed = 50}).way("BD");
  const Network& network = map.build();

  EXPECT_THAT(segments(map), ElementsAre("AB", "BE", "BD"));
  EXPECT_EQ(length(map, "A", "B"), 3000U);
  EXPECT_EQ(length(map, "B", "E"), 6000U);
  EXPECT_EQ(length(map, "B", "D"), 2000U);
  const DirectedSegment be = map.directed("B", "E");
  EXPECT_THAT(network.shape(be.segment()), ElementsAre(map.at("C")));
  EXPECT_THAT(network.geometry(be.reversed()), ElementsAre(map.at("E"), map.at("C"), map.at("B")));
  EXPECT_EQ(network.name(be.segment()).german, "Lange Straße");
  EXPECT_EQ(network.segment(be).way, map.way_id("ABCE"));
  EXPECT_EQ(network.facts(be).speed_limit, 500);
  EXPECT_EQ(network.data().names.size(), 1U);
  EXPECT_FALSE(network.segment(map.directed("B", "D")).name.valid());
  EXPECT_EQ(count(network, "segments"), 3);
  EXPECT_EQ(count(network, "junctions"), 4);
  EXPECT_TRUE(network.data().covered.contains(map.at("C")));
}

TEST(Builder, ForbidsATurnAtANode) {
  AsciiMap map({"A--B--C", "   |   ", "   D   "});
  map.way("AB").way("BC").way("BD").restriction({.from = "AB", .via = {"B"}, .to = "BD"});
  const Network& network = map.build();
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("AB BD"));
  EXPECT_EQ(network.data().forbidden_sequences.front().modes, kAllModes);
  EXPECT_EQ(count(network, "restrictions_used"), 1);
  EXPECT_EQ(count(network, "restrictions_via_way"), 0);
}

TEST(Builder, SumsLengthsOnceAndKeepsAtLeastADecimetre) {
  AsciiMap long_way({"ABCDEFGHIJ"}, 0.66);
  long_way.way("ABCDEFGHIJ");
  EXPECT_EQ(long_way.build().segments()[SegmentId(0)].length, 59U);  // 9 * 0.66 m, not 9 * 7 dm

  AsciiMap short_way({"AB"}, 0.03);
  short_way.way("AB");
  EXPECT_EQ(short_way.build().segments()[SegmentId(0)].length, 1U);
}

TEST(Builder, LeavesWaysUnjoinedWhereOneEndsAndTheNextBegins) {
  AsciiMap map({"A--B--C"});
  map.way("AB").way("BC");
  map.build();
  EXPECT_THAT(segments(map), ElementsAre("AB", "BC"));
}

TEST(Builder, SplitsAtBarriersTurningPlacesAndViaNodes) {
  AsciiMap map({"A--B--C--D--E"});
  map.way("ABCDE")
      .point("B", {.closed = mode_bit(Mode::car)})
      .point("C", {.turning_place = true})
      .restriction({.from = "ABCDE", .via = {"D"}, .to = "ABCDE", .is_u_turn = true});
  const Network& network = map.build();
  EXPECT_THAT(segments(map), ElementsAre("AB", "BC", "CD", "DE"));
  EXPECT_EQ(network.nodes()[map.node("B")].closed, mode_bit(Mode::car));
  EXPECT_TRUE(network.nodes()[map.node("C")].turning_place);
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("CD DC", "ED DE"));
}

// A signal between junctions is met in both directions, one at a junction only on arrival: A → E passes S, B's and T.
TEST(Builder, CountsWhatTrafficMeetsOnArrival) {
  AsciiMap map({"A--S--B--T--E", "      |      ", "      D      "});
  map.way("ASBTE")
      .way("BD")
      .point("S", {.signal_forward = true, .crossing = true})
      .point("B", {.signal = true})
      .point("T", {.signal = true, .stop_backward = true})
      .point("E", {.stop_forward = true});
  const Network& network = map.build();
  const auto facts = [&](const char* from, const char* to) { return network.facts(map.directed(from, to)); };
  EXPECT_EQ(facts("A", "B").signals, 2);
  EXPECT_EQ(facts("B", "A").signals, 0);
  EXPECT_EQ(facts("B", "E").signals, 1);
  EXPECT_EQ(facts("E", "B").signals, 2);
  EXPECT_EQ(facts("D", "B").signals, 1);
  EXPECT_EQ(facts("A", "B").crossings, 1);
  EXPECT_EQ(facts("B", "A").crossings, 1);
  EXPECT_EQ(facts("B", "E").stops, 1);
  EXPECT_EQ(facts("E", "B").stops, 1);
}

TEST(Builder, StopSignsWithoutADirectionHoldTowardsTheNearerJunction) {
  AsciiMap map({"A--------S-B-T--------C", "           |          ", "           D          "});
  map.way("ASBTC")
      .way("BD")
      .point("S", {.stop_undirected = true})
      .point("T", {.stop_undirected = true})
      .point("D", {.stop_undirected = true});
  const Network& network = map.build();
  const auto stops = [&](const char* from, const char* to) { return network.facts(map.directed(from, to)).stops; };
  EXPECT_EQ(stops("A", "B"), 1);
  EXPECT_EQ(stops("B", "A"), 0);
  EXPECT_EQ(stops("B", "C"), 0);
  EXPECT_EQ(stops("C", "B"), 1);
  EXPECT_EQ(stops("B", "D"), 1);
  EXPECT_EQ(stops("D", "B"), 0);
}

TEST(Builder, SplitsLoopsNearTheirMiddle) {
  AsciiMap map({"   B-----C", "   |     |", "A--D-----E"});
  map.way("AD").way("DBCED", {.oneway = true, .roundabout = true});
  const Network& network = map.build();
  // 200 + 600 + 200 + 600 m: C lies at 800 m, exactly the middle.
  EXPECT_THAT(segments(map), ElementsAre("AD", "DC", "CD"));
  EXPECT_EQ(network.segments()[SegmentId(1)].length, 8000U);
  EXPECT_EQ(network.segments()[SegmentId(2)].length, 8000U);
  for (const Segment& segment : network.segments()) EXPECT_NE(segment.from, segment.to);
}

TEST(Builder, CutsWaysAtMissingPoints) {
  AsciiMap map({"A--B--C--D--E"});
  map.way("ABCDE").way("CE").point("C", {.missing = true});
  const Network& network = map.build();
  EXPECT_THAT(segments(map), ElementsAre("AB", "DE"));
  EXPECT_EQ(count(network, "points_missing"), 2);
  EXPECT_EQ(count(network, "ways_without_length"), 0);
}

TEST(Builder, DropsWhatHasNoLengthAndNoUse) {
  NetworkBuilder builder;
  const Coordinate here{143'300'000, 517'600'000}, there{143'400'000, 517'600'000};
  for (const std::int64_t id : {1, 2, 3, 6}) builder.add(SourcePoint{.id = id, .at = here});
  builder.add(SourcePoint{.id = 4, .at = there});
  builder.add(SourcePoint{.id = 5, .at = there});
  const auto add = [&](std::int64_t id, std::vector<std::int64_t> points) {
    builder.add(SourceWay{.id = id, .points = std::move(points), .name = {}, .attributes = {}});
  };
  add(1, {1, 3});     // leads nowhere
  add(2, {1});        // one point
  add(3, {});         // none
  add(4, {1, 1, 1});  // one point in three
  add(5, {1, 2});     // connects 4–1 with 2–5 although both lie at the same place
  add(6, {4, 1});
  add(7, {2, 5});
  add(8, {1, 6, 1});  // a loop without length
  const Network network = std::move(builder).build("test");
  EXPECT_EQ(count(network, "ways_without_length"), 5);
  ASSERT_EQ(network.segments().size(), 3U);
  EXPECT_EQ(network.segments()[SegmentId(0)].way, 5);
  EXPECT_EQ(network.segments()[SegmentId(0)].length, 1U);
}

TEST(Builder, DoesNotDependOnTheOrderOfPoints) {
  const auto build = [](bool reverse) {
    NetworkBuilder builder;
    for (std::int64_t i = 1; i <= 9; ++i) {
      const std::int64_t id = reverse ? 10 - i : i;
      builder.add(SourcePoint{.id = id, .at = {static_cast<std::int32_t>(id * 1000), 0}});
    }
    builder.add(SourceWay{.id = 1, .points = {9, 5, 1, 3}, .name = {}, .attributes = {}});
    builder.add(SourceWay{.id = 2, .points = {2, 5, 7}, .name = {}, .attributes = {}});
    const Network network = std::move(builder).build("test");
    std::vector<std::int64_t> text;
    for (const Segment& s : network.segments()) {
      text.push_back(network.nodes()[s.from].original_id * 100 + network.nodes()[s.to].original_id);
      text.push_back(s.length);
    }
    return text;
  };
  EXPECT_EQ(build(false), build(true));
}

}  // namespace
}  // namespace postkutscher
