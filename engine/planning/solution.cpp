#include "engine/planning/solution.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

namespace postkutscher {

Solution::Solution(Workspace& workspace) : model_(&workspace.model) {
  const Problem& problem = model_->problem();
  served_by_.resize(problem.requests.size());
  for (const Request& request : problem.requests) {
    objective_.unserved_price += request.price_of_not_serving;
    ++objective_.unserved;
  }
  for (const DutyId duty : problem.duties.ids()) {
    routes_.push_back(workspace.builder.build(duty, {}));
    place_passengers(workspace, duty);
  }
}

void Solution::place_passengers(Workspace& workspace, DutyId duty) {
  for (const OnBoard& passenger : model_->problem().duties[duty].on_board) {
    RoutePointer best;
    const std::vector<Stop> stops = routes_[duty]->stops;
    for (std::size_t at = 0; at <= stops.size(); ++at) {
      std::vector<Stop> longer = stops;
      longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(at), {passenger.request, VisitKind::dropoff});
      RoutePointer route = workspace.builder.build(duty, longer);
      if (route && (!best || route->cost < best->cost)) best = std::move(route);
    }
    if (best) replace(std::move(best));
  }
}

void Solution::account(const DutyRoute& route, int sign) {
  objective_.driving += Cost{sign * route.cost.value};
  for (const Stop& stop : route.stops) {
    if (stop.kind != VisitKind::dropoff) continue;
    objective_.unserved -= sign;
    objective_.unserved_price -= Cost{sign * model_->problem().requests[stop.request].price_of_not_serving.value};
    // Routes may be replaced in any order: a request that already went elsewhere stays there.
    DutyId& place = served_by_[stop.request];
    if (sign > 0) {
      place = route.duty;
    } else if (place == route.duty) {
      place = DutyId();
    }
  }
}

void Solution::replace(RoutePointer route) {
  RoutePointer& place = routes_[route->duty];
  account(*place, -1);
  account(*route, +1);
  place = std::move(route);
}

std::vector<RequestId> Solution::unserved() const {
  std::vector<RequestId> result;
  for (const RequestId request : served_by_.ids()) {
    if (!served_by_[request].valid()) result.push_back(request);
  }
  return result;
}

std::size_t Solution::duties_used() const {
  const auto used = [](const RoutePointer& route) { return !route->empty(); };
  return static_cast<std::size_t>(std::count_if(routes_.begin(), routes_.end(), used));
}

bool Solution::has_routes_of(const Solution& other) const {
  return std::equal(routes_.begin(), routes_.end(), other.routes_.begin(), other.routes_.end(),
                    [](const RoutePointer& a, const RoutePointer& b) { return a == b || a->version == b->version; });
}

bool Solution::insert(Workspace& workspace, DutyId duty, RequestId request, const Insertion& insertion) {
  assert(!served_by_[request].valid());
  RoutePointer route =
      workspace.builder.with_insertion(*routes_[duty], request, insertion.pickup_after, insertion.dropoff_after);
  if (!route) return false;
  replace(std::move(route));
  return true;
}

void Solution::remove(Workspace& workspace, std::span<const RequestId> requests) {
  IdVector<RequestId, std::uint8_t> leaves(served_by_.size());
  std::vector<DutyId> duties;
  for (const RequestId request : requests) {
    leaves[request] = 1;
    duties.push_back(served_by_[request]);
  }
  std::sort(duties.begin(), duties.end());
  duties.erase(std::unique(duties.begin(), duties.end()), duties.end());
  for (const DutyId duty : duties) {
    RoutePointer route = duty.valid() ? workspace.builder.without(*routes_[duty], leaves) : nullptr;
    if (route) replace(std::move(route));
  }
}

Schedule Solution::to_schedule() const {
  Schedule schedule;
  for (const RoutePointer& route : routes_) {
    std::optional<DutyPlan> plan = time_route(model_->problem(), route->duty, route->stops);
    assert(plan.has_value());
    schedule.duties.push_back(std::move(*plan));
  }
  return schedule;
}

}  // namespace postkutscher
