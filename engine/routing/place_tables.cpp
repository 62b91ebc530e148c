#include "engine/routing/place_tables.h"

#include <algorithm>
#include <array>
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

constexpr std::size_t kSourcesPerBlock = 4096;  // bounds what second choices need for a while
constexpr std::size_t kSourcesPerTask = 16;

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

// The places of a choice among positions `first` … `last` - 1, and the numbers of the positions that have one.
struct ChosenPlaces {
  ChosenPlaces(std::span<const Position> positions, PlaceChoice choice, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
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

// The targets of one choice, ready for sweeps.
class TargetPlaces {
 public:
  TargetPlaces(const CustomizedMetric& on, std::span<const Position> positions, PlaceChoice choice,
               const RunContext& context)
      : on_(on),
        context_(context),
        seeds_(on.group.turns, on.group.hierarchy, on.metric),
        chosen_(positions, choice, 0, positions.size()),
        arrivals_(arrivals()),
        sweeps_(on.group.hierarchy, on.weights, arrivals_, context) {
    for (std::size_t t = 0; t < chosen_.size(); ++t) {
      for (const Anchor& anchor : chosen_.places[t]->anchors) on_segment_.emplace(anchor.on.value, t);
    }
  }
  const ChosenPlaces& chosen() const { return chosen_; }

  // cells[source * size + target] of these targets.
  template <class Table>
  void fill(const ChosenPlaces& sources, std::span<typename Table::Cell> cells) const {
    PackedCost base = 0;
    for (const SnappedPlace* from : sources.places) base = AnchorSeeds::widest(base, seeds_.base(from->anchors));
    std::vector<Seeds> departures(sources.size());
    for (std::size_t s = 0; s < sources.size(); ++s) {
      for (const Anchor& anchor : sources.places[s]->anchors) departures[s].push_back(seeds_.departure(anchor, base));
    }
    Table::run(sweeps_, departures, base, cells);
    // A sweep cannot tell places ahead on one segment from places behind.
    parallel_for_blocks(sources.size(), kSourcesPerTask, context_.threads, [&](std::size_t first, std::size_t last) {
      HierarchySearch search;
      for (std::size_t s = first; s < last && !context_.cancelled(); ++s) {
        for (const std::size_t t : beside(*sources.places[s])) {
          cells[s * chosen_.size() + t] = Table::cell(best_cost(on_, *sources.places[s], *chosen_.places[t], search));
        }
      }
    });
    if (context_.cancelled()) throw Cancelled();
  }

 private:
  std::vector<Seeds> arrivals() const {
    std::vector<Seeds> arrivals;
    for (const SnappedPlace* to : chosen_.places) arrivals.push_back(seeds_.arrivals(to->anchors));
    return arrivals;
  }

  // Targets that share a segment with a source.
  std::vector<std::size_t> beside(const SnappedPlace& source) const {
    std::vector<std::size_t> targets;
    for (const Anchor& anchor : source.anchors) {
      const auto [begin, end] = on_segment_.equal_range(anchor.on.value);
      for (auto target = begin; target != end; ++target) targets.push_back(target->second);
    }
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    return targets;
  }

  const CustomizedMetric& on_;
  const RunContext& context_;
  AnchorSeeds seeds_;
  ChosenPlaces chosen_;
  std::vector<Seeds> arrivals_;
  ManyToMany sweeps_;
  std::unordered_multimap<std::uint32_t, std::size_t> on_segment_;
};

// Fills what is still empty of the rows of some sources.
template <class Table>
void fill_rows(const ChosenPlaces& sources, const TargetPlaces& targets, std::size_t row_length,
               std::span<typename Table::Cell> cells) {
  const ChosenPlaces& columns = targets.chosen();
  std::vector<typename Table::Cell> found(sources.size() * columns.size());
  targets.fill<Table>(sources, found);
  for (std::size_t r = 0; r < sources.size(); ++r) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      auto& cell = cells[sources.numbers[r] * row_length + columns.numbers[c]];
      if (cell == Table::kNone) cell = found[r * columns.size() + c];
    }
  }
}

// The choices of all pairs in the order in which a single pair tries them, by blocks of sources.
template <class Table>
void fill(const CustomizedMetric& on, std::span<const Position> sources, std::span<const Position> targets,
          const RunContext& context, std::span<typename Table::Cell> cells) {
  const std::array<TargetPlaces, kPlaceChoices.size()> by_choice{TargetPlaces(on, targets, kPlaceChoices[0], context),
                                                                 TargetPlaces(on, targets, kPlaceChoices[1], context)};
  for (std::size_t first = 0; first < sources.size(); first += kSourcesPerBlock) {
    const std::size_t last = std::min(sources.size(), first + kSourcesPerBlock);
    for (const PlaceChoice from : kPlaceChoices) {
      const ChosenPlaces rows(sources, from, first, last);
      for (const TargetPlaces& columns : by_choice) {
        if (rows.size() == 0 || columns.chosen().size() == 0) continue;
        const bool fills_all = from == kPlaceChoices.front() && &columns == &by_choice.front() &&
                               rows.size() == last - first && columns.chosen().size() == targets.size();
        if (fills_all) {
          columns.fill<Table>(rows, cells.subspan(first * targets.size(), rows.size() * targets.size()));
        } else {
          fill_rows<Table>(rows, columns, targets.size(), cells);
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
