#include "engine/routing/travel_time_tables.h"

#include <cassert>
#include <fmt/format.h>

#include "engine/base/errors.h"

namespace postkutscher {

namespace {

// Rows and columns of one profile: all pairs of sources and targets, whose locations count from those numbers on.
class Filler {
 public:
  Filler(TravelTimes& table, const Router& router, TravelProfileId profile, const RunContext& context)
      : table_(table), router_(router), profile_(profile), context_(context) {}

  void fill(std::span<const Position> all, std::size_t first_source, std::size_t source_count,
            std::size_t first_target) {
    const auto sources = all.subspan(first_source, source_count);
    const auto targets = all.subspan(first_target);
    if (sources.empty() || targets.empty()) return;
    first_source_ = first_source;
    first_target_ = first_target;
    const CostTable free_flow = router_.costs(sources, targets, context_);
    enter_free_flow(free_flow, sources.size(), targets.size());
    for (std::size_t period = 1; period < table_.period_count(); ++period) {
      enter_period(router_.durations(sources, targets, context_, period), period, targets.size());
    }
  }

 private:
  void enter_free_flow(const CostTable& costs, std::size_t sources, std::size_t targets) {
    for (std::size_t s = 0; s < sources; ++s) {
      for (std::size_t t = 0; t < targets; ++t) {
        if (const auto cost = costs.at(s, t)) {
          const bool here = from(s) == to(t);
          table_.set(from(s), to(t), profile_, 0, here ? Duration{} : cost->duration);
          table_.set_distance(from(s), to(t), profile_, here ? Distance{} : cost->distance);
        }
      }
    }
  }

  void enter_period(const std::vector<std::uint32_t>& durations, std::size_t period, std::size_t targets) {
    for (std::size_t i = 0; i < durations.size(); ++i) {
      const LocationId a = from(i / targets), b = to(i % targets);
      if (durations[i] == Router::kNoDuration) {
        make_unreachable(a, b);
      } else if (!table_.in_period(a, b, profile_, 0).is_infinite()) {
        table_.set(a, b, profile_, period, a == b ? Duration{} : Duration{durations[i]});
      }
    }
  }

  // A way that takes too long for a cost in one period counts as none in all.
  void make_unreachable(LocationId a, LocationId b) {
    for (std::size_t period = 0; period < table_.period_count(); ++period) {
      table_.set(a, b, profile_, period, Duration::infinite());
    }
  }

  LocationId from(std::size_t source) const { return LocationId(first_source_ + source); }
  LocationId to(std::size_t target) const { return LocationId(first_target_ + target); }

  TravelTimes& table_;
  const Router& router_;
  TravelProfileId profile_;
  const RunContext& context_;
  std::size_t first_source_ = 0;
  std::size_t first_target_ = 0;
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
