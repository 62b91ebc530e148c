#include "bench/engine/routing/boost_dijkstra.h"

#include <algorithm>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/property_map.hpp>
#include <limits>

#include "engine/routing/travel_costs.h"

namespace postkutscher {

BoostDijkstra::BoostDijkstra(const TurnGraph& turns, const Metric& metric)
    : turns_(turns), metric_(metric), graph_(graph_of(SearchGraph(turns_, metric_))) {}

std::vector<PackedCost> BoostDijkstra::from(const Position& position) const {
  const std::size_t states = num_vertices(graph_);
  std::vector<PackedCost> best(states, kNoPath), labels(states);
  std::vector<std::size_t> parents(states);
  for (const Anchor& anchor : position.nearest.anchors) {
    const auto index = get(boost::vertex_index, graph_);
    boost::dijkstra_shortest_paths_no_color_map(
        graph_, TurnGraph::start(anchor.on).index(),
        boost::predecessor_map(boost::make_iterator_property_map(parents.begin(), index))
            .distance_map(boost::make_iterator_property_map(labels.begin(), index))
            .weight_map(get(boost::edge_bundle, graph_)));
    const PackedCost before = cost_before(metric_, anchor);
    for (std::size_t s = 0; s < states; ++s) {
      const bool reached = labels[s] != std::numeric_limits<PackedCost>::max();
      if (reached && s != TurnGraph::start(anchor.on).index()) best[s] = std::min(best[s], labels[s] - before);
    }
  }
  return best;
}

std::optional<PathCost> BoostDijkstra::to(const std::vector<PackedCost>& costs, const Position& position) const {
  PackedCost best = kNoPath;
  for (const Anchor& anchor : position.nearest.anchors) {
    const PackedCost before = cost_before(metric_, anchor);
    for (StateId s = TurnGraph::start(anchor.on); s.valid(); s = turns_.next_on_segment(s)) {
      if (costs[s.index()] != kNoPath) best = std::min(best, costs[s.index()] + before);
    }
  }
  return best == kNoPath ? std::nullopt : std::optional(unpacked(best));
}

BoostDijkstra::Graph BoostDijkstra::graph_of(const SearchGraph& turns) {
  std::vector<std::pair<std::size_t, std::size_t>> edges;
  std::vector<PackedCost> costs;
  for (std::uint32_t s = 0; s < turns.state_count(); ++s) {
    turns.for_each_arc(StateId(s), [&](const SearchGraph::Arc& arc) {
      edges.emplace_back(s, arc.to.index());
      costs.push_back(arc.cost);
    });
  }
  return {boost::edges_are_sorted, edges.begin(), edges.end(), costs.begin(), turns.state_count()};
}

bool on_one_segment(const Position& a, const Position& b) {
  const auto& anchors = b.nearest.anchors;
  return std::any_of(a.nearest.anchors.begin(), a.nearest.anchors.end(), [&](const Anchor& anchor) {
    return std::any_of(anchors.begin(), anchors.end(),
                       [&](const Anchor& other) { return other.on.segment() == anchor.on.segment(); });
  });
}

}  // namespace postkutscher
