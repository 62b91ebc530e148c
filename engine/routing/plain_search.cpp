#include "engine/routing/plain_search.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include "engine/routing/travel_costs.h"

namespace postkutscher {

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
    graph.for_each_arc(TurnGraph::start(start.on),
                       [&](const SearchGraph::Arc& arc) { reach(arc.to, arc.cost - before); });
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
    graph.for_each_arc(StateId(state),
                       [&, label = cost](const SearchGraph::Arc& arc) { reach(arc.to, joined(label, arc.cost)); });
  }
  return best;
}

}  // namespace postkutscher
