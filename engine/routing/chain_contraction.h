// What nested dissection need not cut: dead ends, and of each chain of edges between two junctions all but the weakest.
// Taking these away leaves a core that is two to four times smaller than a network of roads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/routing/flow_graph.h"

namespace postkutscher {

// The graph of junctions; edges stand for one segment each.
struct JunctionGraph {
  std::vector<std::uint32_t> weights;   // by node: what it counts for the balance of a cut
  std::vector<FlowGraph::Edge> edges;   // none from a node to itself
  std::vector<std::uint32_t> segments;  // by edge

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(weights.size()); }
};

struct ChainContraction {
  JunctionGraph core;                     // chains are edges; weights have grown by what hangs from a node
  std::vector<std::uint32_t> core_nodes;  // by node of the core: the node of the graph, ascending
  std::vector<std::uint32_t> taken;       // segments to eliminate before the core, least important first
};

ChainContraction contract_chains(const JunctionGraph& graph);

}  // namespace postkutscher
