// Balanced small edge cuts of an undirected graph: FlowCutter (Hamann & Strasser 2018) started from the two ends of a
// projection of the nodes, as in InertialFlowCutter (Gottesbüren et al. 2019). A maximum flow between the ends gives a
// smallest cut; the smaller side is then grown by piercing one node behind the cut, preferably one that no augmenting
// path can use, and so on until the cut is balanced. Of all cuts met that separate a quarter of the nodes or more, the
// one with the best ratio of cut edges to nodes of the smaller side is kept. Deterministic.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace postkutscher {

// Undirected graph as adjacency arrays; every edge is stored as two arcs that know each other. Capacities count what a
// cut through the edge costs.
class FlowGraph {
 public:
  struct Edge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint16_t capacity = 1;
  };
  struct Arc {
    std::uint32_t head = 0;
    std::uint32_t reverse = 0;  // index of the arc the other way
    std::uint16_t capacity = 1;
  };

  FlowGraph(std::uint32_t node_count, std::span<const Edge> edges);

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(first_.size() - 1); }
  std::uint32_t arc_count() const { return static_cast<std::uint32_t>(arcs_.size()); }
  std::uint32_t first(std::uint32_t node) const { return first_[node]; }
  const Arc& arc(std::uint32_t index) const { return arcs_[index]; }

 private:
  std::vector<std::uint32_t> first_;  // by node, one more at the end
  std::vector<Arc> arcs_;
};

struct EdgeCut {
  std::uint32_t size = 0;     // sum of capacities
  std::uint32_t smaller = 0;  // nodes of the smaller side
  std::vector<bool> on_first_side;

  // Fewer cut edges per separated node is better; ties go to the more balanced cut.
  bool better_than(const EdgeCut& other) const;
};

// `along`: all nodes in the order of a projection. The graph is connected and has at least two nodes.
EdgeCut balanced_cut(const FlowGraph& graph, std::span<const std::uint32_t> along);

}  // namespace postkutscher
