// A plan under construction: one route per duty, who serves whom, and the value by which plans are compared. Every
// request that is not on board at the start is either in exactly one route or unserved. Copies share their routes.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/planning/insertion_cache.h"

namespace postkutscher {

// Lexicographic: first the price of all that is not served, then how many that are (prices may be 0), then cost.
struct Objective {
  Cost unserved_price;
  std::int64_t unserved = 0;
  Cost driving;
  auto operator<=>(const Objective&) const = default;
};

class Solution {
 public:
  // Only the drop-offs of requests on board at the start, as far as they can be done in time.
  explicit Solution(Workspace& workspace);

  const DutyRoute& route(DutyId duty) const { return *routes_[duty]; }
  const RoutePointer& route_pointer(DutyId duty) const { return routes_[duty]; }
  // None when unserved.
  DutyId served_by(RequestId request) const { return served_by_[request]; }
  const Objective& objective() const { return objective_; }
  std::vector<RequestId> unserved() const;  // ascending
  std::size_t duties_used() const;          // with at least one stop
  // The same stops in the same order, duty by duty.
  bool has_routes_of(const Solution& other) const;

  // Puts `route` in the place of its duty's and accounts for requests that come or go.
  void replace(RoutePointer route);

  // Inserts by way of `replace`; false, and nothing changed, when the new route turns out infeasible.
  bool insert(Workspace& workspace, DutyId duty, RequestId request, const Insertion& insertion);
  // Takes the requests out of their routes; those stay (all of a route) whose route is infeasible without them.
  void remove(Workspace& workspace, std::span<const RequestId> requests);

  // Times every route. Requests that are unserved get no refusal yet.
  Schedule to_schedule() const;

 private:
  void account(const DutyRoute& route, int sign);
  void place_passengers(Workspace& workspace, DutyId duty);

  const PlanningModel* model_;
  IdVector<DutyId, RoutePointer> routes_;
  IdVector<RequestId, DutyId> served_by_;
  Objective objective_;
};

}  // namespace postkutscher
