#include "engine/routing/hierarchy.h"

#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <utility>

namespace postkutscher {

// Builds the rows of both directions, vertex by vertex.
class Elimination {
 public:
  using Vertex = Hierarchy::Vertex;
  using Arc = Hierarchy::Arc;
  using Arcs = Hierarchy::Arcs;

  // `edges`: turns as pairs of vertices.
  Elimination(std::size_t vertices, std::span<const std::pair<Vertex, Vertex>> edges, Arcs& up, Arcs& down)
      : up_(up, vertices), down_(down, vertices), row_of_(vertices, Hierarchy::kNone), place_(vertices) {
    up_.take(
        edges, [](const auto& edge) { return edge.first < edge.second; }, [](const auto& edge) { return edge; });
    down_.take(
        edges, [](const auto& edge) { return edge.first > edge.second; },
        [](const auto& edge) { return std::pair(edge.second, edge.first); });
    for (Vertex v = 0; v < vertices; ++v) {
      add_row(v, up_, down_);
      add_row(v, down_, up_);
      up_.link(v);
      down_.link(v);
    }
  }

 private:
  // One direction at work.
  struct Side {
    Side(Arcs& all, std::size_t vertices) : arcs(all), first_edge(vertices + 1), latest(vertices, Hierarchy::kNone) {}

    template <class Pick, class Order>
    void take(std::span<const std::pair<Vertex, Vertex>> edges, Pick pick, Order order) {
      for (const auto& edge : edges) {
        if (pick(edge)) ++first_edge[order(edge).first + 1];
      }
      for (std::size_t v = 1; v < first_edge.size(); ++v) first_edge[v] += first_edge[v - 1];
      upper.resize(first_edge.back());
      std::vector<std::uint32_t> next(first_edge.begin(), first_edge.end() - 1);
      for (const auto& edge : edges) {
        if (pick(edge)) upper[next[order(edge).first]++] = order(edge).second;
      }
    }

    // Lists the arcs of the row of v by their upper ends.
    void link(Vertex v) {
      for (Arc a = arcs.first_[v]; a < arcs.first_[v + 1]; ++a) {
        before.push_back(std::exchange(latest[arcs.upper_[a]], a));
      }
    }
    std::span<const Vertex> beyond(Vertex lower, Vertex v) const {
      const auto all = arcs.uppers(lower);
      return {std::upper_bound(all.begin(), all.end(), v), all.end()};
    }

    Arcs& arcs;
    std::vector<std::uint32_t> first_edge;  // by vertex: its turns to higher vertices
    std::vector<Vertex> upper;
    std::vector<Arc> latest;  // by vertex: the last arc of which it is the upper end
    std::vector<Arc> before;  // by arc: the one before with the same upper end
  };

  // The row of v in the direction of `mine`: turns, and ways past each lower vertex.
  void add_row(Vertex v, Side& mine, Side& other) {
    Arcs& arcs = mine.arcs;
    const auto add = [&](Vertex w) {
      if (row_of_[w] == v) return;
      row_of_[w] = v;
      row_.push_back(w);
    };
    row_.clear();
    std::for_each(mine.upper.begin() + mine.first_edge[v], mine.upper.begin() + mine.first_edge[v + 1], add);
    for (Arc spoke = other.latest[v]; spoke != Hierarchy::kNone; spoke = other.before[spoke]) {
      for (const Vertex w : mine.beyond(other.arcs.lower_[spoke], v)) add(w);
    }
    std::sort(row_.begin(), row_.end());
    arcs.upper_.insert(arcs.upper_.end(), row_.begin(), row_.end());
    arcs.lower_.resize(arcs.upper_.size(), v);
    arcs.first_.push_back(static_cast<Arc>(arcs.upper_.size()));
    const auto uppers = arcs.uppers(v);
    if (uppers.size() > UINT16_MAX) throw std::length_error("a hierarchy with separators of more than 65,535 segments");
    for (std::size_t k = 0; k < uppers.size(); ++k) {
      place_[uppers[k]] = static_cast<std::uint16_t>(k);
      row_of_[uppers[k]] = Hierarchy::kNone;
    }
    for (Arc spoke = other.latest[v]; spoke != Hierarchy::kNone; spoke = other.before[spoke]) {
      add_fan(arcs, spoke, mine.beyond(other.arcs.lower_[spoke], v));
    }
    arcs.first_fan_.push_back(static_cast<std::uint32_t>(arcs.spoke_.size()));
  }

  void add_fan(Arcs& arcs, Arc spoke, std::span<const Vertex> uppers) {
    if (uppers.empty()) return;
    arcs.spoke_.push_back(spoke);
    arcs.beside_.push_back(static_cast<Arc>(uppers.data() - arcs.upper_.data()));
    for (const Vertex w : uppers) arcs.place_.push_back(place_[w]);
    arcs.first_place_.push_back(arcs.place_.size());
  }

  Side up_;
  Side down_;
  std::vector<Vertex> row_;           // the upper ends of the row at work
  std::vector<Vertex> row_of_;        // by vertex: the row at work that holds it
  std::vector<std::uint16_t> place_;  // by vertex: its place there
};

namespace {

// Turns between different vertices.
std::vector<std::pair<Hierarchy::Vertex, Hierarchy::Vertex>> edges_between(const TurnGraph& turns,
                                                                           const Hierarchy& hierarchy) {
  std::vector<std::pair<Hierarchy::Vertex, Hierarchy::Vertex>> edges;
  edges.reserve(turns.turn_count());
  for (std::uint32_t s = 0; s < turns.state_count(); ++s) {
    const auto from = hierarchy.vertex(StateId(s));
    if (from == Hierarchy::kNone) continue;
    for (const Turn& turn : turns.turns(StateId(s))) {
      const auto to = hierarchy.vertex(turn.to);
      if (to != Hierarchy::kNone && to != from) edges.emplace_back(from, to);
    }
  }
  return edges;
}

}  // namespace

Hierarchy::Hierarchy(const TurnGraph& turns, std::span<const SegmentId> order) {
  number_states(turns, order);
  const auto edges = edges_between(turns, *this);
  grow_tree(edges);
  Elimination(state_.size(), edges, up_, down_);
  map_turns(turns);
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

// The elimination tree without the elimination (Liu 1990).
void Hierarchy::grow_tree(std::span<const std::pair<Vertex, Vertex>> edges) {
  const std::size_t n = state_.size();
  std::vector<std::uint32_t> first(n + 1);
  for (const auto& [from, to] : edges) ++first[std::max(from, to) + 1];
  for (std::size_t v = 0; v < n; ++v) first[v + 1] += first[v];
  std::vector<Vertex> lower(edges.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (const auto& [from, to] : edges) lower[next[std::max(from, to)]++] = std::min(from, to);

  parent_.assign(n, kNone);
  std::vector<Vertex> ancestor(n, kNone);  // shortcuts upwards
  for (Vertex v = 0; v < n; ++v) {
    for (std::uint32_t i = first[v]; i < first[v + 1]; ++i) {
      Vertex u = lower[i];
      while (ancestor[u] != kNone && ancestor[u] != v) u = std::exchange(ancestor[u], v);
      if (ancestor[u] == v) continue;
      ancestor[u] = v;
      parent_[u] = v;
    }
  }
}

Hierarchy::Arc Hierarchy::Arcs::find(Vertex lower, Vertex upper) const {
  const auto above = uppers(lower);
  const auto found = std::lower_bound(above.begin(), above.end(), upper);
  assert(found != above.end() && *found == upper);
  return first_[lower] + static_cast<Arc>(found - above.begin());
}

void Hierarchy::map_turns(const TurnGraph& turns) {
  up_.turn_.assign(up_.count(), kNone);
  down_.turn_.assign(down_.count(), kNone);
  for (std::uint32_t s = 0; s < turns.state_count(); ++s) {
    const Vertex from = vertex_[s];
    if (from == kNone) continue;
    std::uint32_t index = turns.first_turn(StateId(s));
    for (const Turn& turn : turns.turns(StateId(s))) {
      const Vertex to = vertex_[turn.to.index()];
      Arcs& arcs = from < to ? up_ : down_;
      if (to != kNone && to != from) arcs.turn_[arcs.find(std::min(from, to), std::max(from, to))] = index;
      ++index;
    }
  }
}

std::uint32_t Hierarchy::depth() const {
  std::vector<std::uint32_t> depth(parent_.size(), 1);
  for (Vertex v = 0; v < parent_.size(); ++v) {
    if (parent_[v] != kNone) depth[parent_[v]] = std::max(depth[parent_[v]], depth[v] + 1);
  }
  return depth.empty() ? 0 : *std::max_element(depth.begin(), depth.end());
}

}  // namespace postkutscher
