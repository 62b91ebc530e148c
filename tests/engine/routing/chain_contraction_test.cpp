#include "engine/routing/chain_contraction.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "engine/base/random.h"

namespace postkutscher {
namespace {

// Segments are numbered like the edges, from 100.
JunctionGraph junctions(std::uint32_t nodes, std::vector<FlowGraph::Edge> edges) {
  JunctionGraph graph{std::vector<std::uint32_t>(nodes, 1), std::move(edges), {}};
  for (std::uint32_t e = 0; e < graph.edges.size(); ++e) graph.segments.push_back(100 + e);
  return graph;
}

// Two junctions 0 and 1 with three ways between them: direct; over 2; over 3, 4 and 5. A dead end 6–7 hangs from 4.
JunctionGraph three_ways() {
  return junctions(8, {{0, 1, 2},  // 100
                       {0, 2, 2},
                       {2, 1, 1},  // 101, 102: one-way at the end
                       {0, 3, 2},
                       {3, 4, 2},
                       {4, 5, 2},
                       {5, 1, 2},  // 103–106
                       {4, 6, 2},
                       {6, 7, 2}});  // 107, 108
}

TEST(ChainContraction, KeepsTheWeakestSegmentOfEachChain) {
  const ChainContraction result = contract_chains(three_ways());
  EXPECT_EQ(result.core_nodes, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(result.core.segments, (std::vector<std::uint32_t>{100, 102, 104}));
  for (const auto& edge : result.core.edges) {
    EXPECT_EQ(edge.a, 0U);
    EXPECT_EQ(edge.b, 1U);
  }
  EXPECT_EQ(result.core.edges[1].capacity, 1U);
  EXPECT_EQ(result.core.edges[2].capacity, 2U);
}

TEST(ChainContraction, TakesTheRestFromTheLeavesToTheCore) {
  const auto taken = contract_chains(three_ways()).taken;
  EXPECT_EQ(std::set<std::uint32_t>(taken.begin(), taken.end()),
            (std::set<std::uint32_t>{101, 103, 105, 106, 107, 108}));
  const auto place = [&](std::uint32_t segment) {
    return std::find(taken.begin(), taken.end(), segment) - taken.begin();
  };
  EXPECT_LT(place(108), place(107));
  EXPECT_LT(place(107), place(105));
  EXPECT_LT(place(105), place(106));
}

TEST(ChainContraction, CountsWhatHangsFromANode) {
  // 101 and 103 hang from node 0, the other four from node 1.
  EXPECT_EQ(contract_chains(three_ways()).core.weights, (std::vector<std::uint32_t>{3, 5}));
}

TEST(ChainContraction, LeavesNothingOfTreesAndCycles) {
  const JunctionGraph graph = junctions(8, {{0, 1, 2},
                                            {1, 2, 2},
                                            {1, 3, 2},  // a tree
                                            {4, 5, 2},
                                            {5, 6, 1},
                                            {6, 7, 2},
                                            {7, 4, 2}});  // a cycle
  const ChainContraction result = contract_chains(graph);
  EXPECT_TRUE(result.core.edges.empty());
  EXPECT_TRUE(result.core_nodes.empty());
  ASSERT_EQ(result.taken.size(), 7U);
  EXPECT_EQ(result.taken.back(), 104U) << "what closes the cycle goes last, and that is where it is weakest";
}

TEST(ChainContraction, TakesALoopAtAJunction) {
  // The ring 1–4–5 hangs from the triple edge 0–1.
  const JunctionGraph graph = junctions(6, {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}, {1, 4, 2}, {4, 5, 2}, {5, 1, 2}});
  const ChainContraction result = contract_chains(graph);
  EXPECT_EQ(result.core.segments, (std::vector<std::uint32_t>{100, 101, 102}));
  ASSERT_EQ(result.taken.size(), 3U);
  EXPECT_EQ(result.taken.back(), 104U);
}

TEST(ChainContraction, KeepsOrTakesEachSegmentOfRandomGraphsOnce) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    RandomStream random({.seed = seed, .purpose = "junctions"});
    const auto nodes = static_cast<std::uint32_t>(2 + random() % 30);
    std::vector<FlowGraph::Edge> edges;
    for (auto i = random() % (2 * nodes); i > 0; --i) {
      const auto a = static_cast<std::uint32_t>(random() % nodes), b = static_cast<std::uint32_t>(random() % nodes);
      if (a != b) edges.push_back({a, b, static_cast<std::uint16_t>(1 + random() % 2)});
    }
    const JunctionGraph graph = junctions(nodes, edges);
    const ChainContraction result = contract_chains(graph);
    std::vector<std::uint32_t> all = result.taken;
    all.insert(all.end(), result.core.segments.begin(), result.core.segments.end());
    std::sort(all.begin(), all.end());
    EXPECT_EQ(all, graph.segments);
    ASSERT_EQ(result.core_nodes.size(), result.core.weights.size());
    std::vector<int> degree(result.core_nodes.size());
    for (const auto& edge : result.core.edges) {
      EXPECT_NE(edge.a, edge.b);
      ++degree.at(edge.a);
      ++degree.at(edge.b);
    }
    EXPECT_EQ(std::count(degree.begin(), degree.end(), 0), 0);
  }
}

}  // namespace
}  // namespace postkutscher
