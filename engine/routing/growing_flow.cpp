#include "engine/routing/growing_flow.h"

#include <algorithm>
#include <utility>

namespace postkutscher {

void GrowingFlow::begin(const FlowGraph& graph) {
  graph_ = &graph;
  flow_ = 0;
  room_.resize(graph.arc_count());
  for (std::uint32_t a = 0; a < graph.arc_count(); ++a) room_[a] = static_cast<std::int16_t>(graph.arc(a).capacity);
  const std::uint32_t n = graph.node_count();
  for (Side& side : sides_) {
    side.belongs.assign(n, Belongs::no);
    side.distance.resize(n);
    side.owned_nodes.clear();
    side.reached_nodes.clear();
    side.frontier.clear();
    side.owned_weight = side.reached_weight = 0;
  }
  visited_.assign(n, 0);
  alive_.assign(n, 0);
  parent_.resize(n);
  search_ = 0;
  generation_ = 1;
}

void GrowingFlow::own(int side, std::uint32_t node) {
  Side& mine = of(side);
  mine.belongs[node] = Belongs::owned;
  mine.distance[node] = 0;
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
  grow_again(1);
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
  for (std::uint32_t a = graph_->first(node); a < graph_->first(node + 1); ++a) reach(side, a);
  grow(side);
}

std::span<const std::uint32_t> GrowingFlow::frontier(int side) {
  std::erase_if(of(side).frontier, [&](std::uint32_t a) { return owns(side, head(a)); });
  return of(side).frontier;
}

void GrowingFlow::reach(int side, std::uint32_t arc) {
  Side& mine = of(side);
  const std::uint32_t node = head(arc);
  if (mine.belongs[node] != Belongs::no || room(side, arc) == 0 || owns(1 - side, node)) return;
  mine.belongs[node] = Belongs::reached;
  mine.distance[node] = mine.distance[tail(arc)] + 1;
  mine.reached_nodes.push_back(node);
  mine.reached_weight += graph_->weight(node);
}

// Goes on from the reached nodes.
void GrowingFlow::grow(int side) {
  const auto& nodes = of(side).reached_nodes;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::uint32_t end = graph_->first(nodes[i] + 1);
    for (std::uint32_t a = graph_->first(nodes[i]); a < end; ++a) reach(side, a);
  }
}

// Searches everything that a side reaches, which settles all doubts.
void GrowingFlow::grow_again(int side) {
  Side& mine = of(side);
  for (const std::uint32_t node : mine.reached_nodes) {
    if (reaches(side, node)) mine.belongs[node] = Belongs::no;
  }
  mine.reached_nodes.clear();
  mine.reached_weight = 0;
  for (const std::uint32_t arc : mine.frontier) reach(side, arc);
  grow(side);
  suspects_.clear();
  work_ = 0;
}

// Sends flow over an arc that leaves a terminal of the side to one of the other side, if there is a path.
bool GrowingFlow::augment_over(int side, std::uint32_t arc) {
  const std::uint32_t start = head(arc);
  if (room(side, arc) == 0 || of(1 - side).belongs[start] == Belongs::no) return false;
  const std::uint32_t end = owns(1 - side, start) ? start : find_terminal(side, start);
  if (end == kNone) return false;
  parent_[start] = arc;
  std::int16_t most = room(side, arc);
  for (std::uint32_t node = end; node != start; node = tail(parent_[node])) {
    most = std::min(most, room(side, parent_[node]));
  }
  push(side, arc, most);
  for (std::uint32_t node = end; node != start;) {
    push(side, parent_[node], most);
    node = tail(parent_[node]);
    suspects_.push_back(node);
  }
  flow_ += static_cast<std::uint32_t>(most);
  return true;
}

void GrowingFlow::push(int side, std::uint32_t arc, std::int16_t amount) {
  room(side, arc) = static_cast<std::int16_t>(room(side, arc) - amount);
  room(1 - side, arc) = static_cast<std::int16_t>(room(1 - side, arc) + amount);
}

// Searches a path, as the side walks, from a node that the other side reached to a terminal of the other side or to a
// node that is known to have such a path; returns where it ends. If there is none, all nodes visited are cut off.
std::uint32_t GrowingFlow::find_terminal(int side, std::uint32_t start) {
  const Side& other = of(1 - side);
  visited_[start] = ++search_;
  stack_.assign(1, start);
  found_.assign(1, start);
  while (!stack_.empty()) {
    const std::uint32_t node = stack_.back();
    stack_.pop_back();
    for (std::uint32_t a = graph_->first(node); a < graph_->first(node + 1); ++a) {
      const std::uint32_t next = head(a);
      if (visited_[next] == search_ || other.belongs[next] == Belongs::no || room(side, a) == 0) continue;
      parent_[next] = a;
      if (other.belongs[next] == Belongs::owned || alive_[next] == generation_) {
        work_ += found_.size();
        return next;
      }
      visit(side, a);
    }
  }
  work_ += found_.size();
  for (const std::uint32_t node : found_) drop(1 - side, node);
  return kNone;
}

// Among the nodes that the search comes to from one node, it goes on from the one nearest to the other side.
void GrowingFlow::visit(int side, std::uint32_t arc) {
  const auto& distance = of(1 - side).distance;
  visited_[head(arc)] = search_;
  found_.push_back(head(arc));
  stack_.push_back(head(arc));
  const std::uint32_t from = tail(arc);
  for (std::size_t i = stack_.size() - 1; i > 0 && tail(parent_[stack_[i - 1]]) == from; --i) {
    if (distance[stack_[i]] <= distance[stack_[i - 1]]) return;
    std::swap(stack_[i], stack_[i - 1]);
  }
}

// A node is not reached any more; nor are perhaps those that came by it.
void GrowingFlow::drop(int side, std::uint32_t node) {
  Side& mine = of(side);
  mine.belongs[node] = Belongs::no;
  mine.reached_weight -= graph_->weight(node);
  for (std::uint32_t a = graph_->first(node); a < graph_->first(node + 1); ++a) {
    if (reaches(side, head(a)) && room(side, a) > 0) suspects_.push_back(head(a));
  }
}

// Drops the reached nodes that new flow has cut off.
void GrowingFlow::settle(int side) {
  ++generation_;
  while (!suspects_.empty()) {
    if (work_ > of(side).reached_nodes.size()) return grow_again(side);
    const std::uint32_t node = suspects_.back();
    suspects_.pop_back();
    if (!reaches(side, node) || alive_[node] == generation_) continue;
    std::uint32_t at = find_terminal(1 - side, node);
    while (at != kNone && at != node) {
      at = tail(parent_[at]);
      alive_[at] = generation_;
    }
  }
}

}  // namespace postkutscher
