// The growing street network of the drawing: nodes and straight edges in the plane. Invariant: two edges meet only in
// a common node, because every edge enters through `connect`, which cuts what it crosses.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/cottbus/plane.h"

namespace postkutscher::cottbus {

using NodeIndex = std::size_t;
using EdgeIndex = std::size_t;
using StreetIndex = std::size_t;

enum class Kind {
  primary,
  secondary,
  tertiary,
  residential,
  living_street,
  service,
  pedestrian,
  footway,
  path,
  steps,
  cycleway,
  track,
};

constexpr bool is_main(Kind kind) {
  return kind <= Kind::tertiary;
}
constexpr bool is_motor(Kind kind) {
  return kind <= Kind::service || kind == Kind::track;
}

// Who may use an edge, beyond what its kind says.
enum class Admission { everyone, private_drive, customers, emergency, buses_and_taxis };

// A named course of edges.
struct Street {
  Kind kind = Kind::residential;
  std::string name;
  std::string sorbian;
  std::string reference;
  Admission admission = Admission::everyone;
  bool oneway = false;  // in the order in which its edges were drawn
};

struct Edge {
  NodeIndex a = 0;
  NodeIndex b = 0;
  StreetIndex street = 0;
  Kind kind = Kind::residential;
  int speed = 0;  // km/h; 0 = untagged
  bool bridge = false;
  bool tunnel = false;
  bool roundabout = false;
  bool oneway = false;  // a → b
  bool alive = true;
  int max_height_cm = 0;
};

enum class NodeMark : unsigned {
  signals = 1,
  crossing = 2,
  bollard = 4,
  level_crossing = 8,
  turning_circle = 16,
  stop = 32,
  break_ways = 64,
  gate = 128,
};

struct Node {
  Spot at;
  std::vector<EdgeIndex> edges;  // alive ones
  unsigned marks = 0;
  NodeIndex faces = 0;  // of a stop sign: the junction it stands before

  bool has(NodeMark mark) const { return (marks & static_cast<unsigned>(mark)) != 0; }
  void add(NodeMark mark) { marks |= static_cast<unsigned>(mark); }
};

// How a new edge may join what exists; decimetres.
struct JoinRules {
  std::int64_t snap = 250;       // ends move to a node or edge this near
  std::int64_t shortest = 150;   // shorter edges are not drawn
  std::int64_t clearance = 300;  // free ends keep this distance from other edges
  std::size_t most_edges = 4;    // at a node
  bool over_barriers = false;
};

class StreetGraph {
 public:
  StreetGraph();

  StreetIndex add_street(Street street);
  NodeIndex add_node(Spot at);
  // The node at exactly this spot, else a new one; cuts an edge that passes within a metre.
  NodeIndex node_at(Spot at);
  // Cuts an edge; returns the new node (or the edge's end when `at` is there).
  NodeIndex split(EdgeIndex edge, Spot at);
  void remove(EdgeIndex edge);
  // An edge with the properties of `like` without any test: the caller guarantees the invariant.
  EdgeIndex add_edge(NodeIndex a, NodeIndex b, const Edge& like);

  // Draws a → b whatever it crosses, with a node at each crossing. Returns the last node.
  NodeIndex force(NodeIndex from, Spot to, const Edge& like);
  // Draws from → about `to` if that makes a sensible street: cuts it at the first street it meets, snaps its end,
  // refuses sharp angles, near parallels and barriers. `joined`: it ended on something that was there before.
  struct End {
    NodeIndex node;
    bool joined;
  };
  std::optional<End> connect(NodeIndex from, Spot to, const Edge& like, const JoinRules& rules);

  std::vector<EdgeIndex> edges_near(Spot a, Spot b, std::int64_t margin) const;
  // Distance from the spot to the nearest edge within `range`; `range` when there is none.
  std::int64_t distance_to_edges(Spot at, std::int64_t range) const;
  // The nearest edge within `range` that `accept` takes.
  template <class Accept>
  std::optional<EdgeIndex> nearest_edge(Spot at, std::int64_t range, Accept accept) const {
    std::optional<EdgeIndex> best;
    std::int64_t best_distance = range;
    for (const EdgeIndex e : edges_near(at, at, range)) {
      const std::int64_t d = distance(at, nearest_on_segment(spot(edges_[e].a), spot(edges_[e].b), at));
      if (d < best_distance && accept(edges_[e])) {
        best = e;
        best_distance = d;
      }
    }
    return best;
  }

  Spot spot(NodeIndex node) const { return nodes_[node].at; }
  NodeIndex other_end(EdgeIndex edge, NodeIndex node) const {
    return edges_[edge].a == node ? edges_[edge].b : edges_[edge].a;
  }
  bool adjacent(NodeIndex a, NodeIndex b) const;
  std::size_t motor_degree(NodeIndex node) const;

  std::vector<Node>& nodes() { return nodes_; }
  std::vector<Edge>& edges() { return edges_; }
  std::vector<Street>& streets() { return streets_; }
  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<Edge>& edges() const { return edges_; }
  const std::vector<Street>& streets() const { return streets_; }

 private:
  struct Target {
    Spot at;
    std::optional<NodeIndex> node;
    std::optional<EdgeIndex> edge;
  };

  Target snapped(NodeIndex from, Spot to, std::int64_t snap) const;
  Target first_crossing(NodeIndex from, Target target, std::int64_t snap) const;
  bool fits(NodeIndex from, const Target& target, const JoinRules& rules) const;
  bool sharp_angle(NodeIndex node, Spot direction) const;
  void index(EdgeIndex edge);

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<Street> streets_;
  std::vector<std::vector<EdgeIndex>> cells_;  // superset of the edges in each cell, ascending where it matters
};

}  // namespace postkutscher::cottbus
