#include "engine/routing/components.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/property_map.hpp>

namespace postkutscher {

namespace {

using BoostGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                      boost::no_property, std::uint32_t, std::uint32_t>;

std::vector<std::uint32_t> label_states(const SearchGraph& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  edges.reserve(graph.topology().turn_count());
  for (std::uint32_t s = 0; s < graph.state_count(); ++s) {
    graph.for_each_arc(StateId(s), [&](const SearchGraph::Arc& arc) { edges.emplace_back(s, arc.to.index()); });
  }
  const auto states = static_cast<std::uint32_t>(graph.state_count());
  const BoostGraph boost_graph(boost::edges_are_sorted, edges.begin(), edges.end(), states);
  std::vector<std::uint32_t> labels(graph.state_count());
  const auto index = boost::get(boost::vertex_index, boost_graph);
  boost::strong_components(boost_graph, boost::make_iterator_property_map(labels.begin(), index));
  return labels;
}

}  // namespace

ComponentLabels label_components(const SearchGraph& graph, double smallest_large) {
  const TurnGraph& topology = graph.topology();
  const auto is_open = [&](std::uint32_t s) { return graph.metric().of(topology.segment(StateId(s))).open(); };
  const std::vector<std::uint32_t> of_state = label_states(graph);
  std::vector<std::uint32_t> size(of_state.size(), 0);
  for (std::uint32_t s = 0; s < of_state.size(); ++s) size[of_state[s]] += is_open(s) ? 1 : 0;

  ComponentLabels labels;
  std::uint32_t most = 0;
  for (std::uint32_t s = 0; s < of_state.size(); ++s) {
    if (is_open(s) && size[of_state[s]] > most && size[of_state[s]] >= smallest_large) {
      most = size[of_state[s]];
      labels.large = of_state[s];
    }
  }
  labels.of_segment.assign(graph.metric().segments.size(), ComponentLabels::kClosed);
  for (std::uint32_t s = 0; s < of_state.size(); ++s) {
    if (!is_open(s)) continue;
    std::uint32_t& label = labels.of_segment[topology.segment(StateId(s)).value];
    if (label == ComponentLabels::kClosed || of_state[s] == labels.large) label = of_state[s];
  }
  return labels;
}

}  // namespace postkutscher
