#include "engine/routing/many_to_many.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <hwy/aligned_allocator.h>
#include <numeric>

#include "engine/base/errors.h"
#include "engine/base/parallel.h"
#include "engine/routing/sweep_kernel.h"

namespace postkutscher {

namespace {

using Vertex = Hierarchy::Vertex;
using Arc = Hierarchy::Arc;

constexpr std::uint32_t kNoRow = UINT32_MAX;

template <class Cost>
Cost narrowed(PackedCost cost);
template <>
std::uint32_t narrowed(PackedCost cost) {
  if (cost >= kClosedCost) return kNarrowClosedCost;
  return static_cast<std::uint32_t>((cost >> kViolationShift) << kNarrowDurationBits) | packed_duration(cost);
}
template <>
std::int64_t narrowed(PackedCost cost) {
  return static_cast<std::int64_t>(std::min(cost, kClosedCost));
}

std::vector<Vertex> vertices_of(std::span<const Seeds> places) {
  std::vector<Vertex> vertices;
  for (const Seeds& seeds : places) {
    for (const Seed& seed : seeds) vertices.push_back(seed.vertex);
  }
  return vertices;
}

// Numbers the vertices that are reached from `starts` upwards along open arcs: `row` by vertex (kNoRow before), in the
// order of `order`. Returns them in that order.
template <class Order>
std::vector<Vertex> climb_from(std::span<const Vertex> starts, const Hierarchy::Arcs& arcs,
                               const std::vector<PackedCost>& costs, Order order, std::vector<std::uint32_t>& row) {
  std::vector<Vertex> reached;
  const auto reach = [&](Vertex v) {
    if (v == Hierarchy::kNone || row[v] != kNoRow) return;
    row[v] = 0;
    reached.push_back(v);
  };
  for (const Vertex start : starts) reach(start);
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (Arc a = arcs.first(reached[i]); a < arcs.first(reached[i] + 1); ++a) {
      if (costs[a] < kClosedCost) reach(arcs.upper(a));
    }
  }
  std::sort(reached.begin(), reached.end(), order);
  for (std::uint32_t i = 0; i < reached.size(); ++i) row[reached[i]] = i;
  return reached;
}

// The open arcs down to the targets and their ancestors, by row.
template <class Cost>
SweepArcs<Cost> arcs_down(const Hierarchy::Arcs& down, const std::vector<PackedCost>& costs,
                          std::span<const Vertex> order, std::span<const std::uint32_t> row) {
  SweepArcs<Cost> arcs;
  arcs.first.reserve(order.size() + 1);
  for (const Vertex v : order) {
    for (Arc a = down.first(v); a < down.first(v + 1); ++a) {
      if (costs[a] >= kClosedCost) continue;
      arcs.row.push_back(row[down.upper(a)]);
      arcs.weight.push_back(narrowed<Cost>(costs[a]));
    }
    arcs.first.push_back(static_cast<std::uint32_t>(arcs.row.size()));
  }
  return arcs;
}

template <class Cost>
SweepGoals<Cost> goals_of(std::span<const Seeds> targets, std::span<const std::uint32_t> row) {
  SweepGoals<Cost> goals;
  for (const Seeds& target : targets) {
    for (const Seed& seed : target) {
      if (seed.vertex == Hierarchy::kNone || seed.cost >= kClosedCost) continue;
      goals.row.push_back(row[seed.vertex]);
      goals.cost.push_back(narrowed<Cost>(seed.cost));
    }
    goals.first.push_back(static_cast<std::uint32_t>(goals.row.size()));
  }
  return goals;
}

// The rows of one thread: sources climb, then all targets are swept.
template <class Cost>
class Block {
 public:
  Block(const Hierarchy& hierarchy, std::span<const std::uint32_t> row, std::size_t rows)
      : hierarchy_(hierarchy),
        row_(row),
        climb_row_(hierarchy.vertex_count(), kNoRow),
        rows_(hwy::AllocateAligned<Cost>(std::max<std::size_t>(1, rows) * kLanes<Cost>)),
        preset_(rows) {}

  void climb(std::span<const Seeds* const> sources, const std::vector<PackedCost>& up) {
    std::vector<Vertex> starts;
    for (const Seeds* seeds : sources) {
      for (const Seed& seed : *seeds) starts.push_back(seed.vertex);
    }
    ancestors_ = climb_from(starts, hierarchy_.up(), up, std::less<>(), climb_row_);
    climb_ = hwy::AllocateAligned<Cost>((ancestors_.size() + 1) * kLanes<Cost>);
    std::fill_n(climb_.get(), ancestors_.size() * kLanes<Cost>, closed());
    for (std::size_t lane = 0; lane < sources.size(); ++lane) {
      for (const Seed& seed : *sources[lane]) {
        if (seed.vertex == Hierarchy::kNone) continue;
        Cost& cost = climb_[climb_row_[seed.vertex] * kLanes<Cost> + lane];
        cost = std::min(cost, narrowed<Cost>(seed.cost));
      }
    }
    for (std::size_t i = 0; i < ancestors_.size(); ++i) {
      heads_.clear();
      weights_.clear();
      for (Arc a = hierarchy_.up().first(ancestors_[i]); a < hierarchy_.up().first(ancestors_[i] + 1); ++a) {
        if (up[a] >= kClosedCost) continue;
        heads_.push_back(climb_row_[hierarchy_.up().upper(a)]);
        weights_.push_back(narrowed<Cost>(up[a]));
      }
      relax_up(climb_.get() + i * kLanes<Cost>, heads_, weights_.data(), climb_.get());
    }
  }

  void sweep(const SweepArcs<Cost>& down) {
    std::fill(preset_.begin(), preset_.end(), std::uint8_t{0});
    for (std::size_t i = 0; i < ancestors_.size(); ++i) {
      const std::uint32_t row = row_[ancestors_[i]];
      climb_row_[ancestors_[i]] = kNoRow;
      if (row == kNoRow) continue;
      preset_[row] = 1;
      std::copy_n(climb_.get() + i * kLanes<Cost>, kLanes<Cost>, rows_.get() + row * kLanes<Cost>);
    }
    sweep_down(down, preset_.data(), closed(), rows_.get());
  }

  // Writes the costs of all targets, less `base`, into the rows of a table, by lane; false if some do not fit. Tiles of
  // targets keep the writes together.
  template <class Out>
  bool write(const SweepGoals<Cost>& goals, Cost base, std::span<Out* const> table) const {
    constexpr std::size_t kTile = 16;
    alignas(kRowBytes) std::array<Out, kTile * kLanes<Cost>> tile;
    bool fit = true;
    for (std::size_t begin = 0; begin < goals.count(); begin += kTile) {
      const std::size_t count = std::min(kTile, goals.count() - begin);
      fit = read_goals(goals, begin, begin + count, rows_.get(), base, tile.data()) && fit;
      for (std::size_t lane = 0; lane < table.size(); ++lane) {
        for (std::size_t t = 0; t < count; ++t) table[lane][begin + t] = tile[t * kLanes<Cost> + lane];
      }
    }
    return fit;
  }

 private:
  static Cost closed() { return narrowed<Cost>(kClosedCost); }

  const Hierarchy& hierarchy_;
  std::span<const std::uint32_t> row_;
  std::vector<std::uint32_t> climb_row_;  // by vertex: number among ancestors_
  std::vector<Vertex> ancestors_;         // of this block's sources, ascending
  std::vector<std::uint32_t> heads_;      // open arcs of the vertex at work
  std::vector<Cost> weights_;
  hwy::AlignedFreeUniquePtr<Cost[]> climb_;  // rows of the ancestors
  hwy::AlignedFreeUniquePtr<Cost[]> rows_;   // of the sweep
  std::vector<std::uint8_t> preset_;
};

}  // namespace

ManyToMany::ManyToMany(const Hierarchy& hierarchy, const HierarchyWeights& weights, std::span<const Seeds> targets,
                       const RunContext& context)
    : hierarchy_(hierarchy),
      weights_(weights),
      targets_(targets),
      context_(context),
      row_(hierarchy.vertex_count(), kNoRow),
      order_(climb_from(vertices_of(targets), hierarchy.down(), weights.down, std::greater<>(), row_)) {}

template <class Cost, class Out>
bool ManyToMany::run(std::span<const Seeds> sources, PackedCost base, std::span<Out> out) const {
  const SweepArcs<Cost> down = arcs_down<Cost>(hierarchy_.down(), weights_.down, order_, row_);
  const SweepGoals<Cost> goals = goals_of<Cost>(targets_, row_);
  // Neighbours in the order share ancestors.
  std::vector<std::size_t> sorted(sources.size());
  std::iota(sorted.begin(), sorted.end(), std::size_t{0});
  const auto place = [&](std::size_t s) { return sources[s].empty() ? Hierarchy::kNone : sources[s].front().vertex; };
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  const std::size_t lanes = kLanes<Cost>;
  const std::size_t blocks = (sources.size() + lanes - 1) / lanes;
  std::atomic<bool> all_fit{true};
  parallel_for_blocks(blocks, 2, context_.threads, [&](std::size_t first, std::size_t last) {
    Block<Cost> block(hierarchy_, row_, order_.size());
    std::vector<const Seeds*> mine;
    std::vector<Out*> table;
    for (std::size_t b = first; b < last && !context_.cancelled(); ++b) {
      const std::size_t begin = b * lanes, end = std::min(sources.size(), begin + lanes);
      mine.clear();
      table.clear();
      for (std::size_t i = begin; i < end; ++i) {
        mine.push_back(&sources[sorted[i]]);
        table.push_back(out.data() + sorted[i] * targets_.size());
      }
      block.climb(mine, weights_.up);
      block.sweep(down);
      if (!block.template write<Out>(goals, narrowed<Cost>(base), table)) all_fit = false;
    }
  });
  if (context_.cancelled()) throw Cancelled();
  return all_fit;
}

void ManyToMany::costs(std::span<const Seeds> sources, PackedCost base, std::span<PackedCost> costs) const {
  run<std::int64_t>(sources, base, costs);
}

void ManyToMany::durations(std::span<const Seeds> sources, PackedCost base, std::span<std::uint32_t> durations) const {
  if (run<std::uint32_t>(sources, base, durations)) return;
  std::vector<PackedCost> wide(durations.size());
  costs(sources, base, wide);
  std::transform(wide.begin(), wide.end(), durations.begin(),
                 [](PackedCost cost) { return cost == kNoPath ? kNoDuration : packed_duration(cost); });
}

}  // namespace postkutscher
