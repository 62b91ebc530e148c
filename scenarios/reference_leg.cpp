#include <boost/multiprecision/cpp_int.hpp>

#include "engine/routing/travel_time_tables.h"
#include "scenarios/planning_case.h"

namespace postkutscher {

namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

std::int64_t ceil_of(const cpp_rational& value) {
  const cpp_int top = numerator(value);
  const cpp_int bottom = denominator(value);
  return static_cast<std::int64_t>((top + bottom - 1) / bottom);
}

// The definition of TravelTimes::leg in exact fractions: the share driven within a period takes that share of the
// period's duration.
Duration drive_through_periods(Duration free_flow, Instant depart, double factor_before,
                               std::span<const Instant> starts, std::span<const double> factors) {
  cpp_rational left = 1;
  std::int64_t now = depart.ticks;
  for (std::size_t period = 0; period <= starts.size(); ++period) {
    const bool last = period == starts.size();
    if (!last && starts[period].ticks <= now) continue;
    const std::int64_t whole = scaled(free_flow, period == 0 ? factor_before : factors[period - 1]).ticks;
    const cpp_rational rest = left * whole;
    if (last || rest <= starts[period].ticks - now) return {now - depart.ticks + ceil_of(rest)};
    left -= cpp_rational(starts[period].ticks - now, whole);
    now = starts[period].ticks;
  }
  return Duration::infinite();
}

}  // namespace

ReferenceLeg reference_leg(const PlanningCase& planning_case) {
  return [&planning_case](LocationId from, LocationId to, TravelProfileId profile, Instant depart) {
    if (from == to) return Duration{};
    const auto& positions = planning_case.positions[profile.index()];
    const Position& start = positions[from.index()];
    const Position& end = positions[to.index()];
    if (!start.found() || !end.found()) return Duration::infinite();
    const Router& router = *planning_case.routers[profile.index()];
    const auto cost = router.plain_cost(start, end);
    if (!cost) return Duration::infinite();
    return drive_through_periods(cost->duration, depart, planning_case.factor_before_first_period,
                                 planning_case.problem.travel_times->period_starts(), planning_case.period_factors);
  };
}

}  // namespace postkutscher
