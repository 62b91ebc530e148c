// A route as a column of the set partitioning, and the dual values that price it. Costs are fine
// (lower_bound_family.h).
#pragma once

#include <cstdint>
#include <vector>

#include "engine/planning/lower_bound_request_set.h"

namespace postkutscher::lower_bounds {

struct RouteColumn {
  std::size_t duty_class = 0;
  std::size_t family = 0;
  RequestSet requests;
  std::int64_t cost = 0;                  // exact
  std::vector<std::uint32_t> fragments;   // of the family, in order
  std::vector<std::uint16_t> again = {};  // of a relaxed route: requests that it serves once more each
};

// Whole numbers, so that reduced costs and bounds are exact. Any values give a valid bound.
struct DualValues {
  std::vector<std::int64_t> requests;      // per request; 0 where it need not be served
  std::vector<std::int64_t> duty_classes;  // per class, at most 0
};

inline std::int64_t reduced_cost(const RouteColumn& route, const DualValues& duals) {
  std::int64_t sum = route.cost - duals.duty_classes[route.duty_class];
  route.requests.for_each([&](std::size_t request) { sum -= duals.requests[request]; });
  for (const std::uint16_t request : route.again) sum -= duals.requests[request];
  return sum;
}

}  // namespace postkutscher::lower_bounds
