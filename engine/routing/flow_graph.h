// Undirected graph as adjacency arrays, as the search for small cuts needs it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace postkutscher {

// Every edge is stored as two arcs that know each other. Capacities count what a cut through the edge costs (at most
// 16,383), weights what a node counts for the balance of a cut.
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

  // `weights`: by node, each at least 1.
  FlowGraph(std::span<const std::uint32_t> weights, std::span<const Edge> edges);

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(weights_.size()); }
  std::uint32_t arc_count() const { return static_cast<std::uint32_t>(arcs_.size()); }
  std::uint32_t first(std::uint32_t node) const { return first_[node]; }
  const Arc& arc(std::uint32_t index) const { return arcs_[index]; }
  std::uint32_t weight(std::uint32_t node) const { return weights_[node]; }
  std::uint32_t total_weight() const { return total_weight_; }

 private:
  std::vector<std::uint32_t> first_;  // by node, one more at the end
  std::vector<Arc> arcs_;
  std::vector<std::uint32_t> weights_;
  std::uint32_t total_weight_ = 0;
};

}  // namespace postkutscher
