#include "engine/routing/hierarchy.h"

#include <algorithm>
#include <cassert>
#include <stdexcept>

namespace postkutscher {

Hierarchy::Hierarchy(const TurnGraph& turns, std::span<const SegmentId> order) {
  number_states(turns, order);
  eliminate(turns);
  map_turns(turns);
  list_lower_arcs();
}

// All states of a segment follow one another: those with a history first, as fewer turns touch them.
void Hierarchy::number_states(const TurnGraph& turns, std::span<const SegmentId> order) {
  vertex_.assign(turns.state_count(), kNone);
  std::vector<bool> turned(turns.state_count());
  for (std::uint32_t s = 0; s < turns.state_count(); ++s) {
    for (const Turn& turn : turns.turns(StateId(s))) turned[s] = turned[turn.to.index()] = true;
  }
  const auto add = [&](StateId state) {
    if (!turned[state.index()]) return;
    vertex_[state.index()] = static_cast<Vertex>(state_.size());
    state_.push_back(state);
  };
  for (const SegmentId segment : order) {
    for (const bool forward : {true, false}) {
      const StateId plain = TurnGraph::start(DirectedSegment(segment, forward));
      for (auto state = turns.next_on_segment(plain); state.valid(); state = turns.next_on_segment(state)) add(state);
    }
    for (const bool forward : {true, false}) add(TurnGraph::start(DirectedSegment(segment, forward)));
  }
}

void Hierarchy::eliminate(const TurnGraph& turns) {
  const std::size_t n = state_.size();
  // Upper neighbours by turns, as adjacency arrays.
  std::vector<std::uint32_t> first(n + 1, 0);
  const auto each_edge = [&](const auto& use) {
    for (Vertex v = 0; v < n; ++v) {
      for (const Turn& turn : turns.turns(state_[v])) {
        const Vertex w = vertex_[turn.to.index()];
        if (w != kNone && w != v) use(std::min(v, w), std::max(v, w));
      }
    }
  };
  each_edge([&](Vertex low, Vertex) { ++first[low + 1]; });
  for (std::size_t v = 0; v < n; ++v) first[v + 1] += first[v];
  std::vector<Vertex> upper(first[n]);
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  each_edge([&](Vertex low, Vertex high) { upper[next[low]++] = high; });

  parent_.assign(n, kNone);
  first_up_.assign(1, 0);
  first_up_.reserve(n + 1);
  std::vector<Vertex> first_child(n, kNone), next_sibling(n, kNone), mark(n, kNone), neighbours;
  for (Vertex v = 0; v < n; ++v) {
    neighbours.clear();
    const auto add = [&](Vertex w) {
      if (w == v || mark[w] == v) return;
      mark[w] = v;
      neighbours.push_back(w);
    };
    std::for_each(upper.begin() + first[v], upper.begin() + first[v + 1], add);
    for (Vertex child = first_child[v]; child != kNone; child = next_sibling[child]) {
      const auto inherited = heads(child);
      std::for_each(inherited.begin(), inherited.end(), add);
    }
    std::sort(neighbours.begin(), neighbours.end());
    head_.insert(head_.end(), neighbours.begin(), neighbours.end());
    tail_.resize(head_.size(), v);
    first_up_.push_back(static_cast<Arc>(head_.size()));
    if (neighbours.empty()) continue;
    parent_[v] = neighbours.front();
    next_sibling[v] = first_child[parent_[v]];
    first_child[parent_[v]] = v;
  }
}

Hierarchy::Arc Hierarchy::find(Vertex v, Vertex w) const {
  const auto above = heads(v);
  const auto found = std::lower_bound(above.begin(), above.end(), w);
  assert(found != above.end() && *found == w);
  return first_up_[v] + static_cast<Arc>(found - above.begin());
}

void Hierarchy::map_turns(const TurnGraph& turns) {
  slots_.resize(turns.turn_count());
  for (std::uint32_t s = 0; s < turns.state_count(); ++s) {
    const Vertex from = vertex_[s];
    if (from == kNone) continue;
    std::uint32_t index = turns.first_turn(StateId(s));
    for (const Turn& turn : turns.turns(StateId(s))) {
      const Vertex to = vertex_[turn.to.index()];
      if (to != kNone && to != from) slots_[index] = {2 * find(std::min(from, to), std::max(from, to)) + (from > to)};
      ++index;
    }
  }
}

void Hierarchy::list_lower_arcs() {
  const std::size_t n = state_.size();
  first_lower_.assign(n + 1, 0);
  for (const Vertex w : head_) ++first_lower_[w + 1];
  for (std::size_t v = 0; v < n; ++v) first_lower_[v + 1] += first_lower_[v];
  lower_arc_.resize(head_.size());
  std::vector<std::uint32_t> next(first_lower_.begin(), first_lower_.end() - 1);
  std::uint64_t places = 0;
  for (Vertex v = 0; v < n; ++v) {
    const std::uint64_t degree = first_up_[v + 1] - first_up_[v];
    if (degree > UINT16_MAX) throw std::length_error("a hierarchy with separators of more than 65,535 segments");
    places += degree * (degree - (degree > 0)) / 2;
    for (Arc a = first_up_[v]; a < first_up_[v + 1]; ++a) lower_arc_[next[head_[a]]++] = a;
  }
  first_place_.reserve(head_.size() + 1);
  place_.reserve(places);
  for (Vertex v = 0; v < n; ++v) {
    const auto above = heads(v);
    for (std::uint32_t i = first_lower_[v]; i < first_lower_[v + 1]; ++i) {
      first_place_.push_back(place_.size());
      auto here = above.begin();
      for (Arc a = lower_arc_[i] + 1; a < first_up_[tail_[lower_arc_[i]] + 1]; ++a) {
        while (*here != head_[a]) ++here;
        place_.push_back(static_cast<std::uint16_t>(here - above.begin()));
      }
    }
  }
  first_place_.push_back(place_.size());
}

std::uint32_t Hierarchy::depth() const {
  std::vector<std::uint32_t> depth(parent_.size(), 1);
  for (Vertex v = 0; v < parent_.size(); ++v) {
    if (parent_[v] != kNone) depth[parent_[v]] = std::max(depth[parent_[v]], depth[v] + 1);
  }
  return depth.empty() ? 0 : *std::max_element(depth.begin(), depth.end());
}

}  // namespace postkutscher
