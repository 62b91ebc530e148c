// Pools of overlapping good routes as a search leaves them: short annealings of a pickup-and-delivery plan on the
// plane, all started differently, and every route of every plan that they accepted. Without time windows: only the
// choice among the routes matters here.
#pragma once

#include <cstdint>

#include "engine/planning/set_partitioning.h"

namespace postkutscher {

struct RandomRoutes {
  std::uint64_t seed = 1;
  int requests = 48;
  int duties = 5;
  std::size_t columns = 1000;  // at most; those of the best plans
  int searches = 8;
  int rounds = 500;  // of each
};

struct RoutePoolExample {
  PartitioningProblem problem;  // everything must be covered
  double best_plan = 0;         // cost of the best plan that the searches saw
};

RoutePoolExample random_routes(const RandomRoutes& wanted);

}  // namespace postkutscher
