#include "engine/routing/place_tables.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "engine/base/errors.h"
#include "engine/base/parallel.h"
#include "engine/routing/anchor_seeds.h"
#include "engine/routing/many_to_many.h"
#include "engine/routing/place_choice.h"
#include "engine/routing/place_search.h"

namespace postkutscher {

namespace {

constexpr std::size_t kSourcesPerBlock = 16;

// The places of a choice, and the numbers of the positions that have one.
struct ChosenPlaces {
  ChosenPlaces(std::span<const Position> positions, PlaceChoice choice) {
    for (std::size_t i = 0; i < positions.size(); ++i) {
      const SnappedPlace& chosen = place(positions[i], choice);
      if (chosen.anchors.empty()) continue;
      places.push_back(&chosen);
      numbers.push_back(i);
    }
  }
  std::size_t size() const { return places.size(); }

  std::vector<const SnappedPlace*> places;
  std::vector<std::size_t> numbers;
};

// What a table holds, and how sweeps fill it.
struct Costs {
  using Cell = PackedCost;
  static constexpr Cell kNone = kNoPath;
  static Cell cell(PackedCost cost) { return cost; }
  static void run(const ManyToMany& sweeps, std::span<const Seeds> sources, PackedCost base, std::span<Cell> cells) {
    sweeps.costs(sources, base, cells);
  }
};
struct Durations {
  using Cell = std::uint32_t;
  static constexpr Cell kNone = ManyToMany::kNoDuration;
  static Cell cell(PackedCost cost) { return cost == kNoPath ? kNone : packed_duration(cost); }
  static void run(const ManyToMany& sweeps, std::span<const Seeds> sources, PackedCost base, std::span<Cell> cells) {
    sweeps.durations(sources, base, cells);
  }
};

// All cells between the places of one choice.
template <class Table>
void sweep(const CustomizedMetric& on, const ChosenPlaces& sources, const ChosenPlaces& targets,
           const RunContext& context, std::span<typename Table::Cell> cells) {
  const AnchorSeeds seeds(on.group.turns, on.group.hierarchy, on.metric);
  PackedCost base = 0;
  for (const SnappedPlace* from : sources.places) base = AnchorSeeds::widest(base, seeds.base(from->anchors));
  std::vector<Seeds> departures(sources.size()), arrivals;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    for (const Anchor& anchor : sources.places[s]->anchors) departures[s].push_back(seeds.departure(anchor, base));
  }
  std::unordered_multimap<std::uint32_t, std::size_t> on_segment;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    arrivals.push_back(seeds.arrivals(targets.places[t]->anchors));
    for (const Anchor& anchor : targets.places[t]->anchors) on_segment.emplace(anchor.on.value, t);
  }
  Table::run(ManyToMany(on.group.hierarchy, on.weights, arrivals, context), departures, base, cells);
  // A sweep cannot tell places ahead on one segment from places behind.
  parallel_for_blocks(sources.size(), kSourcesPerBlock, context.threads, [&](std::size_t first, std::size_t last) {
    HierarchySearch search;
    std::vector<std::size_t> near;
    for (std::size_t s = first; s < last && !context.cancelled(); ++s) {
      near.clear();
      for (const Anchor& anchor : sources.places[s]->anchors) {
        const auto [begin, end] = on_segment.equal_range(anchor.on.value);
        for (auto target = begin; target != end; ++target) near.push_back(target->second);
      }
      std::sort(near.begin(), near.end());
      near.erase(std::unique(near.begin(), near.end()), near.end());
      for (const std::size_t t : near) {
        cells[s * targets.size() + t] = Table::cell(best_cost(on, *sources.places[s], *targets.places[t], search));
      }
    }
  });
  if (context.cancelled()) throw Cancelled();
}

// The choices of all pairs in the order in which a single pair tries them.
template <class Table>
void fill(const CustomizedMetric& on, std::span<const Position> sources, std::span<const Position> targets,
          const RunContext& context, std::span<typename Table::Cell> cells) {
  for (const PlaceChoice from : kPlaceChoices) {
    for (const PlaceChoice to : kPlaceChoices) {
      const ChosenPlaces rows(sources, from), columns(targets, to);
      if (rows.size() == 0 || columns.size() == 0) continue;
      if (from == kPlaceChoices.front() && to == from && rows.size() * columns.size() == cells.size()) {
        sweep<Table>(on, rows, columns, context, cells);
        continue;
      }
      std::vector<typename Table::Cell> found(rows.size() * columns.size());
      sweep<Table>(on, rows, columns, context, found);
      for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
          auto& cell = cells[rows.numbers[r] * targets.size() + columns.numbers[c]];
          if (cell == Table::kNone) cell = found[r * columns.size() + c];
        }
      }
    }
  }
}

}  // namespace

void fill_costs(const CustomizedMetric& on, std::span<const Position> sources, std::span<const Position> targets,
                const RunContext& context, std::span<PackedCost> cells) {
  fill<Costs>(on, sources, targets, context, cells);
}

void fill_durations(const CustomizedMetric& on, std::span<const Position> sources, std::span<const Position> targets,
                    const RunContext& context, std::span<std::uint32_t> cells) {
  fill<Durations>(on, sources, targets, context, cells);
}

}  // namespace postkutscher
