// Plans drawn at random and insertion by brute force, for property tests.
#pragma once

#include <boost/random/uniform_int_distribution.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "engine/base/random.h"
#include "engine/planning/solution.h"

namespace postkutscher {

// Every feasible way to insert the request, by making each longer route.
inline std::vector<RoutePointer> all_insertions(RouteBuilder& builder, const DutyRoute& route, RequestId request) {
  std::vector<RoutePointer> longer;
  for (std::uint32_t i = 0; i <= route.stops.size(); ++i) {
    for (std::uint32_t j = i; j <= route.stops.size(); ++j) {
      RoutePointer inserted = builder.with_insertion(route, request, i, j);
      if (inserted) longer.push_back(std::move(inserted));
    }
  }
  return longer;
}

inline std::optional<Cost> by_brute_force(RouteBuilder& builder, const DutyRoute& route, RequestId request) {
  std::optional<Cost> best;
  for (const RoutePointer& longer : all_insertions(builder, route, request)) {
    if (!best || longer->cost - route.cost < *best) best = longer->cost - route.cost;
  }
  return best;
}

// Each request goes to a random feasible place of a random one of its duties that has any.
inline Solution random_plan(Workspace& workspace, RandomStream& random) {
  const auto below = [&](std::size_t n) {
    return boost::random::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  Solution solution(workspace);
  for (const RequestId request : workspace.model.problem().requests.ids()) {
    std::vector<DutyId> duties = workspace.model.candidates(request);
    while (!duties.empty()) {
      const auto at = duties.begin() + static_cast<std::ptrdiff_t>(below(duties.size()));
      const auto longer = all_insertions(workspace.builder, solution.route(*at), request);
      duties.erase(at);
      if (longer.empty()) continue;
      solution.replace(longer[below(longer.size())]);
      break;
    }
  }
  return solution;
}

}  // namespace postkutscher
