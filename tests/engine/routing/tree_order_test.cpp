#include "engine/routing/tree_order.h"

#include <algorithm>
#include <bit>
#include <gtest/gtest.h>
#include <numeric>

#include "engine/base/random.h"

namespace postkutscher {
namespace {

using Branches = std::vector<TreeOrder::Edge>;

std::vector<std::uint32_t> ordered_tree(std::uint32_t nodes, const Branches& edges, std::size_t inwards = 0) {
  TreeOrder trees;
  trees.set_forest(nodes, edges);
  std::vector<std::uint32_t> order;
  for (std::uint32_t node = 0; node < nodes; ++node) trees.append(node, inwards, order);
  return order;
}

bool is_permutation_of_edges(std::vector<std::uint32_t> order, std::size_t count) {
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), 0U);
  std::sort(order.begin(), order.end());
  return order == all;
}

// Branches on the longest way up, where the parent of an edge is the first later one that its piece, which grows by
// each edge put back, comes to touch.
std::size_t depth_of_tree(std::uint32_t nodes, const Branches& edges, const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> piece(nodes);
  std::iota(piece.begin(), piece.end(), 0U);
  std::vector<std::size_t> depth(nodes, 0);
  const auto find = [&](std::uint32_t node) {
    while (piece[node] != node) node = piece[node] = piece[piece[node]];
    return node;
  };
  std::size_t most = 0;
  for (const std::uint32_t id : order) {
    const std::uint32_t a = find(edges[id].a), b = find(edges[id].b);
    piece[b] = a;
    depth[a] = std::max(depth[a], depth[b]) + 1;
    most = std::max(most, depth[a]);
  }
  return most;
}

Branches path_of(std::uint32_t nodes) {
  Branches edges;
  for (std::uint32_t v = 1; v < nodes; ++v) edges.push_back({v - 1, v, v - 1});
  return edges;
}

TEST(TreeOrder, HalvesAPath) {
  EXPECT_EQ(ordered_tree(4, path_of(4)).back(), 1U);
  constexpr std::uint32_t kNodes = 10'000;
  const auto order = ordered_tree(kNodes, path_of(kNodes));
  EXPECT_TRUE(is_permutation_of_edges(order, kNodes - 1));
  EXPECT_LE(depth_of_tree(kNodes, path_of(kNodes), order), std::bit_width(kNodes));
}

// A spine with a tooth at each node.
TEST(TreeOrder, HalvesAComb) {
  constexpr std::uint32_t kTeeth = 5'000;
  Branches edges = path_of(kTeeth);
  for (std::uint32_t v = 0; v < kTeeth; ++v) edges.push_back({v, kTeeth + v, kTeeth - 1 + v});
  const auto order = ordered_tree(2 * kTeeth, edges);
  EXPECT_TRUE(is_permutation_of_edges(order, edges.size()));
  EXPECT_LE(depth_of_tree(2 * kTeeth, edges, order), 2 * std::bit_width(2 * kTeeth));
}

// All edges of a star are neighbours; their order must come without halving 100,000 times.
TEST(TreeOrder, TakesAStarApartAtOnce) {
  constexpr std::uint32_t kNodes = 100'000;
  for (const std::uint32_t centre : {0U, kNodes - 1}) {
    Branches edges;
    for (std::uint32_t v = 0; v < kNodes; ++v) {
      if (v != centre) edges.push_back({centre, v, static_cast<std::uint32_t>(edges.size())});
    }
    EXPECT_TRUE(is_permutation_of_edges(ordered_tree(kNodes, edges), kNodes - 1));
  }
}

TEST(TreeOrder, EliminatesSmallTreesFromTheLeaves) {
  EXPECT_EQ(ordered_tree(5, path_of(5), 8), (std::vector<std::uint32_t>{3, 2, 1, 0}));
}

TEST(TreeOrder, OrdersEachTreeOfAForestOnce) {
  TreeOrder trees;
  const Branches edges{{0, 1, 7}, {2, 3, 8}, {4, 3, 9}};
  trees.set_forest(6, edges);
  std::vector<std::uint32_t> order;
  trees.append(4, 8, order);
  EXPECT_EQ(order, (std::vector<std::uint32_t>{8, 9}));
  trees.append(2, 8, order);
  EXPECT_EQ(order.size(), 2U);
  trees.append(0, 8, order);
  trees.append(5, 8, order);
  EXPECT_EQ(order, (std::vector<std::uint32_t>{8, 9, 7}));
}

TEST(TreeOrder, OrdersRandomTreesInLogarithmicDepth) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE(seed);
    RandomStream random({.seed = seed, .purpose = "tree"});
    constexpr std::uint32_t kNodes = 600;
    Branches edges;
    std::vector<std::uint32_t> degree(kNodes);
    for (std::uint32_t v = 1; v < kNodes; ++v) {
      const auto near = v - 1 - static_cast<std::uint32_t>(random() % std::min(v, 40U));
      edges.push_back({near, v, v - 1});
      ++degree[near];
      ++degree[v];
    }
    const auto order = ordered_tree(kNodes, edges);
    ASSERT_TRUE(is_permutation_of_edges(order, kNodes - 1));
    const std::size_t most = *std::max_element(degree.begin(), degree.end());
    EXPECT_LE(depth_of_tree(kNodes, edges, order), most * std::bit_width(kNodes));
  }
}

}  // namespace
}  // namespace postkutscher
