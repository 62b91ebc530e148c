#include "engine/routing/many_to_many.h"

#include <algorithm>
#include <array>
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
constexpr unsigned kDurationBits = kViolationShift - kDurationShift - 1;

// A cost without its distance in 32 bits: violations above the duration, closed costs at the top bit.
template <class Cost>
Cost narrowed(PackedCost cost);
template <>
std::uint32_t narrowed(PackedCost cost) {
  if (cost >= kClosedCost) return std::uint32_t{1} << (kDurationBits + kViolationBits);
  return static_cast<std::uint32_t>((cost >> kViolationShift) << kDurationBits) | packed_duration(cost);
}
template <>
std::int64_t narrowed(PackedCost cost) {
  return static_cast<std::int64_t>(std::min(cost, kClosedCost));
}

std::uint32_t output(std::uint32_t cost, std::uint32_t base) {
  return cost >= narrowed<std::uint32_t>(kClosedCost) ? ManyToMany::kNoDuration
                                                      : static_cast<std::uint32_t>((cost - base) & kFieldMask);
}
PackedCost output(std::int64_t cost, std::int64_t base) {
  return overflown(static_cast<PackedCost>(cost)) ? kNoPath : static_cast<PackedCost>(cost - base);
}

// Whether sums of durations from sources up, then down to targets stay within their field: by the longest chain of arcs
// that lead only up, which is far above the longest path.
bool durations_fit(const Hierarchy& hierarchy, const HierarchyWeights& weights, std::span<const Seeds> sources,
                   std::span<const Seeds> targets) {
  std::vector<std::uint64_t> longest(hierarchy.vertex_count());
  std::uint64_t most = 0;
  for (Vertex v = hierarchy.vertex_count(); v-- > 0;) {
    const auto reach = [&](const Hierarchy::Arcs& arcs, const std::vector<PackedCost>& costs) {
      for (Arc a = arcs.first(v); a < arcs.first(v + 1); ++a) {
        if (costs[a] >= kClosedCost) continue;
        longest[v] = std::max(longest[v], packed_duration(costs[a]) + longest[arcs.upper(a)]);
      }
    };
    reach(hierarchy.up(), weights.up);
    reach(hierarchy.down(), weights.down);
    most = std::max(most, longest[v]);
  }
  std::uint64_t ends = 0;
  for (const auto places : {sources, targets}) {
    std::uint64_t longest_end = 0;
    for (const Seeds& seeds : places) {
      for (const Seed& seed : seeds) {
        if (seed.cost < kClosedCost) longest_end = std::max(longest_end, std::uint64_t{packed_duration(seed.cost)});
      }
    }
    ends += longest_end;
  }
  return 2 * most + ends < kFieldMask;
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

// A vertex at which a target is reached.
template <class Cost>
struct Goal {
  std::size_t row = 0;
  Cost cost = 0;
};

// The goals of all targets, one after the other.
template <class Cost>
struct Goals {
  std::vector<Goal<Cost>> goals;
  std::vector<std::size_t> first{0};

  Goals(std::span<const Seeds> targets, std::span<const std::uint32_t> row) {
    for (const Seeds& target : targets) {
      for (const Seed& seed : target) {
        if (seed.vertex != Hierarchy::kNone && seed.cost < kClosedCost)
          goals.push_back({row[seed.vertex], narrowed<Cost>(seed.cost)});
      }
      first.push_back(goals.size());
    }
  }
  std::size_t size() const { return first.size() - 1; }
  std::span<const Goal<Cost>> of(std::size_t target) const {
    return {goals.data() + first[target], goals.data() + first[target + 1]};
  }
};

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

  template <class Sources>
  void climb(const Sources& sources, const std::vector<PackedCost>& up) {
    collect_ancestors(sources);
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

  // Writes the costs of all targets into the rows of a table, by lane. Tiles of targets keep the writes together.
  template <class Out>
  void write(const Goals<Cost>& goals, Cost base, std::span<Out* const> table) const {
    constexpr std::size_t kTile = 16;
    std::array<std::array<Out, kTile>, kLanes<Cost>> tile;
    alignas(kRowBytes) std::array<Cost, kLanes<Cost>> costs;
    for (std::size_t begin = 0; begin < goals.size(); begin += kTile) {
      const std::size_t count = std::min(kTile, goals.size() - begin);
      for (std::size_t t = 0; t < count; ++t) {
        read(goals.of(begin + t), costs);
        for (std::size_t lane = 0; lane < costs.size(); ++lane) tile[lane][t] = output(costs[lane], base);
      }
      for (std::size_t lane = 0; lane < table.size(); ++lane) {
        std::copy_n(tile[lane].begin(), count, table[lane] + begin);
      }
    }
  }

 private:
  static Cost closed() { return narrowed<Cost>(kClosedCost); }

  void read(std::span<const Goal<Cost>> goals, std::array<Cost, kLanes<Cost>>& costs) const {
    costs.fill(closed());
    for (const Goal<Cost>& goal : goals) {
      const Cost* row = rows_.get() + goal.row * kLanes<Cost>;
      for (std::size_t lane = 0; lane < costs.size(); ++lane) {
        const Cost over = row[lane] + goal.cost;
        costs[lane] = over < costs[lane] ? over : costs[lane];
      }
    }
  }

  template <class Sources>
  void collect_ancestors(const Sources& sources) {
    ancestors_.clear();
    for (const Seeds* seeds : sources) {
      for (const Seed& seed : *seeds) {
        for (Vertex v = seed.vertex; v != Hierarchy::kNone && climb_row_[v] == kNoRow; v = hierarchy_.parent(v)) {
          climb_row_[v] = 0;
          ancestors_.push_back(v);
        }
      }
    }
    std::sort(ancestors_.begin(), ancestors_.end());
    for (std::uint32_t i = 0; i < ancestors_.size(); ++i) climb_row_[ancestors_[i]] = i;
  }

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
      row_(hierarchy.vertex_count(), kNoRow) {
  for (const Seeds& target : targets) {
    for (const Seed& seed : target) {
      for (Vertex v = seed.vertex; v != Hierarchy::kNone && row_[v] == kNoRow; v = hierarchy.parent(v)) {
        row_[v] = 0;
        order_.push_back(v);
      }
    }
  }
  std::sort(order_.begin(), order_.end(), std::greater<>());
  for (std::uint32_t i = 0; i < order_.size(); ++i) row_[order_[i]] = i;
}

template <class Cost, class Out>
void ManyToMany::run(std::span<const Seeds> sources, PackedCost base, std::span<Out> out) const {
  const SweepArcs<Cost> down = arcs_down<Cost>(hierarchy_.down(), weights_.down, order_, row_);
  const Goals<Cost> goals(targets_, row_);
  // Neighbours in the order share ancestors.
  std::vector<std::size_t> sorted(sources.size());
  std::iota(sorted.begin(), sorted.end(), std::size_t{0});
  const auto place = [&](std::size_t s) { return sources[s].empty() ? Hierarchy::kNone : sources[s].front().vertex; };
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  const std::size_t lanes = kLanes<Cost>;
  const std::size_t blocks = (sources.size() + lanes - 1) / lanes;
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
      block.template write<Out>(goals, narrowed<Cost>(base), table);
    }
  });
  if (context_.cancelled()) throw Cancelled();
}

void ManyToMany::costs(std::span<const Seeds> sources, PackedCost base, std::span<PackedCost> costs) const {
  run<std::int64_t>(sources, base, costs);
}

void ManyToMany::durations(std::span<const Seeds> sources, PackedCost base, std::span<std::uint32_t> durations) const {
  if (durations_fit(hierarchy_, weights_, sources, targets_)) {
    run<std::uint32_t>(sources, base, durations);
    return;
  }
  std::vector<PackedCost> wide(durations.size());
  costs(sources, base, wide);
  std::transform(wide.begin(), wide.end(), durations.begin(),
                 [](PackedCost cost) { return cost == kNoPath ? kNoDuration : packed_duration(cost); });
}

}  // namespace postkutscher
