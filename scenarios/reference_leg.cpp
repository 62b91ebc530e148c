#include <boost/multiprecision/cpp_int.hpp>
#include <span>

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
// period's duration, which `drive(period)` finds on the road; infinite where there is no way.
template <class Drive>
Duration drive_through_periods(Instant depart, std::span<const Instant> starts, Drive drive) {
  cpp_rational left = 1;
  std::int64_t now = depart.ticks;
  for (std::size_t period = 0; period <= starts.size(); ++period) {
    const bool last = period == starts.size();
    if (!last && starts[period].ticks <= now) continue;
    const Duration whole = drive(period);
    if (whole.is_infinite()) return whole;
    const cpp_rational rest = left * whole.ticks;
    if (last || rest <= starts[period].ticks - now) return {now - depart.ticks + ceil_of(rest)};
    left -= cpp_rational(starts[period].ticks - now, whole.ticks);
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
    return drive_through_periods(depart, router.period_starts(), [&](std::size_t period) {
      const auto cost = router.plain_cost(start, end, period);
      return cost ? cost->duration : Duration::infinite();
    });
  };
}

}  // namespace postkutscher
