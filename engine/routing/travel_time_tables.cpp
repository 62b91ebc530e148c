#include "engine/routing/travel_time_tables.h"

#include <cassert>
#include <cmath>

#include "engine/base/errors.h"
#include "engine/base/parallel.h"

namespace postkutscher {

namespace {

constexpr std::int64_t kMillion = 1'000'000;
constexpr std::size_t kSourcesPerBlock = 8;

struct Row {
  LocationId from;
  TravelProfileId profile;
};

void fill_row(TravelTimes& table, Row row, std::span<const std::optional<PathCost>> costs,
              std::span<const double> factors) {
  for (std::size_t to = 0; to < costs.size(); ++to) {
    if (!costs[to]) continue;
    const bool same = to == row.from.index();
    const PathCost cost = same ? PathCost{} : *costs[to];
    for (std::size_t period = 0; period < factors.size(); ++period) {
      table.set(row.from, LocationId(to), row.profile, period, scaled(cost.duration, factors[period]));
    }
    table.set_distance(row.from, LocationId(to), row.profile, cost.distance);
  }
}

}  // namespace

Duration scaled(Duration free_flow, double factor) {
  if (free_flow.is_infinite()) return Duration::infinite();
  // In millionths, so that 10 ticks times 1.1 are 11 and not the 12 to which 11.000000000000002 rounds up.
  const std::int64_t millionths = std::llround(factor * static_cast<double>(kMillion));
  return {(free_flow.ticks * millionths + kMillion - 1) / kMillion};
}

TravelTimes fill_travel_times(std::span<const Router* const> routers, std::span<const std::vector<Position>> positions,
                              double factor_before, std::span<const TravelPeriod> periods, const RunContext& context) {
  assert(routers.size() == positions.size());
  const std::size_t locations = positions.empty() ? 0 : positions.front().size();
  std::vector<Instant> starts;
  std::vector<double> factors{factor_before};
  for (const TravelPeriod& period : periods) {
    starts.push_back(period.start);
    factors.push_back(period.factor);
  }
  TravelTimes table(locations, routers.size(), std::move(starts));
  parallel_for_blocks(routers.size() * locations, kSourcesPerBlock, context.threads,
                      [&](std::size_t first, std::size_t last) {
                        RouterWorkspace workspace = routers.front()->make_workspace();
                        for (std::size_t i = first; i < last && !context.cancelled(); ++i) {
                          const std::size_t profile = i / locations, from = i % locations;
                          const auto& places = positions[profile];
                          assert(places.size() == locations);
                          const auto costs = routers[profile]->one_to_many(places[from], places, workspace);
                          fill_row(table, {LocationId(from), TravelProfileId(profile)}, costs, factors);
                        }
                      });
  if (context.cancelled()) throw Cancelled();
  return table;
}

}  // namespace postkutscher
