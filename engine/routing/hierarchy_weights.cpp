#include "engine/routing/hierarchy_weights.h"

#include <algorithm>
#include <array>
#include <hwy/aligned_allocator.h>
#include <optional>

#include "engine/base/parallel.h"
#include "engine/routing/customization_kernel.h"
#include "engine/routing/subtrees.h"

namespace postkutscher {

namespace {

using Vertex = Hierarchy::Vertex;
using Arc = Hierarchy::Arc;

// What an arc costs before any shortcut.
PackedCost turn_cost(const Metric& metric, const Hierarchy::Arcs& arcs, Arc arc) {
  const std::uint32_t turn = arcs.turn(arc);
  return turn == Hierarchy::kNone ? kClosedCost : metric.turns[turn];
}

// Final weights of the row of v from those of lower rows.
void relax_row(const Hierarchy::Arcs& arcs, Vertex v, const std::vector<PackedCost>& spokes,
               std::vector<PackedCost>& costs) {
  PackedCost* const row = costs.data() + arcs.first(v);
  for (std::uint32_t i = arcs.first_fan(v); i < arcs.first_fan(v + 1); ++i) {
    const auto fan = arcs.fan(i);
    const PackedCost spoke = spokes[fan.spoke];
    if (spoke >= kClosedCost) continue;
    const PackedCost* const beside = costs.data() + fan.beside;
    for (std::size_t k = 0; k < fan.place.size(); ++k) {
      PackedCost& cost = row[fan.place[k]];
      cost = std::min(cost, joined(spoke, beside[k]));
    }
  }
}

// The costs of several metrics side by side.
class SideBySide {
 public:
  explicit SideBySide(const Hierarchy& hierarchy)
      : hierarchy_(hierarchy), up_(rows(hierarchy.up())), down_(rows(hierarchy.down())) {}

  // 1 to kMetricLanes metrics; the last one fills the lanes that are left.
  void customize(std::span<const Metric> metrics, const RunContext& context) {
    for_each_vertex_upwards(hierarchy_, context, [&](Vertex v) {
      enter_turns(hierarchy_.up(), v, metrics, up_.get());
      enter_turns(hierarchy_.down(), v, metrics, down_.get());
      relax_fans(hierarchy_.up(), v, down_.get(), up_.get());
      relax_fans(hierarchy_.down(), v, up_.get(), down_.get());
    });
  }

  // The weights of each lane.
  void take(std::span<HierarchyWeights> lanes) const {
    take(lanes, &HierarchyWeights::up, up_, hierarchy_.up().count());
    take(lanes, &HierarchyWeights::down, down_, hierarchy_.down().count());
  }

 private:
  using Costs = hwy::AlignedFreeUniquePtr<std::int64_t[]>;

  static Costs rows(const Hierarchy::Arcs& arcs) {
    return hwy::AllocateAligned<std::int64_t>(std::max<std::size_t>(1, arcs.count()) * kMetricLanes);
  }
  static void take(std::span<HierarchyWeights> lanes, std::vector<PackedCost> HierarchyWeights::*side,
                   const Costs& costs, std::size_t count) {
    constexpr std::size_t kTile = 512;  // stays in the fastest cache for all lanes
    for (HierarchyWeights& lane : lanes) (lane.*side).reserve(count);
    std::array<PackedCost, kTile> tile;
    for (std::size_t first = 0; first < count; first += kTile) {
      const std::size_t size = std::min(kTile, count - first);
      for (std::size_t l = 0; l < lanes.size(); ++l) {
        for (std::size_t i = 0; i < size; ++i) {
          tile[i] = static_cast<PackedCost>(costs[(first + i) * kMetricLanes + l]);
        }
        (lanes[l].*side).insert((lanes[l].*side).end(), tile.begin(), tile.begin() + size);
      }
    }
  }

  void enter_turns(const Hierarchy::Arcs& arcs, Vertex v, std::span<const Metric> metrics, std::int64_t* costs) const {
    for (Arc a = arcs.first(v); a < arcs.first(v + 1); ++a) {
      std::int64_t* const row = costs + std::size_t{a} * kMetricLanes;
      const std::uint32_t turn = arcs.turn(a);
      if (turn == Hierarchy::kNone) {
        std::fill_n(row, kMetricLanes, static_cast<std::int64_t>(kClosedCost));
        continue;
      }
      for (std::size_t lane = 0; lane < kMetricLanes; ++lane) {
        row[lane] = static_cast<std::int64_t>(metrics[std::min(lane, metrics.size() - 1)].turns[turn]);
      }
    }
  }

  const Hierarchy& hierarchy_;
  Costs up_;  // by arc, then by lane
  Costs down_;
};

// The last of the fans that make up the cost of an arc.
void find_in_row(const Hierarchy::Arcs& arcs, Vertex v, const std::vector<PackedCost>& spokes,
                 const std::vector<PackedCost>& costs, std::vector<Detour>& detours) {
  const PackedCost* const row = costs.data() + arcs.first(v);
  for (std::uint32_t i = arcs.first_fan(v); i < arcs.first_fan(v + 1); ++i) {
    const auto fan = arcs.fan(i);
    const PackedCost spoke = spokes[fan.spoke];
    if (spoke >= kClosedCost) continue;
    for (std::size_t k = 0; k < fan.place.size(); ++k) {
      const Arc beside = fan.beside + static_cast<Arc>(k);
      if (spoke + costs[beside] == row[fan.place[k]]) detours[arcs.first(v) + fan.place[k]] = {fan.spoke, beside};
    }
  }
}

}  // namespace

HierarchyWeights customize(const Hierarchy& hierarchy, const Metric& metric, const RunContext& context) {
  HierarchyWeights weights{std::vector<PackedCost>(hierarchy.up().count()),
                           std::vector<PackedCost>(hierarchy.down().count())};
  const auto enter_turns = [&](const Hierarchy::Arcs& arcs, Vertex v, std::vector<PackedCost>& costs) {
    for (Arc a = arcs.first(v); a < arcs.first(v + 1); ++a) {
      costs[a] = turn_cost(metric, arcs, a);
    }
  };
  for_each_vertex_upwards(hierarchy, context, [&](Vertex v) {
    enter_turns(hierarchy.up(), v, weights.up);
    enter_turns(hierarchy.down(), v, weights.down);
    relax_row(hierarchy.up(), v, weights.down, weights.up);
    relax_row(hierarchy.down(), v, weights.up, weights.down);
  });
  return weights;
}

std::vector<HierarchyWeights> customize(const Hierarchy& hierarchy, std::span<const Metric> metrics,
                                        const RunContext& context) {
  constexpr std::size_t kWorthLanes = 3;  // fewer are faster alone
  std::vector<HierarchyWeights> weights(metrics.size());
  std::optional<SideBySide> side_by_side;
  for (std::size_t first = 0; first < metrics.size();) {
    const std::size_t count = std::min(kMetricLanes, metrics.size() - first);
    if (count < kWorthLanes) {
      weights[first] = customize(hierarchy, metrics[first], context);
      ++first;
      continue;
    }
    if (!side_by_side) side_by_side.emplace(hierarchy);
    side_by_side->customize(metrics.subspan(first, count), context);
    side_by_side->take(std::span(weights).subspan(first, count));
    first += count;
  }
  return weights;
}

HierarchyDetours find_detours(const Hierarchy& hierarchy, const HierarchyWeights& weights, const RunContext& context) {
  constexpr std::size_t kVerticesPerTask = 4096;
  HierarchyDetours detours{std::vector<Detour>(weights.up.size()), std::vector<Detour>(weights.down.size())};
  parallel_for_blocks(hierarchy.vertex_count(), kVerticesPerTask, context.threads,
                      [&](std::size_t first, std::size_t last) {
                        for (Vertex v = static_cast<Vertex>(first); v < last; ++v) {
                          find_in_row(hierarchy.up(), v, weights.down, weights.up, detours.up);
                          find_in_row(hierarchy.down(), v, weights.up, weights.down, detours.down);
                        }
                      });
  return detours;
}

}  // namespace postkutscher
