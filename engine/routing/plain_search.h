// Dijkstra's algorithm on the states of a turn graph: the plain way that the hierarchy is checked against. The label of
// a state is the cost at the tail of its segment, the turn into it included; so a place on a segment costs label + cost
// of the part before it, whatever the history.
#pragma once

#include <cstdint>
#include <span>

#include "engine/routing/metric.h"
#include "engine/routing/packed_cost.h"
#include "engine/routing/position.h"
#include "engine/routing/turn_graph.h"

namespace postkutscher {

// The open turns of one metric as arcs from the tail of a segment to the tail of the next. Keeps references.
class SearchGraph {
 public:
  struct Arc {
    StateId to;
    PackedCost cost = 0;
  };

  SearchGraph(const TurnGraph& topology, const Metric& metric) : topology_(&topology), metric_(&metric) {}

  std::size_t state_count() const { return topology_->state_count(); }
  // Calls visit(arc) for each arc from a state.
  template <class Visit>
  void for_each_arc(StateId state, Visit visit) const {
    std::uint32_t index = topology_->first_turn(state);
    for (const Turn& turn : topology_->turns(state)) {
      const PackedCost cost = metric_->turns[index++];
      if (cost < kClosedCost) visit(Arc{turn.to, cost});
    }
  }
  const TurnGraph& topology() const { return *topology_; }
  const Metric& metric() const { return *metric_; }

 private:
  const TurnGraph* topology_;
  const Metric* metric_;
};

// The least cost from any of `from` to any of `to`; kNoPath where there is no way.
PackedCost plain_search(const SearchGraph& graph, std::span<const Anchor> from, std::span<const Anchor> to);

}  // namespace postkutscher
