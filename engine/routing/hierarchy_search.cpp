#include "engine/routing/hierarchy_search.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace postkutscher {

namespace {

using Vertex = Hierarchy::Vertex;

// Appends the vertices behind the first one on the way along an arc.
void unpack(const Hierarchy& hierarchy, const HierarchyDetours& detours, Hierarchy::Arc arc, bool upwards,
            std::vector<Vertex>& out) {
  const Detour detour = (upwards ? detours.up : detours.down)[arc];
  if (!detour.exists()) {
    out.push_back(upwards ? hierarchy.up().upper(arc) : hierarchy.down().lower(arc));
    return;
  }
  unpack(hierarchy, detours, upwards ? detour.spoke : detour.beside, false, out);
  unpack(hierarchy, detours, upwards ? detour.beside : detour.spoke, true, out);
}

}  // namespace

void HierarchySearch::begin(Side& side, const Hierarchy& hierarchy, std::span<const Seed> seeds) {
  if (side.cost.size() != hierarchy.vertex_count()) {
    side.cost.assign(hierarchy.vertex_count(), kClosedCost);
    side.by.assign(hierarchy.vertex_count(), kNoArc);
  }
  for (const Seed& seed : seeds) {
    if (seed.vertex == Hierarchy::kNone || seed.cost >= side.cost[seed.vertex]) continue;
    side.cost[seed.vertex] = seed.cost;
    side.by[seed.vertex] = kNoArc;
    climbing_.push_back(seed.vertex);
  }
}

void HierarchySearch::relax(Side& side, const Hierarchy::Arcs& arcs, const std::vector<PackedCost>& weights, Vertex v,
                            PackedCost cost) {
  for (Hierarchy::Arc arc = arcs.first(v); arc < arcs.first(v + 1); ++arc) {
    const PackedCost there = joined(cost, weights[arc]);
    const Vertex upper = arcs.upper(arc);
    if (there >= side.cost[upper]) continue;
    side.cost[upper] = there;
    side.by[upper] = arc;
  }
}

PackedCost HierarchySearch::run(const Hierarchy& hierarchy, const HierarchyWeights& weights,
                                std::span<const Seed> sources, std::span<const Seed> targets) {
  climbing_.clear();
  meeting_ = Hierarchy::kNone;
  begin(forward_, hierarchy, sources);
  begin(backward_, hierarchy, targets);
  std::sort(climbing_.begin(), climbing_.end(), std::greater<>());
  climbing_.erase(std::unique(climbing_.begin(), climbing_.end()), climbing_.end());
  PackedCost best = kClosedCost;
  // Ancestors in ascending order: when a vertex comes, its labels are final, and nothing touches them again.
  while (!climbing_.empty()) {
    const Vertex v = climbing_.back();
    climbing_.pop_back();
    const PackedCost here = std::exchange(forward_.cost[v], kClosedCost);
    const PackedCost there = std::exchange(backward_.cost[v], kClosedCost);
    if (const PackedCost over = joined(here, there); over < best) {
      best = over;
      meeting_ = v;
    }
    if (here < best) relax(forward_, hierarchy.up(), weights.up, v, here);
    if (there < best) relax(backward_, hierarchy.down(), weights.down, v, there);
    const Vertex parent = hierarchy.parent(v);
    if (parent == Hierarchy::kNone) continue;
    const auto place =
        std::find_if(climbing_.rbegin(), climbing_.rend(), [&](Vertex other) { return other >= parent; });
    if (place == climbing_.rend() || *place != parent) climbing_.insert(place.base(), parent);
  }
  return best == kClosedCost ? kNoPath : best;
}

std::vector<Vertex> HierarchySearch::path(const Hierarchy& hierarchy, const HierarchyDetours& detours) const {
  std::vector<Vertex> vertices;
  if (meeting_ == Hierarchy::kNone) return vertices;
  std::vector<Hierarchy::Arc> climb;
  Vertex begin = meeting_;
  while (forward_.by[begin] != kNoArc) {
    climb.push_back(forward_.by[begin]);
    begin = hierarchy.up().lower(climb.back());
  }
  vertices.push_back(begin);
  for (auto arc = climb.rbegin(); arc != climb.rend(); ++arc) unpack(hierarchy, detours, *arc, true, vertices);
  for (Vertex v = meeting_; backward_.by[v] != kNoArc; v = vertices.back()) {
    unpack(hierarchy, detours, backward_.by[v], false, vertices);
  }
  return vertices;
}

}  // namespace postkutscher
