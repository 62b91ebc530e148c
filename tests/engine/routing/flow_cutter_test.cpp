#include "engine/routing/flow_cutter.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <queue>

#include "engine/base/random.h"

namespace postkutscher {
namespace {

using Edges = std::vector<FlowGraph::Edge>;

std::vector<std::uint32_t> in_order(std::uint32_t count) {
  std::vector<std::uint32_t> nodes(count);
  std::iota(nodes.begin(), nodes.end(), 0U);
  return nodes;
}

FlowGraph graph_of(std::uint32_t nodes, const Edges& edges) {
  return {std::vector<std::uint32_t>(nodes, 1), edges};
}

EdgeCut balanced_cut(const FlowGraph& graph) {
  CutBound bound;
  return FlowCutter().cut(graph, in_order(graph.node_count()), bound);
}

// What a cut says of itself, counted from the edges.
void expect_consistent(const EdgeCut& cut, const Edges& edges, std::uint32_t nodes) {
  std::uint32_t size = 0;
  for (const auto& edge : edges) size += cut.on_first_side[edge.a] != cut.on_first_side[edge.b] ? edge.capacity : 0;
  EXPECT_EQ(size, cut.quality.size);
  const auto first = static_cast<std::uint32_t>(std::count(cut.on_first_side.begin(), cut.on_first_side.end(), 1));
  EXPECT_EQ(std::min(first, nodes - first), cut.quality.smaller);
  EXPECT_GT(cut.quality.smaller, 0U);
  EXPECT_EQ(cut.quality.balanced, cut.quality.smaller >= nodes / 5);
}

Edges grid(std::uint32_t side) {
  Edges edges;
  for (std::uint32_t i = 0; i < side * side; ++i) {
    if (i % side + 1 < side) edges.push_back({i, i + 1, 2});
    if (i / side + 1 < side) edges.push_back({i, i + side, 2});
  }
  return edges;
}

TEST(FlowCutter, CutsTheBridgeBetweenTwoCliques) {
  Edges edges;
  for (std::uint32_t a = 0; a < 6; ++a) {
    for (std::uint32_t b = a + 1; b < 6; ++b) {
      edges.push_back({a, b, 2});
      edges.push_back({a + 6, b + 6, 2});
    }
  }
  edges.push_back({2, 9, 2});
  const EdgeCut cut = balanced_cut(graph_of(12, edges));
  EXPECT_EQ(cut.quality.size, 2U);
  EXPECT_EQ(cut.quality.smaller, 6U);
}

TEST(FlowCutter, CutsTwoNodesApart) {
  const Edges edges{{0, 1, 1}, {0, 1, 2}};
  const EdgeCut cut = balanced_cut(graph_of(2, edges));
  EXPECT_EQ(cut.quality.size, 3U);
  EXPECT_EQ(cut.quality.smaller, 1U);
  expect_consistent(cut, edges, 2);
}

TEST(FlowCutter, CutsAGridAcross) {
  constexpr std::uint32_t kSide = 20;
  const Edges edges = grid(kSide);
  // Along the rows: the best ratio is a straight cut through the middle.
  const EdgeCut cut = balanced_cut(graph_of(kSide * kSide, edges));
  expect_consistent(cut, edges, kSide * kSide);
  EXPECT_EQ(cut.quality.size, 2 * kSide);
  EXPECT_GE(cut.quality.smaller, kSide * kSide * 2 / 5);
}

// Enumerates all cuts between the first and the last node: none smaller may exist that is as balanced.
TEST(FlowCutter, FindsCutsCloseToTheBestOfSmallRandomGraphs) {
  int best_found = 0;
  constexpr int kGraphs = 60;
  for (std::uint64_t seed = 1; seed <= kGraphs; ++seed) {
    RandomStream random({.seed = seed, .purpose = "flow cutter"});
    constexpr std::uint32_t kNodes = 11;
    Edges edges;
    for (std::uint32_t v = 1; v < kNodes; ++v)
      edges.push_back({v - 1, v, static_cast<std::uint16_t>(1 + random() % 2)});
    for (std::uint32_t i = 0; i < 9; ++i) {
      const auto a = static_cast<std::uint32_t>(random() % kNodes), b = static_cast<std::uint32_t>(random() % kNodes);
      if (a != b) edges.push_back({a, b, static_cast<std::uint16_t>(1 + random() % 2)});
    }
    const EdgeCut cut = balanced_cut(graph_of(kNodes, edges));
    expect_consistent(cut, edges, kNodes);
    double least_ratio = 1e9;
    for (std::uint32_t mask = 1; mask + 1 < 1U << kNodes; ++mask) {
      const bool separates = (mask & 1U) != 0 && (mask >> (kNodes - 1)) == 0;
      const auto ones = static_cast<std::uint32_t>(__builtin_popcount(mask));
      if (!separates || std::min(ones, kNodes - ones) < cut.quality.smaller) continue;
      std::uint32_t size = 0;
      for (const auto& e : edges) size += ((mask >> e.a) & 1U) != ((mask >> e.b) & 1U) ? e.capacity : 0;
      least_ratio = std::min(least_ratio, static_cast<double>(size) / std::min(ones, kNodes - ones));
    }
    const double ratio = static_cast<double>(cut.quality.size) / cut.quality.smaller;
    EXPECT_LE(ratio, 2.0 * least_ratio) << seed;
    best_found += ratio <= least_ratio * 1.0001;
  }
  EXPECT_GE(best_found, kGraphs / 2);
}

TEST(FlowCutter, BalancesWeightsNotNodes) {
  // A chain whose first node outweighs all others.
  Edges edges;
  for (std::uint32_t v = 1; v < 19; ++v) edges.push_back({v - 1, v, 2});
  std::vector<std::uint32_t> weights(19, 1);
  weights[0] = 100;
  const EdgeCut cut = balanced_cut({weights, edges});
  EXPECT_EQ(cut.quality.smaller, 18U);
  EXPECT_NE(cut.on_first_side[0], cut.on_first_side[1]);
}

TEST(FlowCutter, FindsTheSameCutsWithMemoryOfOthers) {
  FlowCutter used;
  const auto ask = [](FlowCutter& cutter, const FlowGraph& graph) {
    CutBound bound;
    return cutter.cut(graph, in_order(graph.node_count()), bound).on_first_side;
  };
  const FlowGraph small = graph_of(9, grid(3)), large = graph_of(400, grid(20));
  const auto first = ask(used, large);
  EXPECT_EQ(ask(used, small), balanced_cut(small).on_first_side);
  EXPECT_EQ(ask(used, large), first);
}

// Each node of a chain improves the cut: looking at all nodes for each of them would take hours.
TEST(FlowCutter, CutsALongChainInTheMiddle) {
  constexpr std::uint32_t kNodes = 1'000'000;
  Edges edges;
  for (std::uint32_t v = 1; v < kNodes; ++v) edges.push_back({v - 1, v, 2});
  const EdgeCut cut = balanced_cut(graph_of(kNodes, edges));
  EXPECT_EQ(cut.quality.size, 2U);
  EXPECT_EQ(cut.quality.smaller, kNodes / 2);
}

TEST(FlowCutter, GivesUpWhereOnlyWorseCutsCanCome) {
  const FlowGraph graph = graph_of(400, grid(20));
  const CutQuality best = balanced_cut(graph).quality;
  CutBound bound;
  bound.note({best.size / 2, best.smaller, true});
  EXPECT_EQ(FlowCutter().cut(graph, in_order(400), bound).quality.smaller, 0U);
  // An equal one is still found: which of several equal cuts is taken must not depend on who was first.
  CutBound equal;
  equal.note(best);
  EXPECT_EQ(FlowCutter().cut(graph, in_order(400), equal).quality.smaller, best.smaller);
}

TEST(CutQuality, PrefersBalancedCutsThenTheRatioThenTheEvenOne) {
  const CutQuality none, uneven{1, 10, false}, wide{8, 40, true}, narrow{4, 30, true}, more_even{8, 60, true};
  EXPECT_TRUE(uneven.better_than(none));
  EXPECT_FALSE(none.better_than(uneven));
  EXPECT_FALSE(none.better_than(none));
  EXPECT_TRUE(wide.better_than(uneven));
  EXPECT_FALSE(uneven.better_than(wide));
  EXPECT_TRUE(narrow.better_than(wide));
  EXPECT_TRUE(more_even.better_than(narrow));
  EXPECT_FALSE(narrow.better_than(more_even));
}

TEST(CutBound, IgnoresUnbalancedCuts) {
  CutBound bound;
  bound.note({1, 10, false});
  EXPECT_FALSE(bound.excludes(1000, 100));
  bound.note({4, 40, true});
  EXPECT_FALSE(bound.excludes(5, 100));
  EXPECT_TRUE(bound.excludes(6, 100));
}

}  // namespace
}  // namespace postkutscher
