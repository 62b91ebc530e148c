// Boost's Dijkstra on the same turns and costs: the reference that the benchmarks' answers are compared with.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <optional>
#include <vector>

#include "engine/routing/metric.h"
#include "engine/routing/plain_search.h"
#include "engine/routing/position.h"

namespace postkutscher {

class BoostDijkstra {
 public:
  // Keeps references to both, which outlive it.
  BoostDijkstra(const TurnGraph& turns, const Metric& metric);

  // Costs from one place to the tails of all states' segments, by state.
  std::vector<PackedCost> from(const Position& position) const;
  // The cost of a place by these; nothing where there is no way. Not for places on a segment of the source, where a way
  // may end before it has come to a tail.
  std::optional<PathCost> to(const std::vector<PackedCost>& costs, const Position& position) const;

 private:
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, PackedCost>;
  static Graph graph_of(const SearchGraph& turns);

  const TurnGraph& turns_;
  const Metric& metric_;
  Graph graph_;
};

bool on_one_segment(const Position& a, const Position& b);

}  // namespace postkutscher
