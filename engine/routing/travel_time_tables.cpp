#include "engine/routing/travel_time_tables.h"

#include <cassert>
#include <cmath>

#include "engine/base/errors.h"

namespace postkutscher {

namespace {

constexpr std::int64_t kMillion = 1'000'000;

void fill_profile(TravelTimes& table, TravelProfileId profile, const CostTable& costs,
                  std::span<const double> factors) {
  for (std::size_t from = 0; from < table.location_count(); ++from) {
    for (std::size_t to = 0; to < table.location_count(); ++to) {
      const auto cost = costs.at(from, to);
      if (!cost) continue;
      const LocationId a(from), b(to);
      for (std::size_t period = 0; period < factors.size(); ++period) {
        table.set(a, b, profile, period, from == to ? Duration{} : scaled(cost->duration, factors[period]));
      }
      table.set_distance(a, b, profile, from == to ? Distance{} : cost->distance);
    }
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
  for (std::size_t profile = 0; profile < routers.size() && !context.cancelled(); ++profile) {
    const auto& places = positions[profile];
    assert(places.size() == locations);
    fill_profile(table, TravelProfileId(profile), routers[profile]->costs(places, places, context), factors);
  }
  if (context.cancelled()) throw Cancelled();
  return table;
}

}  // namespace postkutscher
