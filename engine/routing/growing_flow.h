// A maximum flow between two sets of terminals that grow, and what each set can still reach. Side 0 is where the flow
// begins, side 1 where it ends. A node belongs to a side as its terminal ("owned"), or because an augmenting path from
// its terminals (side 1: to its terminals) could pass it ("reached"); while the flow is maximal no node belongs to
// both. What is reached is kept up to date rather than searched anew: flow that is added can only cut nodes off, and
// those are found by looking from the nodes on its path.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/routing/flow_graph.h"

namespace postkutscher {

// Keeps its memory for the next graph.
class GrowingFlow {
 public:
  // Keeps a reference to the graph. No node is a terminal yet.
  void begin(const FlowGraph& graph);
  void own(int side, std::uint32_t node);

  // Once both sides have terminals. Stops before the flow is maximal when `enough`, which is asked after each
  // augmentation, says so, and returns false.
  bool make_maximal(const std::function<bool()>& enough);

  // Makes all reached nodes of a side its terminals. That changes no flow.
  void own_reached(int side);
  // Makes a node that is no terminal yet one of a side that has no reached nodes, and the flow maximal again.
  void pierce(int side, std::uint32_t node);

  std::uint32_t flow() const { return flow_; }
  std::uint32_t head(std::uint32_t arc) const { return arcs_[arc].head; }
  bool owns(int side, std::uint32_t node) const { return belongs(side, node) == Belongs::owned; }
  bool reaches(int side, std::uint32_t node) const { return belongs(side, node) == Belongs::reached; }
  std::uint32_t owned_weight(int side) const { return of(side).owned_weight; }
  // Owned and reached together.
  std::uint32_t weight(int side) const { return of(side).owned_weight + of(side).reached_weight; }
  // In the order in which they became terminals.
  std::span<const std::uint32_t> owned_nodes(int side) const { return of(side).owned_nodes; }
  // Arcs from terminals of a side to nodes that are none.
  std::span<const std::uint32_t> frontier(int side);

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  enum class Belongs : std::uint8_t { no, reached, owned };

  struct Node {
    std::array<Belongs, 2> belongs{};         // by side
    std::array<std::uint32_t, 2> distance{};  // by side: arcs from its terminals when last counted
    // Of find_terminal: the last search that saw the node, the arc by which it came, and the last generation in which
    // the node was known to have a path.
    std::uint32_t search = 0;
    std::uint32_t parent = 0;
    std::uint32_t generation = 0;
  };
  struct Arc {
    std::uint32_t head = 0;
    std::uint32_t reverse = 0;
    std::int16_t room = 0;  // how much more can flow
    std::int16_t both = 0;  // that and the room of the reverse arc: flow moves it from one to the other
  };
  struct Side {
    std::vector<std::uint32_t> owned_nodes;    // as they came
    std::vector<std::uint32_t> reached_nodes;  // may hold nodes that are reached no more
    std::vector<std::uint32_t> frontier;       // arcs that led out when their tails became terminals
    std::uint32_t owned_weight = 0;
    std::uint32_t reached_weight = 0;
  };

  Side& of(int side) { return sides_[static_cast<std::size_t>(side)]; }
  const Side& of(int side) const { return sides_[static_cast<std::size_t>(side)]; }
  Belongs& belongs(int side, std::uint32_t node) { return nodes_[node].belongs[static_cast<std::size_t>(side)]; }
  Belongs belongs(int side, std::uint32_t node) const { return nodes_[node].belongs[static_cast<std::size_t>(side)]; }
  std::uint32_t& distance(int side, std::uint32_t node) {
    return nodes_[node].distance[static_cast<std::size_t>(side)];
  }
  std::uint32_t tail(std::uint32_t arc) const { return arcs_[arcs_[arc].reverse].head; }
  // How much more can flow over an arc as a side walks it: side 1 walks against the flow.
  static int room(int side, const Arc& arc) { return side == 0 ? arc.room : arc.both - arc.room; }

  void reach(int side, const Arc& arc, std::uint32_t distance_of_tail);
  void reach_from(int side, std::uint32_t node);
  void grow(int side);
  void grow_again(int side);
  bool augment_over(int side, std::uint32_t arc);
  void push(int side, std::uint32_t arc, int amount);
  std::uint32_t find_terminal(int side, std::uint32_t start);
  void visit(int side, std::uint32_t node, std::size_t siblings);
  void drop(int side, std::uint32_t node);
  void settle(int side);

  const FlowGraph* graph_ = nullptr;
  std::vector<Node> nodes_;
  std::vector<Arc> arcs_;
  std::array<Side, 2> sides_;
  std::uint32_t flow_ = 0;

  std::uint32_t search_ = 0;
  std::uint32_t generation_ = 0;
  std::vector<std::uint32_t> stack_;     // of find_terminal
  std::vector<std::uint32_t> found_;     // by its last search
  std::vector<std::uint32_t> suspects_;  // reached nodes that new flow may have cut off
  std::size_t work_ = 0;                 // nodes visited since everything reached was last searched
};

}  // namespace postkutscher
