// What `import` computes for routing, by group of modes (0 = motor vehicles, 1 = walkers and cyclists): the elimination
// order by nested dissection, and the hierarchy that it gives. Two orders that differ end the benchmark with an error.
#include <benchmark/benchmark.h>

#include "bench/engine/routing/bench_roads.h"
#include "engine/routing/nested_dissection.h"

namespace postkutscher {
namespace {

void order(benchmark::State& state) {
  const Network& network = bench_roads().network();
  const ModeMask modes = kModeGroups[static_cast<std::size_t>(state.range(0))];
  std::vector<SegmentId> found;
  const RunContext context = on_threads(static_cast<int>(state.range(1)));
  for (auto _ : state) found = nested_dissection(network, modes, context);
  state.counters["segments"] = static_cast<double>(found.size());
  if (found != nested_dissection(network, modes, {})) state.SkipWithError("differs from the order on one thread");
}

void hierarchy(benchmark::State& state) {
  const Network& network = bench_roads().network();
  const ModeMask modes = kModeGroups[static_cast<std::size_t>(state.range(0))];
  const TurnGraph turns(network, modes);
  const auto order = nested_dissection(network, modes, {});
  for (auto _ : state) benchmark::DoNotOptimize(Hierarchy(turns, order));
  const Hierarchy found(turns, order);
  state.counters["vertices"] = found.vertex_count();
  state.counters["arcs"] = found.arc_count();
  state.counters["triangles"] = static_cast<double>(found.up().triangle_count() + found.down().triangle_count());
  state.counters["depth"] = found.depth();
}

BENCHMARK(order)
    ->ArgNames({"group", "threads"})
    ->ArgsProduct({{0, 1}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(hierarchy)->ArgName("group")->DenseRange(0, 1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace postkutscher

BENCHMARK_MAIN();
