// Routes of one family with small reduced cost, as sequences of fragments: pricing of column generation, and
// enumeration of all routes that can still be part of a better schedule.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/planning/lower_bound_completion.h"
#include "engine/planning/lower_bound_family.h"
#include "engine/planning/lower_bound_fragments.h"
#include "engine/planning/lower_bound_route.h"

namespace postkutscher::lower_bounds {

// Which of two partial routes with the same last place is dropped: the one that is no better in cost and times and …
enum class Dominance {
  any,             // nothing more: quick, but routes get lost
  fewer_requests,  // has served, or can no longer serve, all that the other has served: finds the best route
  same_requests,   // has served the same requests: finds the best route for every set of requests
};

struct LabelOptions {
  Dominance dominance = Dominance::fewer_requests;
  std::int64_t below = 0;  // reduced cost of the routes sought, in fine cost
  std::size_t most_routes = 200;
  std::size_t most_labels = 1'000'000;
  std::size_t most_completion_states = 20'000'000;
};

struct LabelResult {
  std::vector<RouteColumn> routes;  // by reduced cost, ascending; one per set of requests
  bool complete =
      true;  // no limit was reached, no route of reduced cost below `below` got lost (but by Dominance::any)
  std::int64_t least_reduced = 0;  // of the routes, as far as `below`; rounding of costs taken off
  std::size_t labels = 0;
};

// Source: labelling for the elementary shortest path with resource constraints (Feillet and others, Networks 44, 2004;
// unreachable requests count as served), over fragments, with completion bounds. Times of a route and of its fragments
// are functions max(earliest, t + elapsed) for t <= latest, which compose exactly.
LabelResult find_routes(const RouteFamily& family, std::size_t family_index, std::span<const Fragment> fragments,
                        const DualValues& duals, const LabelOptions& options, const RunContext& context);

}  // namespace postkutscher::lower_bounds
