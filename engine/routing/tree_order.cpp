#include "engine/routing/tree_order.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <numeric>

namespace postkutscher {

struct TreeOrder::Split {
  std::size_t first = 0;  // the subtree under the edge that halves the tree best: [first, end)
  std::size_t end = 0;
  std::size_t smaller = 0;  // nodes of the smaller half
  std::size_t centre = 0;   // the lowest node with half of the tree or more under it
};

namespace {

template <class Tree>
std::size_t end_of_subtree(const Tree& preorder, std::size_t first) {
  std::size_t end = first + 1;
  while (end < preorder.size() && preorder[end].depth > preorder[first].depth) ++end;
  return end;
}

// Moves [first, end) behind what follows it.
template <class Tree>
void move_back(const Tree& nodes, std::size_t first, std::size_t end) {
  std::rotate(nodes.begin() + static_cast<std::ptrdiff_t>(first), nodes.begin() + static_cast<std::ptrdiff_t>(end),
              nodes.end());
}

}  // namespace

void TreeOrder::set_forest(std::uint32_t node_count, std::span<const Edge> edges) {
  first_.assign(node_count + 1, 0);
  for (const Edge& edge : edges) {
    ++first_[edge.a];
    ++first_[edge.b];
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  arcs_.resize(2 * edges.size());
  for (const Edge& edge : edges) {
    arcs_[--first_[edge.a]] = {edge.b, edge.id};
    arcs_[--first_[edge.b]] = {edge.a, edge.id};
  }
  seen_.assign(node_count, false);
}

void TreeOrder::append(std::uint32_t root, std::size_t inwards, std::vector<std::uint32_t>& order) {
  if (seen_[root]) return;
  list_preorder(root);
  const std::size_t filled = order.size();
  order.resize(filled + preorder_.size() - 1);
  fill(preorder_, inwards, std::span(order).subspan(filled));
}

void TreeOrder::list_preorder(std::uint32_t root) {
  preorder_.clear();
  open_.assign(1, {root, {}});
  while (!open_.empty()) {
    const auto [node, place] = open_.back();
    open_.pop_back();
    seen_[node] = true;
    preorder_.push_back(place);
    for (std::uint32_t a = first_[node]; a < first_[node + 1]; ++a) {
      if (!seen_[arcs_[a].head]) open_.push_back({arcs_[a].head, {place.depth + 1, arcs_[a].edge}});
    }
  }
}

void TreeOrder::fill(std::span<Node> tree, std::size_t inwards, std::span<std::uint32_t> order) {
  while (tree.size() > std::max<std::size_t>(inwards, 2)) {
    const Split best = best_split(tree);
    if (4 * best.smaller < tree.size()) return fill_around(tree, best.centre, inwards, order);
    order.back() = tree[best.first].edge;
    const std::size_t below = best.end - best.first, above = tree.size() - below;
    move_back(tree, best.first, best.end);
    fill(tree.subspan(above), inwards, order.subspan(above - 1, below - 1));
    tree = tree.first(above);
    order = order.first(above - 1);
  }
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = tree[tree.size() - 1 - i].edge;
}

// Separates a node with many edges: these go last.
void TreeOrder::fill_around(std::span<Node> tree, std::size_t centre, std::size_t inwards,
                            std::span<std::uint32_t> order) {
  std::size_t filled = 0, last = order.size();
  const auto fill_next = [&](std::span<Node> piece) {
    fill(piece, inwards, order.subspan(filled, piece.size() - 1));
    filled += piece.size() - 1;
  };
  const std::size_t end = end_of_subtree(tree, centre);
  for (std::size_t child = centre + 1; child < end;) {
    const std::size_t next = end_of_subtree(tree, child);
    order[--last] = tree[child].edge;
    fill_next(tree.subspan(child, next - child));
    child = next;
  }
  if (centre == 0) return;
  order[--last] = tree[centre].edge;
  move_back(tree, centre, end);
  fill_next(tree.first(tree.size() - (end - centre)));
}

TreeOrder::Split TreeOrder::best_split(std::span<const Node> tree) {
  Split best;
  std::size_t under_centre = tree.size();
  const auto use = [&](std::size_t first, std::size_t end) {
    const std::size_t size = end - first;
    if (2 * size >= tree.size() && size < under_centre) {
      under_centre = size;
      best.centre = first;
    }
    const std::size_t smaller = std::min(size, tree.size() - size);
    if (smaller <= best.smaller) return;
    best.first = first;
    best.end = end;
    best.smaller = smaller;
  };
  // A subtree ends where the next node is that is not below its root.
  branch_.clear();
  for (std::uint32_t i = 0; i <= tree.size(); ++i) {
    while (!branch_.empty() && (i == tree.size() || tree[branch_.back()].depth >= tree[i].depth)) {
      use(branch_.back(), i);
      branch_.pop_back();
    }
    branch_.push_back(i);
  }
  return best;
}

}  // namespace postkutscher
