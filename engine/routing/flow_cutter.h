// Balanced small edge cuts of an undirected graph: FlowCutter (Hamann & Strasser 2018) started from the two ends of a
// projection of the nodes, as in InertialFlowCutter (Gottesbüren et al. 2019). A maximum flow between the ends gives a
// smallest cut; the smaller side is then grown by piercing one node behind the cut, preferably one that no augmenting
// path can use, and so on until the cut is balanced. Of all cuts met, the best is kept. Deterministic.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/routing/flow_graph.h"
#include "engine/routing/growing_flow.h"

namespace postkutscher {

// What makes a cut good.
struct CutQuality {
  std::uint32_t size = 0;     // sum of capacities
  std::uint32_t smaller = 0;  // weight of the smaller side; 0 = no cut
  bool balanced = false;      // the smaller side has a fifth of the weight or more

  // A balanced cut is better than any other, then one with fewer cut edges per separated weight; ties go to the more
  // even cut.
  bool better_than(const CutQuality& other) const;
};

struct EdgeCut {
  CutQuality quality;
  std::vector<std::uint8_t> on_first_side;  // by node; empty when there is no cut

  bool separates(const FlowGraph::Edge& edge) const {
    return !on_first_side.empty() && on_first_side[edge.a] != on_first_side[edge.b];
  }
};

// The best balanced cut of a graph that any search has met so far. Searches that can only find worse ones give up.
// Which cut is the best of all does not depend on how searches on several threads interleave.
class CutBound {
 public:
  void note(const CutQuality& cut);
  // Whether every cut of `size` or more is worse, however even it be.
  bool excludes(std::uint32_t size, std::uint32_t total_weight) const;

 private:
  std::atomic<std::uint64_t> best_{0};  // size, then weight of the smaller side; 0 = none
};

// Finds cuts one after the other; keeps its memory.
class FlowCutter {
 public:
  // `along`: all nodes in the order of a projection. The graph is connected and has at least two nodes. Searches over
  // the same graph share `bound`; one that gives up returns a worse cut than the best noted there, or none.
  EdgeCut cut(const FlowGraph& graph, std::span<const std::uint32_t> along, CutBound& bound);

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  bool pierce(int side);
  std::uint32_t node_to_pierce(int side);
  bool nearer(int side, std::uint32_t a, std::uint32_t b) const;
  void note_cut(int side, CutBound& bound);
  EdgeCut best_cut() const;

  GrowingFlow flow_;
  std::vector<std::uint32_t> position_;  // by node: along the projection
  std::uint32_t total_weight_ = 0;
  CutQuality best_;
  int best_side_ = 0;           // the side whose terminals the best cut separates,
  std::size_t best_count_ = 0;  // and how many it had then
};

}  // namespace postkutscher
