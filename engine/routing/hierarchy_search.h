// Shortest paths on a customized hierarchy: both directions climb the elimination tree from the seeds, no queue needed
// (Dibbelt, Strasser & Wagner 2016). One search per thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/routing/hierarchy_weights.h"

namespace postkutscher {

// A vertex where a search begins or ends, and the cost of being there (of a target: of what follows).
struct Seed {
  Hierarchy::Vertex vertex = Hierarchy::kNone;
  PackedCost cost = 0;
};

// A place: the vertices where it can be left or reached.
using Seeds = std::vector<Seed>;

class HierarchySearch {
 public:
  // The least cost from any source to any target; kNoPath if there is no way. Seeds without a vertex are ignored.
  PackedCost run(const Hierarchy& hierarchy, const HierarchyWeights& weights, std::span<const Seed> sources,
                 std::span<const Seed> targets);

  // All vertices of the path that the last run found, from that of a source to that of a target. The detours are those
  // of the weights of that run.
  std::vector<Hierarchy::Vertex> path(const Hierarchy& hierarchy, const HierarchyDetours& detours) const;

 private:
  using Vertex = Hierarchy::Vertex;
  static constexpr Hierarchy::Arc kNoArc = UINT32_MAX;

  // Labels of one direction; all costs are closed between runs.
  struct Side {
    std::vector<PackedCost> cost;    // by vertex
    std::vector<Hierarchy::Arc> by;  // by vertex: the arc by which it was reached, kNoArc at a seed
  };

  void begin(Side& side, const Hierarchy& hierarchy, std::span<const Seed> seeds);
  static void relax(Side& side, const Hierarchy::Arcs& arcs, const std::vector<PackedCost>& weights, Vertex v,
                    PackedCost cost);

  Side forward_;
  Side backward_;
  std::vector<Vertex> climbing_;  // where the tree paths of the seeds have come to
  Vertex meeting_ = Hierarchy::kNone;
};

}  // namespace postkutscher
