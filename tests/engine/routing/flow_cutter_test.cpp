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

// What a cut says of itself, counted from the edges.
void expect_consistent(const EdgeCut& cut, const Edges& edges, std::uint32_t nodes) {
  std::uint32_t size = 0;
  for (const auto& edge : edges) size += cut.on_first_side[edge.a] != cut.on_first_side[edge.b] ? edge.capacity : 0;
  EXPECT_EQ(size, cut.size);
  const auto first = static_cast<std::uint32_t>(std::count(cut.on_first_side.begin(), cut.on_first_side.end(), true));
  EXPECT_EQ(std::min(first, nodes - first), cut.smaller);
  EXPECT_GT(cut.smaller, 0U);
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
  const EdgeCut cut = balanced_cut({12, edges}, in_order(12));
  EXPECT_EQ(cut.size, 2U);
  EXPECT_EQ(cut.smaller, 6U);
}

TEST(FlowCutter, CutsTwoNodesApart) {
  const Edges edges{{0, 1, 1}, {0, 1, 2}};
  const EdgeCut cut = balanced_cut({2, edges}, in_order(2));
  EXPECT_EQ(cut.size, 3U);
  EXPECT_EQ(cut.smaller, 1U);
  expect_consistent(cut, edges, 2);
}

TEST(FlowCutter, CutsAGridAcross) {
  constexpr std::uint32_t kSide = 20;
  const Edges edges = grid(kSide);
  // Along the rows: the best ratio is a straight cut through the middle.
  const EdgeCut cut = balanced_cut({kSide * kSide, edges}, in_order(kSide * kSide));
  expect_consistent(cut, edges, kSide * kSide);
  EXPECT_EQ(cut.size, 2 * kSide);
  EXPECT_GE(cut.smaller, kSide * kSide * 2 / 5);
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
    const EdgeCut cut = balanced_cut({kNodes, edges}, in_order(kNodes));
    expect_consistent(cut, edges, kNodes);
    double least_ratio = 1e9;
    for (std::uint32_t mask = 1; mask + 1 < 1U << kNodes; ++mask) {
      const bool separates = (mask & 1U) != 0 && (mask >> (kNodes - 1)) == 0;
      const auto ones = static_cast<std::uint32_t>(__builtin_popcount(mask));
      if (!separates || std::min(ones, kNodes - ones) < cut.smaller) continue;
      std::uint32_t size = 0;
      for (const auto& e : edges) size += ((mask >> e.a) & 1U) != ((mask >> e.b) & 1U) ? e.capacity : 0;
      least_ratio = std::min(least_ratio, static_cast<double>(size) / std::min(ones, kNodes - ones));
    }
    const double ratio = static_cast<double>(cut.size) / cut.smaller;
    EXPECT_LE(ratio, 2.0 * least_ratio) << seed;
    best_found += ratio <= least_ratio * 1.0001;
  }
  EXPECT_GE(best_found, kGraphs / 2);
}

}  // namespace
}  // namespace postkutscher
