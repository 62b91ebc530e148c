// Exact costs to a place as they are asked for: lazy potentials on a customized hierarchy (CCH-Potentials, Strasser &
// Zeitz 2021). They guide searches whose costs are nowhere less than those of the metric. One per thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/routing/hierarchy_search.h"
#include "engine/routing/hierarchy_weights.h"

namespace postkutscher {

class HierarchyPotential {
 public:
  // Begins anew. Hierarchy and weights outlive the questions.
  void set_targets(const Hierarchy& hierarchy, const HierarchyWeights& weights, std::span<const Seed> targets);

  // The least cost from a vertex to any target; at least kClosedCost where there is no way.
  PackedCost of(Hierarchy::Vertex v);

 private:
  using Vertex = Hierarchy::Vertex;

  void climb(std::span<const Seed> targets);

  const Hierarchy* hierarchy_ = nullptr;
  const HierarchyWeights* weights_ = nullptr;
  std::vector<PackedCost> downwards_;    // by vertex: over lower vertices only, from where the climb came to
  std::vector<PackedCost> cost_;         // by vertex, where known
  std::vector<std::uint32_t> known_in_;  // by vertex: the round in which cost_ was found
  std::uint32_t round_ = 0;
  std::vector<Vertex> climbed_;  // where downwards_ is not closed
  std::vector<Vertex> chain_;
};

}  // namespace postkutscher
