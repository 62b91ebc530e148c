// The way that vehicles take on the roads: the legs of a duty routed again with the routers and positions of the
// planning case, as polylines. A leg takes the fastest way of the period in which it begins.
#pragma once

#include <vector>

#include "scenarios/report/timeline.h"
#include "scenarios/run_result.h"

namespace postkutscher::report {

struct LegLine {
  std::vector<Coordinate> points;  // empty for a leg without a way (same place) or without a route
  bool empty = true;               // nobody aboard
};

// One line per leg: to each visit and home.
std::vector<LegLine> leg_lines(const RunResult& run, const Problem& problem, const DutyRow& duty);

}  // namespace postkutscher::report
