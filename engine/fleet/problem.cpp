#include "engine/fleet/problem.h"

#include <algorithm>

namespace postkutscher {

namespace {

bool fits(const Load& load, const Layout& layout) {
  for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
    if (load[kind] > layout.capacity[kind]) return false;
  }
  return true;
}

bool lists(const std::vector<OperatorId>& operators, OperatorId id) {
  return std::find(operators.begin(), operators.end(), id) != operators.end();
}

}  // namespace

bool is_eligible(const Problem& problem, DutyId duty_id, RequestId request_id) {
  const Duty& duty = problem.duties[duty_id];
  const Request& request = problem.requests[request_id];
  const Vehicle& vehicle = problem.vehicles[duty.vehicle];
  if ((request.vehicle_classes & class_bit(vehicle.vehicle_class)) == 0) return false;
  if (!request.only_operators.empty() && !lists(request.only_operators, duty.owner)) return false;
  if (lists(request.never_operators, duty.owner)) return false;
  return std::any_of(vehicle.layouts.begin(), vehicle.layouts.end(),
                     [&](const Layout& layout) { return fits(request.load, layout); });
}

Cost duty_cost(const CostRates& rates, Duration on_the_road, Distance distance) {
  constexpr std::int64_t kTicksPerHour = 3600 * kTicksPerSecond;
  constexpr std::int64_t kDecimetresPerKilometre = 1000 * kDecimetresPerMetre;
  return rates.per_use + Cost{rates.per_hour.value * on_the_road.ticks / kTicksPerHour} +
         Cost{rates.per_km.value * distance.decimetres / kDecimetresPerKilometre};
}

}  // namespace postkutscher
