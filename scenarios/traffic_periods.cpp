#include "scenarios/traffic_periods.h"

#include <algorithm>

namespace postkutscher {

namespace {

Instant period_start(const Calendar& calendar, Date day, TimeOfDay time) {
  constexpr int kHour = 3600;
  const auto instant = calendar.to_instant({day, time}, true);
  if (const auto* there = std::get_if<Instant>(&instant)) return *there;
  const auto later = calendar.to_instant({day, TimeOfDay{time.seconds + kHour}}, true);
  return std::get<Instant>(later);
}

}  // namespace

DayPeriods day_periods(const Scenario& scenario) {
  const Calendar calendar = scenario.calendar();
  TimeWindow horizon{Instant::latest_possible(), Instant::earliest_possible()};
  for (const FleetVehicle& vehicle : scenario.fleet) {
    horizon.earliest = std::min(horizon.earliest, vehicle.shift.earliest);
    horizon.latest = std::max(horizon.latest, vehicle.shift.latest);
  }
  DayPeriods result;
  if (horizon.latest < horizon.earliest) return result;
  const Date last_day = calendar.to_local(horizon.latest).date;
  double factor = 1.0;
  for (Date day = calendar.to_local(horizon.earliest).date.plus_days(-1); day <= last_day; day = day.plus_days(1)) {
    for (const TrafficPeriod& period : scenario.periods) {
      const Instant start = period_start(calendar, day, period.from);
      if (start <= horizon.earliest) {
        result.factor_before = factor = period.factor;
        continue;
      }
      // Periods may meet where the clocks skip an hour; then the later one holds.
      while (!result.further.empty() && start <= result.further.back().start) result.further.pop_back();
      factor = result.further.empty() ? result.factor_before : result.further.back().factor;
      if (start < horizon.latest && period.factor != factor) result.further.push_back({start, period.factor});
    }
  }
  return result;
}

}  // namespace postkutscher
