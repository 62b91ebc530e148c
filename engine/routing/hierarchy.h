// Topology of a customizable contraction hierarchy (Dibbelt, Strasser & Wagner 2016) over the states of a turn graph:
// what stays the same whatever the metric. A vertex is a state in the order of elimination, so its number is its rank.
// Eliminating a vertex joins each of its remaining predecessors to each of its remaining successors. Turns mostly lead
// one way between two states, so the arcs of the two directions are kept apart: two of three arcs of the undirected
// hierarchy never stand for a way. Upper neighbours of a vertex are ancestors in the elimination tree.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/network/network.h"
#include "engine/routing/turn_graph.h"

namespace postkutscher {

class Hierarchy {
 public:
  using Vertex = std::uint32_t;
  using Arc = std::uint32_t;
  static constexpr Vertex kNone = UINT32_MAX;

  // The triangles of a row over one lower vertex: its arc to or from the vertex of the row, in the other direction, and
  // its arcs beside + k in this direction to further upper neighbours. Together these lead past the lower vertex along
  // the arc at place[k] of the row.
  struct Fan {
    Arc spoke;
    Arc beside;
    std::span<const std::uint16_t> place;
  };

  // The arcs of one direction. Each stands in the row of its lower end, by ascending upper ends.
  class Arcs {
   public:
    std::uint32_t count() const { return static_cast<std::uint32_t>(upper_.size()); }
    // The row of v: first(v) … first(v + 1) - 1.
    Arc first(Vertex v) const { return first_[v]; }
    Vertex lower(Arc arc) const { return lower_[arc]; }
    Vertex upper(Arc arc) const { return upper_[arc]; }
    std::span<const Vertex> uppers(Vertex v) const {
      return {upper_.data() + first_[v], upper_.data() + first_[v + 1]};
    }
    // The number in the turn graph of the turn that an arc is, kNone for one that is only a shortcut.
    std::uint32_t turn(Arc arc) const { return turn_[arc]; }

    // The fans of the row of v: first_fan(v) … first_fan(v + 1) - 1.
    std::uint32_t first_fan(Vertex v) const { return first_fan_[v]; }
    Fan fan(std::uint32_t index) const {
      const std::uint64_t first = first_place_[index];
      return {spoke_[index], beside_[index], {place_.data() + first, place_.data() + first_place_[index + 1]}};
    }
    std::size_t triangle_count() const { return place_.size(); }

   private:
    friend class Hierarchy;
    friend class Elimination;
    Arc find(Vertex lower, Vertex upper) const;

    std::vector<Arc> first_{0};  // by vertex, one more at the end
    std::vector<Vertex> lower_;
    std::vector<Vertex> upper_;
    std::vector<std::uint32_t> turn_;
    std::vector<std::uint32_t> first_fan_{0};  // by vertex, one more at the end
    std::vector<Arc> spoke_;                   // by fan
    std::vector<Arc> beside_;
    std::vector<std::uint64_t> first_place_{0};  // one more at the end
    std::vector<std::uint16_t> place_;
  };

  // `order` holds every segment that has a turn, least important first (nested_dissection.h).
  Hierarchy(const TurnGraph& turns, std::span<const SegmentId> order);

  std::uint32_t vertex_count() const { return static_cast<std::uint32_t>(parent_.size()); }
  std::uint32_t arc_count() const { return up_.count() + down_.count(); }
  // kNone for states that no turn leads to or from.
  Vertex vertex(StateId state) const { return vertex_[state.index()]; }
  StateId state(Vertex v) const { return state_[v]; }

  const Arcs& up() const { return up_; }                // from the lower end to the upper
  const Arcs& down() const { return down_; }            // from the upper end to the lower
  Vertex parent(Vertex v) const { return parent_[v]; }  // kNone at a root
  // Vertices on the longest way from a leaf to a root.
  std::uint32_t depth() const;

 private:
  void number_states(const TurnGraph& turns, std::span<const SegmentId> order);
  void grow_tree(std::span<const std::pair<Vertex, Vertex>> edges);
  void map_turns(const TurnGraph& turns);

  std::vector<Vertex> vertex_;  // by state
  std::vector<StateId> state_;  // by vertex
  std::vector<Vertex> parent_;
  Arcs up_;
  Arcs down_;
};

}  // namespace postkutscher
