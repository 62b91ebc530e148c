// Costs between many places: restricted PHAST sweeps (Delling, Goldberg & Werneck 2011) on a customized hierarchy. The
// targets and what leads down to them are laid out once, in the order of the sweep; then blocks of sources climb
// together, one lane each, and one pass down over the layout answers all targets. Blocks run in parallel.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/routing/hierarchy_search.h"
#include "engine/routing/hierarchy_weights.h"

namespace postkutscher {

class ManyToMany {
 public:
  // Keeps references to all of these, which outlive it.
  ManyToMany(const Hierarchy& hierarchy, const HierarchyWeights& weights, std::span<const Seeds> targets,
             const RunContext& context);

  // costs[s * targets + t] = cost from source s to target t, kNoPath where there is no way; all costs there are `base`
  // less. `costs` has room for all.
  void costs(std::span<const Seeds> sources, PackedCost base, std::span<PackedCost> costs) const;
  // The same without distances, in ticks; kNoDuration where there is no way. Faster.
  static constexpr std::uint32_t kNoDuration = UINT32_MAX;
  void durations(std::span<const Seeds> sources, PackedCost base, std::span<std::uint32_t> durations) const;

  // Vertices that a sweep visits.
  std::size_t swept() const { return order_.size(); }

 private:
  // Whether all results fit.
  template <class Cost, class Out>
  bool run(std::span<const Seeds> sources, PackedCost base, std::span<Out> out) const;

  const Hierarchy& hierarchy_;
  const HierarchyWeights& weights_;
  std::span<const Seeds> targets_;
  const RunContext& context_;
  std::vector<std::uint32_t> row_;        // by vertex: its number in order_
  std::vector<Hierarchy::Vertex> order_;  // the targets and all from which open arcs lead down to them, from the top
};

}  // namespace postkutscher
