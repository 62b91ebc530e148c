#include "engine/routing/plain_search.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

#include "engine/routing/travel_costs.h"

namespace postkutscher {

SearchGraph::SearchGraph(const TurnGraph& topology, const Metric& metric) : topology_(&topology), metric_(&metric) {
  first_arc_.reserve(topology.state_count() + 1);
  arcs_.reserve(topology.turn_count());
  for (std::uint32_t s = 0; s < topology.state_count(); ++s) {
    first_arc_.push_back(static_cast<std::uint32_t>(arcs_.size()));
    std::uint32_t index = topology.first_turn(StateId(s));
    for (const Turn& turn : topology.turns(StateId(s))) {
      const PackedCost cost = metric.turns[index++];
      if (cost < kClosedCost) arcs_.push_back({turn.to, cost});
    }
  }
  first_arc_.push_back(static_cast<std::uint32_t>(arcs_.size()));
}

PackedCost plain_search(const SearchGraph& graph, std::span<const Anchor> from, std::span<const Anchor> to) {
  using Entry = std::pair<PackedCost, std::uint32_t>;  // cost, state
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  std::vector<PackedCost> labels(graph.state_count(), kNoPath);
  const auto reach = [&](StateId state, PackedCost cost) {
    if (overflown(cost) || cost >= labels[state.index()]) return;
    labels[state.index()] = cost;
    queue.emplace(cost, state.value);
  };
  PackedCost best = kNoPath;
  for (const Anchor& start : from) {
    for (const Anchor& end : to) best = std::min(best, straight_cost(graph.metric(), start, end));
    const PackedCost before = cost_before(graph.metric(), start);
    for (const SearchGraph::Arc& arc : graph.arcs(TurnGraph::start(start.on))) reach(arc.to, arc.cost - before);
  }
  while (!queue.empty() && queue.top().first < best) {
    const auto [cost, state] = queue.top();
    queue.pop();
    if (cost != labels[state]) continue;
    const DirectedSegment on = graph.topology().segment(StateId(state));
    for (const Anchor& end : to) {
      const PackedCost there = joined(cost, cost_before(graph.metric(), end));
      if (end.on == on && !overflown(there)) best = std::min(best, there);
    }
    for (const SearchGraph::Arc& arc : graph.arcs(StateId(state))) reach(arc.to, joined(cost, arc.cost));
  }
  return best;
}

}  // namespace postkutscher
