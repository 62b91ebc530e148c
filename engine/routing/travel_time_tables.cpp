#include "engine/routing/travel_time_tables.h"

#include <cassert>
#include <fmt/format.h>

#include "engine/base/errors.h"
#include "engine/base/parallel.h"

namespace postkutscher {

namespace {

constexpr std::size_t kRowsPerBlock = 16;
static_assert(Router::kNoDuration == TravelTimes::kUnreachable);

// Fills the rectangle from some consecutive locations to all from a first one on.
class Filler {
 public:
  Filler(TravelTimes& table, const Router& router, TravelProfileId profile, const RunContext& context)
      : table_(table), router_(router), profile_(profile), context_(context) {}

  void fill(std::span<const Position> all, std::size_t first_source, std::size_t source_count,
            std::size_t first_target) {
    const auto sources = all.subspan(first_source, source_count);
    const auto targets = all.subspan(first_target);
    if (sources.empty() || targets.empty()) return;
    CostTable free_flow = router_.costs(sources, targets, context_);
    for_each_row(sources.size(), [&](std::size_t row) {
      const auto costs = free_flow.cells().subspan(row * targets.size(), targets.size());
      enter_free_flow(LocationId(first_source + row), LocationId(first_target), costs);
    });
    for (std::size_t period = 1; period < table_.period_count(); ++period) {
      std::vector<std::uint32_t> durations = router_.durations(sources, targets, context_, period);
      for_each_row(sources.size(), [&](std::size_t row) {
        const auto ticks = std::span(durations).subspan(row * targets.size(), targets.size());
        enter_period(LocationId(first_source + row), LocationId(first_target), period, ticks);
      });
    }
  }

 private:
  template <class Enter>
  void for_each_row(std::size_t rows, const Enter& enter) const {
    parallel_for_blocks(rows, kRowsPerBlock, context_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t row = first; row < last; ++row) enter(row);
    });
  }

  void enter_free_flow(LocationId from, LocationId first_to, std::span<const PackedCost> costs) {
    std::vector<std::uint32_t> ticks, decimetres;
    for (const PackedCost cost : costs) {
      const bool reachable = cost != kNoPath;
      ticks.push_back(reachable ? packed_duration(cost) : TravelTimes::kUnreachable);
      decimetres.push_back(reachable ? static_cast<std::uint32_t>(cost & kFieldMask) : 0);
    }
    if (from >= first_to) decimetres[from.index() - first_to.index()] = 0;
    table_.set_distance_row(from, first_to, profile_, decimetres);
    enter_period(from, first_to, 0, ticks);
  }

  void enter_period(LocationId from, LocationId first_to, std::size_t period, std::span<std::uint32_t> ticks) {
    if (from >= first_to) {
      std::uint32_t& here = ticks[from.index() - first_to.index()];
      if (here != TravelTimes::kUnreachable) here = 0;
    }
    table_.set_row(from, first_to, profile_, period, ticks);
  }

  TravelTimes& table_;
  const Router& router_;
  TravelProfileId profile_;
  const RunContext& context_;
};

std::vector<Instant> starts_of(ProfileRouters routers) {
  if (routers.empty()) return {};
  const auto starts = routers.front()->period_starts();
  return {starts.begin(), starts.end()};
}

}  // namespace

void refuse_too_large(const TableSize& size, double most_bytes, const std::string& where) {
  // Beside the table: the costs and durations of one profile, and once more the costs for second choices of places.
  const double pairs = static_cast<double>(size.locations) * static_cast<double>(size.locations);
  const double needed = TravelTimes::bytes(size.locations, size.profiles, size.periods) +
                        pairs * static_cast<double>(2 * sizeof(PackedCost));
  if (needed <= most_bytes) return;
  throw InputError("table_too_large", where,
                   fmt::format("travel times between {} places take {:.1f} GB, and {:.1f} GB are there for them.",
                               size.locations, needed / 1e9, most_bytes / 1e9),
                   "Ask for fewer places at once, or for fewer periods of the day.");
}

TravelTimes fill_travel_times(ProfileRouters routers, ProfilePositions positions, const RunContext& context) {
  TravelTimes table(0, routers.size(), starts_of(routers));
  append_travel_times(table, routers, positions, context);
  return table;
}

void append_travel_times(TravelTimes& table, ProfileRouters routers, ProfilePositions positions,
                         const RunContext& context) {
  assert(routers.size() == positions.size() && routers.size() == table.profile_count());
  assert(starts_of(routers) == table.period_starts());
  const std::size_t before = table.location_count();
  const std::size_t after = positions.empty() ? before : positions.front().size();
  table.add_locations(after - before);
  for (std::size_t profile = 0; profile < routers.size(); ++profile) {
    assert(positions[profile].size() == after);
    Filler filler(table, *routers[profile], TravelProfileId(profile), context);
    filler.fill(positions[profile], before, after - before, 0);
    filler.fill(positions[profile], 0, before, before);
  }
}

TravelTimes fill_all_pairs(ProfileRouters routers, double most_bytes, const RunContext& context) {
  if (routers.empty()) return TravelTimes(0, 0);
  const Network& network = routers.front()->network();
  const std::size_t periods = routers.front()->period_starts().size() + 1;
  refuse_too_large({network.nodes().size(), routers.size(), periods}, most_bytes, "all pairs");
  std::vector<std::vector<Position>> positions;
  for (const Router* router : routers) {
    std::vector<Position>& places = positions.emplace_back();
    for (const Junction& junction : network.nodes()) places.push_back(router->snap(junction.at));
  }
  return fill_travel_times(routers, positions, context);
}

}  // namespace postkutscher
