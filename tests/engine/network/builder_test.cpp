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

TEST(Builder, ForbidsATurnAtANodeInEachDirectionThatArrives) {
  AsciiMap map({"A--B--C", "   |   ", "   D   "});
  map.way("ABC").way("BD").restriction({.from = "ABC", .via = {"B"}, .to = "BD"});
  const Network& network = map.build();
  EXPECT_THAT(forbidden(map), UnorderedElementsAre("AB BD", "CB BD"));
  EXPECT_EQ(network.data().forbidden_sequences.front().modes, kAllModes);
  EXPECT_EQ(count(network, "restrictions_used"), 1);
  EXPECT_EQ(count(network, "restrictions_via_way"), 0);
}

}  // namespace
}  // namespace postkutscher
