// A benchmark instance as a planning problem. Locations are the nodes by number, requests those of the instance in
// order, duties its vehicles; one tick is 10^-k of the instance's unit with the largest k <= 8 for which every leg fits
// into 32 bits and every sum of costs into 64. Legs, services and earliest instants are rounded up, limits and latest
// instants down, so that a schedule of the problem is feasible for the instance. "Decimetres" are ticks of distance.
#pragma once

#include "engine/fleet/problem.h"
#include "importers/darp/benchmark.h"

namespace postkutscher {

struct BenchmarkProblem {
  Problem problem;
  std::int64_t ticks_per_unit = 1;  // a power of ten

  // In the unit of the instance.
  double units(Instant t) const { return static_cast<double>(t.ticks) / static_cast<double>(ticks_per_unit); }
};

// One duty a vehicle, at most as many as there are requests (more are never of use). Costs count ticks of distance:
// Cost{1} is one tick. In pickup and delivery a vehicle costs more than all distance that it could save, so fewer
// vehicles always win. The price of not serving a request exceeds the cost of serving all.
// Throws InputError ("too_large") when even the unit itself is too fine for 64 bits.
BenchmarkProblem benchmark_problem(const BenchmarkInstance& instance);

}  // namespace postkutscher
