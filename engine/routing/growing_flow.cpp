#include "engine/routing/growing_flow.h"

#include <algorithm>
#include <utility>

namespace postkutscher {

void GrowingFlow::begin(const FlowGraph& graph) {
  graph_ = &graph;
  flow_ = 0;
  nodes_.assign(graph.node_count(), {});
  arcs_.clear();
  arcs_.reserve(graph.arc_count());
  for (std::uint32_t a = 0; a < graph.arc_count(); ++a) {
    const auto& [head, reverse, capacity] = graph.arc(a);
    arcs_.push_back({head, reverse, static_cast<std::int16_t>(capacity), static_cast<std::int16_t>(2 * capacity)});
  }
  for (Side& side : sides_) {
    side.owned_nodes.clear();
    side.reached_nodes.clear();
    side.frontier.clear();
    side.owned_weight = side.reached_weight = 0;
  }
  search_ = 0;
  generation_ = 1;
}

void GrowingFlow::own(int side, std::uint32_t node) {
  Side& mine = of(side);
  belongs(side, node) = Belongs::owned;
  distance(side, node) = 0;
  mine.owned_nodes.push_back(node);
  mine.owned_weight += graph_->weight(node);
  for (std::uint32_t a = graph_->first(node); a < graph_->first(node + 1); ++a) {
    if (!owns(side, head(a))) mine.frontier.push_back(a);
  }
}

bool GrowingFlow::make_maximal(const std::function<bool()>& enough) {
  grow_again(1);
  for (const std::uint32_t arc : of(0).frontier) {
    while (augment_over(0, arc)) {
      if (work_ > graph_->node_count()) grow_again(1);
      if (enough()) return false;
    }
  }
  settle(1);
  grow_again(0);
  return true;
}

void GrowingFlow::own_reached(int side) {
  Side& mine = of(side);
  for (const std::uint32_t node : mine.reached_nodes) {
    if (reaches(side, node)) own(side, node);
  }
  mine.reached_nodes.clear();
  mine.reached_weight = 0;
}

void GrowingFlow::pierce(int side, std::uint32_t node) {
  own(side, node);
  if (reaches(1 - side, node)) {
    ++generation_;
    work_ = 0;
    drop(1 - side, node);
    for (std::uint32_t a = graph_->first(node); a < graph_->first(node + 1); ++a) {
      while (augment_over(side, a)) continue;
    }
    settle(1 - side);
  }
  reach_from(side, node);
  grow(side);
}

std::span<const std::uint32_t> GrowingFlow::frontier(int side) {
  std::erase_if(of(side).frontier, [&](std::uint32_t a) { return owns(side, head(a)); });
  return of(side).frontier;
}

void GrowingFlow::reach(int side, const Arc& arc, std::uint32_t distance_of_tail) {
  const std::uint32_t node = arc.head;
  if (belongs(side, node) != Belongs::no || room(side, arc) == 0 || owns(1 - side, node)) return;
  belongs(side, node) = Belongs::reached;
  distance(side, node) = distance_of_tail + 1;
  of(side).reached_nodes.push_back(node);
  of(side).reached_weight += graph_->weight(node);
}

void GrowingFlow::reach_from(int side, std::uint32_t node) {
  const std::uint32_t end = graph_->first(node + 1), here = distance(side, node);
  for (std::uint32_t a = graph_->first(node); a < end; ++a) reach(side, arcs_[a], here);
}

// Goes on from the reached nodes.
void GrowingFlow::grow(int side) {
  const auto& nodes = of(side).reached_nodes;
  for (std::size_t i = 0; i < nodes.size(); ++i) reach_from(side, nodes[i]);
}

// Searches everything that a side reaches, which settles all doubts.
void GrowingFlow::grow_again(int side) {
  Side& mine = of(side);
  for (const std::uint32_t node : mine.reached_nodes) {
    if (reaches(side, node)) belongs(side, node) = Belongs::no;
  }
  mine.reached_nodes.clear();
  mine.reached_weight = 0;
  for (const std::uint32_t arc : mine.frontier) reach(side, arcs_[arc], 0);
  grow(side);
  suspects_.clear();
  work_ = 0;
}

// Sends flow over an arc that leaves a terminal of the side to one of the other side, if there is a path.
bool GrowingFlow::augment_over(int side, std::uint32_t arc) {
  const std::uint32_t start = head(arc);
  if (room(side, arcs_[arc]) == 0 || belongs(1 - side, start) == Belongs::no) return false;
  const std::uint32_t end = owns(1 - side, start) ? start : find_terminal(side, start);
  if (end == kNone) return false;
  int most = room(side, arcs_[arc]);
  for (std::uint32_t node = end; node != start; node = tail(nodes_[node].parent)) {
    most = std::min(most, room(side, arcs_[nodes_[node].parent]));
  }
  push(side, arc, most);
  for (std::uint32_t node = end; node != start;) {
    const std::uint32_t parent = nodes_[node].parent;
    push(side, parent, most);
    node = tail(parent);
    suspects_.push_back(node);
  }
  flow_ += static_cast<std::uint32_t>(most);
  return true;
}

void GrowingFlow::push(int side, std::uint32_t arc, int amount) {
  Arc& there = arcs_[side == 0 ? arc : arcs_[arc].reverse];
  there.room = static_cast<std::int16_t>(there.room - amount);
  Arc& back = arcs_[there.reverse];
  back.room = static_cast<std::int16_t>(back.room + amount);
}

// Searches a path, as the side walks, from a node that the other side reached to a terminal of the other side or to a
// node that is known to have such a path; returns where it ends. If there is none, all nodes visited are cut off.
std::uint32_t GrowingFlow::find_terminal(int side, std::uint32_t start) {
  nodes_[start].search = ++search_;
  stack_.assign(1, start);
  found_.assign(1, start);
  while (!stack_.empty()) {
    const std::uint32_t node = stack_.back();
    stack_.pop_back();
    const std::size_t siblings = stack_.size();
    const std::uint32_t end = graph_->first(node + 1);
    for (std::uint32_t a = graph_->first(node); a < end; ++a) {
      Node& next = nodes_[head(a)];
      const Belongs to_other = next.belongs[static_cast<std::size_t>(1 - side)];
      if (next.search == search_ || to_other == Belongs::no || room(side, arcs_[a]) == 0) continue;
      next.parent = a;
      if (to_other == Belongs::owned || next.generation == generation_) {
        work_ += found_.size();
        return head(a);
      }
      next.search = search_;
      visit(side, head(a), siblings);
    }
  }
  work_ += found_.size();
  for (const std::uint32_t node : found_) drop(1 - side, node);
  return kNone;
}

// Of the nodes that come from one node, which begin at that place of the stack, the nearest to the other side goes on
// top.
void GrowingFlow::visit(int side, std::uint32_t node, std::size_t siblings) {
  found_.push_back(node);
  stack_.push_back(node);
  for (std::size_t i = stack_.size() - 1; i > siblings; --i) {
    if (distance(1 - side, stack_[i]) <= distance(1 - side, stack_[i - 1])) return;
    std::swap(stack_[i], stack_[i - 1]);
  }
}

// A node is not reached any more; nor are perhaps those that came by it.
void GrowingFlow::drop(int side, std::uint32_t node) {
  belongs(side, node) = Belongs::no;
  of(side).reached_weight -= graph_->weight(node);
  for (std::uint32_t a = graph_->first(node); a < graph_->first(node + 1); ++a) {
    if (reaches(side, head(a)) && room(side, arcs_[a]) > 0) suspects_.push_back(head(a));
  }
}

// Drops the reached nodes that new flow has cut off.
void GrowingFlow::settle(int side) {
  ++generation_;
  while (!suspects_.empty()) {
    if (work_ > of(side).reached_nodes.size()) return grow_again(side);
    const std::uint32_t node = suspects_.back();
    suspects_.pop_back();
    if (!reaches(side, node) || nodes_[node].generation == generation_) continue;
    std::uint32_t at = find_terminal(1 - side, node);
    while (at != kNone && at != node) {
      at = tail(nodes_[at].parent);
      nodes_[at].generation = generation_;
    }
  }
}

}  // namespace postkutscher
