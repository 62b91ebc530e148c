// Topology of a customizable contraction hierarchy (Dibbelt, Strasser & Wagner 2016) over the states of a turn graph:
// what stays the same whatever the metric. A vertex is a state in the order of elimination, so its number is its rank.
// Eliminating vertices one by one joins their remaining neighbours; arcs lead from a vertex to its upper neighbours and
// stand for both directions. The least upper neighbour of a vertex is its parent in the elimination tree, and every
// upper neighbour is an ancestor.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/network/network.h"
#include "engine/routing/turn_graph.h"

namespace postkutscher {

class Hierarchy {
 public:
  using Vertex = std::uint32_t;
  using Arc = std::uint32_t;
  static constexpr Vertex kNone = UINT32_MAX;

  // `order` holds every segment that has a turn, least important first (nested_dissection.h).
  Hierarchy(const TurnGraph& turns, std::span<const SegmentId> order);

  std::uint32_t vertex_count() const { return static_cast<std::uint32_t>(parent_.size()); }
  std::uint32_t arc_count() const { return static_cast<std::uint32_t>(head_.size()); }
  // kNone for states that no turn leads to or from.
  Vertex vertex(StateId state) const { return vertex_[state.index()]; }
  StateId state(Vertex v) const { return state_[v]; }

  // Upper neighbours of v: arcs first_up(v) … first_up(v + 1) - 1, heads ascending; the first head is the parent.
  Arc first_up(Vertex v) const { return first_up_[v]; }
  Vertex head(Arc arc) const { return head_[arc]; }
  Vertex tail(Arc arc) const { return tail_[arc]; }
  std::span<const Vertex> heads(Vertex v) const {
    return {head_.data() + first_up_[v], head_.data() + first_up_[v + 1]};
  }
  Vertex parent(Vertex v) const { return parent_[v]; }  // kNone at a root
  // Vertices on the longest way from a leaf to a root.
  std::uint32_t depth() const;

  // An arc (lower vertex → v), and where the arcs (v → w) stand that lead to the lower vertex's further upper
  // neighbours w: place[i] belongs to the arc `lower + 1 + i` and counts from first_up(v).
  struct LowerArc {
    Arc arc;
    std::span<const std::uint16_t> place;
  };
  std::uint32_t first_lower(Vertex v) const { return first_lower_[v]; }
  LowerArc lower(std::uint32_t index) const {
    const std::uint64_t first = first_place_[index];
    return {lower_arc_[index], {place_.data() + first, place_.data() + first_place_[index + 1]}};
  }

  // The weight that a turn of the turn graph goes into: of `arc`, upwards (tail → head) or downwards. Invalid for turns
  // between states that are not in the order.
  struct Slot {
    std::uint32_t value = UINT32_MAX;
    bool valid() const { return value != UINT32_MAX; }
    Arc arc() const { return value >> 1; }
    bool upwards() const { return (value & 1) == 0; }
  };
  Slot slot(std::uint32_t turn) const { return slots_[turn]; }

  // The index of the arc v → w, which exists.
  Arc find(Vertex v, Vertex w) const;

 private:
  void number_states(const TurnGraph& turns, std::span<const SegmentId> order);
  void eliminate(const TurnGraph& turns);
  void map_turns(const TurnGraph& turns);
  void list_lower_arcs();

  std::vector<Vertex> vertex_;  // by state
  std::vector<StateId> state_;  // by vertex
  std::vector<Vertex> parent_;
  std::vector<Arc> first_up_;  // by vertex, one more at the end
  std::vector<Vertex> head_;   // by arc
  std::vector<Vertex> tail_;
  std::vector<Slot> slots_;                 // by turn
  std::vector<std::uint32_t> first_lower_;  // by vertex, one more at the end
  std::vector<Arc> lower_arc_;
  std::vector<std::uint64_t> first_place_;
  std::vector<std::uint16_t> place_;
};

}  // namespace postkutscher
