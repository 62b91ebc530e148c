// Elimination order of the edges of trees: an edge that halves the tree goes last, then each half in the same way.
// Where no edge separates a quarter, a node does, with all its edges last. So the depth grows with the logarithm of the
// size, but for the edges that meet at one node, which are all neighbours of each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace postkutscher {

// A forest whose trees are ordered one after the other. Keeps its memory for the next forest.
class TreeOrder {
 public:
  struct Edge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t id = 0;
  };

  // Nodes are numbered below `node_count`; the edges close no cycle.
  void set_forest(std::uint32_t node_count, std::span<const Edge> edges);

  // Appends the ids of the edges of the tree that holds `root`, least important first; nothing when that tree was
  // ordered before. Pieces of up to `inwards` nodes are ordered from the leaves to the root instead: deeper, but with
  // less fill-in where only the root meets edges outside the forest.
  void append(std::uint32_t root, std::size_t inwards, std::vector<std::uint32_t>& order);

 private:
  // A node in preorder, with the edge to its parent; the root comes first, its edge means nothing.
  struct Node {
    std::uint32_t depth = 0;
    std::uint32_t edge = 0;
  };
  struct Arc {
    std::uint32_t head = 0;
    std::uint32_t edge = 0;
  };
  struct Open {
    std::uint32_t node = 0;
    Node place;
  };
  struct Split;

  void list_preorder(std::uint32_t root);
  void fill(std::span<Node> tree, std::size_t inwards, std::span<std::uint32_t> order);
  void fill_around(std::span<Node> tree, std::size_t centre, std::size_t inwards, std::span<std::uint32_t> order);
  Split best_split(std::span<const Node> tree);

  std::vector<std::uint32_t> first_;  // by node, one more at the end
  std::vector<Arc> arcs_;
  std::vector<bool> seen_;  // by node
  std::vector<Open> open_;
  std::vector<Node> preorder_;
  std::vector<std::uint32_t> branch_;  // of best_split: the nodes from the root to where it is
};

}  // namespace postkutscher
