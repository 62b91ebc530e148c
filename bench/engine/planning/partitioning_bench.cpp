// Set partitioning over pools of overlapping routes: 48 to 144 requests, 500 to 5,000 routes, with the best plan of the
// searches as cutoff. Every answer is checked to be a partition at the cost it claims; `proven` tells how many of the
// pools were decided within the nodes.
#include <benchmark/benchmark.h>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "tests/support/random_routes.h"

namespace postkutscher {

namespace {

constexpr int kPools = 3;

bool is_partition(const PartitioningProblem& problem, const Partitioning& answer) {
  std::vector<int> covered(problem.penalty.size(), 0);
  double cost = 0;
  for (const std::size_t k : answer.chosen) {
    cost += problem.columns[k].cost;
    for (const RequestId r : problem.columns[k].requests) ++covered[r.index()];
  }
  for (const int times : covered) {
    if (times != 1) return false;
  }
  return std::abs(cost - answer.cost) < 1e-6 * cost && answer.chosen.size() <= std::size_t(problem.duties[0]);
}

// Arguments: requests, duties, routes.
void partitioning(benchmark::State& state) {
  std::vector<RoutePoolExample> pools;
  for (std::uint64_t seed = 1; seed <= kPools; ++seed) {
    pools.push_back(random_routes({.seed = seed,
                                   .requests = static_cast<int>(state.range(0)),
                                   .duties = static_cast<int>(state.range(1)),
                                   .columns = static_cast<std::size_t>(state.range(2)),
                                   .searches = 12,
                                   .rounds = 1500}));
  }
  std::vector<PartitioningResult> results(pools.size());
  for ([[maybe_unused]] const auto round : state) {
    for (std::size_t k = 0; k < pools.size(); ++k) {
      results[k] = solve_partitioning(pools[k].problem, {}, pools[k].best_plan);
    }
  }
  double proven = 0;
  double improved = 0;
  double nodes = 0;
  for (std::size_t k = 0; k < pools.size(); ++k) {
    proven += results[k].proven ? 1.0 / kPools : 0;
    improved += results[k].best ? 1.0 / kPools : 0;
    nodes += static_cast<double>(results[k].nodes) / kPools;
    if (!results[k].best || is_partition(pools[k].problem, *results[k].best)) continue;
    std::fprintf(stderr, "pool %zu: the choice is not a partition at its cost\n", k);
    std::exit(1);
  }
  state.counters["proven"] = proven;
  state.counters["improved"] = improved;
  state.counters["nodes"] = nodes;
  state.SetItemsProcessed(state.iterations() * kPools);
}
BENCHMARK(partitioning)
    ->Unit(benchmark::kMillisecond)
    ->ArgNames({"requests", "duties", "routes"})
    ->ArgsProduct({{48}, {5}, {500, 1000, 2000}})
    ->ArgsProduct({{96}, {9}, {500, 1000, 2000, 5000}})
    ->ArgsProduct({{144}, {13}, {500, 1000, 2000, 5000}});

}  // namespace

}  // namespace postkutscher

BENCHMARK_MAIN();
