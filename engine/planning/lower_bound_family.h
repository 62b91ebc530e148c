// What a bound needs to know of the duties: equal duties form a class, and all routes that a duty of a class may drive
// with one of its interiors form a route family. Times are ticks, distances decimetres, both as plain integers.
// Costs are fine: kFinePerCost parts of a Cost, so that a sum of legs needs no rounding.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/fleet/problem.h"
#include "engine/planning/lower_bound_request_set.h"

namespace postkutscher::lower_bounds {

inline constexpr std::int64_t kFinePerCost = 1000 * kDecimetresPerMetre;
// Longer than any way between two instants.
inline constexpr std::int64_t kNoWay = std::int64_t{1} << 52;

struct DutyClass {
  std::vector<DutyId> duties;  // same vehicle features, owner's rules, shift, ends, rates; ascending
};

std::vector<DutyClass> duty_classes(const Problem& problem);

// Start of service at a place; tightened by the shift, the ride and the ride-time limit.
struct Place {
  std::int64_t earliest = 0;
  std::int64_t latest = 0;
  std::int64_t service = 0;
};

class RouteFamily {
 public:
  // Time-dependent legs take their least time: a relaxation.
  RouteFamily(const Problem& problem, std::size_t duty_class, DutyId duty, const Layout& layout);

  static std::size_t pickup(std::size_t request) { return 2 * request; }
  static std::size_t dropoff(std::size_t request) { return 2 * request + 1; }
  std::size_t start() const { return 2 * request_count_; }
  std::size_t end() const { return 2 * request_count_ + 1; }

  std::size_t duty_class() const { return duty_class_; }
  std::size_t request_count() const { return request_count_; }
  const std::vector<std::size_t>& requests() const { return requests_; }  // that it may serve
  const Place& place(std::size_t node) const { return places_[node]; }
  std::int64_t time(std::size_t from, std::size_t to) const { return times_[from * nodes() + to]; }
  std::int64_t distance(std::size_t from, std::size_t to) const { return distances_[from * nodes() + to]; }
  // Least time over any ways and stops in between.
  std::int64_t least_time(std::size_t from, std::size_t to) const { return least_times_[from * nodes() + to]; }
  // From start of service at the pickup to start of service at the drop-off.
  std::int64_t longest_ride(std::size_t request) const { return longest_rides_[request]; }

  // May these requests be aboard together.
  bool fits(const RequestSet& aboard) const;

  std::int64_t longest() const { return duty_.longest.ticks; }
  // Whether the time between leaving and coming home costs or is limited below the length of the shift.
  bool duration_matters() const { return duration_matters_; }
  std::int64_t fine_per_decimetre() const { return duty_.rates.per_km.value; }
  // At most the fine cost of using a duty; the rounding of duty_cost is taken off.
  std::int64_t fine_per_use() const { return fine_per_use_; }
  std::int64_t fine_time_cost(std::int64_t ticks) const;
  // At most the fine cost of a further tick, but for one kFinePerCost of rounding per route.
  std::int64_t fine_per_tick() const;
  // The exact cost of a route, in fine cost.
  std::int64_t fine_cost(std::int64_t ticks, std::int64_t decimetres) const;
  // Cost that no route exceeds; a double, because it may be out of the range of exact sums.
  double dearest_route_in_cost() const;
  // Fine cost that no route for a single request exceeds.
  std::int64_t dearest_ride() const;

 private:
  std::int64_t most_ticks() const;
  std::size_t nodes() const { return 2 * request_count_ + 2; }
  void read_legs(const Problem& problem);
  void close_least_times();
  bool tighten(const Problem& problem, std::size_t request);

  std::size_t duty_class_;
  std::size_t request_count_;
  Duty duty_;
  Layout layout_;
  std::size_t most_on_board_;
  std::vector<Load> loads_;
  std::vector<bool> shares_;
  std::vector<std::size_t> requests_;
  std::vector<Place> places_;
  std::vector<std::int64_t> times_;
  std::vector<std::int64_t> distances_;
  std::vector<std::int64_t> least_times_;
  std::vector<std::int64_t> longest_rides_;
  bool duration_matters_ = false;
  std::int64_t fine_per_use_ = 0;
};

// One family per class and interior; interiors that another one of the class covers are left out.
std::vector<RouteFamily> route_families(const Problem& problem, const std::vector<DutyClass>& classes);

}  // namespace postkutscher::lower_bounds
