// Dijkstra's algorithm on the states of a turn graph: the plain way that the hierarchy is checked against. The label of
// a state is the cost at the tail of its segment, the turn into it included; so a place on a segment costs label + cost
// of the part before it, whatever the history.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/routing/metric.h"
#include "engine/routing/packed_cost.h"
#include "engine/routing/position.h"
#include "engine/routing/turn_graph.h"

namespace postkutscher {

// The open turns of one profile as arcs from the tail of a segment to the tail of the next.
class SearchGraph {
 public:
  struct Arc {
    StateId to;
    PackedCost cost = 0;
  };

  SearchGraph(const TurnGraph& topology, const Metric& metric);

  std::size_t state_count() const { return first_arc_.size() - 1; }
  std::span<const Arc> arcs(StateId state) const {
    const std::uint32_t first = first_arc_[state.index()];
    return {arcs_.data() + first, first_arc_[state.index() + 1] - first};
  }
  const TurnGraph& topology() const { return *topology_; }
  const Metric& metric() const { return *metric_; }

 private:
  const TurnGraph* topology_;
  const Metric* metric_;
  std::vector<std::uint32_t> first_arc_;  // by state, one more at the end
  std::vector<Arc> arcs_;
};

// The least cost from any of `from` to any of `to`; kNoPath where there is no way.
PackedCost plain_search(const SearchGraph& graph, std::span<const Anchor> from, std::span<const Anchor> to);

}  // namespace postkutscher
