#include "engine/routing/flow_graph.h"

#include <numeric>

namespace postkutscher {

FlowGraph::FlowGraph(std::span<const std::uint32_t> weights, std::span<const Edge> edges)
    : first_(weights.size() + 1),
      weights_(weights.begin(), weights.end()),
      total_weight_(std::accumulate(weights.begin(), weights.end(), 0U)) {
  for (const Edge& edge : edges) {
    ++first_[edge.a];
    ++first_[edge.b];
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  arcs_.resize(2 * edges.size());
  // Filling from the back leaves `first_` at the beginnings.
  for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge) {
    const std::uint32_t there = --first_[edge->a];
    const std::uint32_t back = --first_[edge->b];
    arcs_[there] = {edge->b, back, edge->capacity};
    arcs_[back] = {edge->a, there, edge->capacity};
  }
}

}  // namespace postkutscher
