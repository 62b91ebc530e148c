#include "engine/routing/hierarchy_potential.h"

#include <algorithm>

namespace postkutscher {

void HierarchyPotential::set_targets(const Hierarchy& hierarchy, const HierarchyWeights& weights,
                                     std::span<const Seed> targets) {
  hierarchy_ = &hierarchy;
  weights_ = &weights;
  if (cost_.size() != hierarchy.vertex_count()) {
    downwards_.assign(hierarchy.vertex_count(), kClosedCost);
    cost_.assign(hierarchy.vertex_count(), kClosedCost);
    known_in_.assign(hierarchy.vertex_count(), 0);
    climbed_.clear();
    round_ = 0;
  }
  for (const Vertex v : climbed_) downwards_[v] = kClosedCost;
  climbed_.clear();
  if (++round_ == 0) {
    std::fill(known_in_.begin(), known_in_.end(), 0);
    round_ = 1;
  }
  climb(targets);
}

void HierarchyPotential::climb(std::span<const Seed> targets) {
  for (const Seed& seed : targets) {
    if (seed.vertex == Hierarchy::kNone) continue;
    downwards_[seed.vertex] = std::min(downwards_[seed.vertex], seed.cost);
    for (Vertex v = seed.vertex; v != Hierarchy::kNone; v = hierarchy_->parent(v)) climbed_.push_back(v);
  }
  std::sort(climbed_.begin(), climbed_.end());
  climbed_.erase(std::unique(climbed_.begin(), climbed_.end()), climbed_.end());
  const Hierarchy::Arcs& down = hierarchy_->down();
  for (const Vertex v : climbed_) {
    for (Hierarchy::Arc arc = down.first(v); arc < down.first(v + 1); ++arc) {
      PackedCost& above = downwards_[down.upper(arc)];
      above = std::min(above, joined(weights_->down[arc], downwards_[v]));
    }
  }
}

PackedCost HierarchyPotential::of(Vertex v) {
  const Hierarchy::Arcs& up = hierarchy_->up();
  for (Vertex u = v; u != Hierarchy::kNone && known_in_[u] != round_; u = hierarchy_->parent(u)) chain_.push_back(u);
  // Ancestors first: all upper ends of its arcs are among them.
  for (; !chain_.empty(); chain_.pop_back()) {
    const Vertex u = chain_.back();
    PackedCost least = downwards_[u];
    for (Hierarchy::Arc arc = up.first(u); arc < up.first(u + 1); ++arc) {
      least = std::min(least, joined(weights_->up[arc], cost_[up.upper(arc)]));
    }
    cost_[u] = least;
    known_in_[u] = round_;
  }
  return cost_[v];
}

}  // namespace postkutscher
