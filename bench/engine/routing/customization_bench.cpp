// From a profile to costs of the hierarchy's arcs: the metric, then the customization of one and of eight metrics at
// once. Weights that differ from those of a metric alone end the benchmark with an error.
#include <algorithm>
#include <benchmark/benchmark.h>

#include "bench/engine/routing/bench_roads.h"
#include "engine/routing/hierarchy_weights.h"

namespace postkutscher {
namespace {

// Cars that differ in their top speed.
std::vector<Metric> metrics(std::int64_t count) {
  std::vector<Metric> found;
  for (std::int64_t i = 0; i < count; ++i) {
    Profile profile = standard_profile("car");
    profile.top_speed -= 10 * static_cast<double>(i);
    found.push_back(make_metric(bench_roads().network(), bench_roads().group().turns, profile));
  }
  return found;
}

void metric(benchmark::State& state) {
  bench_roads();
  for (auto _ : state) benchmark::DoNotOptimize(metrics(1));
}

void customization(benchmark::State& state) {
  const Hierarchy& hierarchy = bench_roads().group().hierarchy;
  const auto together = metrics(state.range(0));
  const RunContext context = on_threads(static_cast<int>(state.range(1)));
  std::vector<HierarchyWeights> weights;
  for (auto _ : state) weights = customize(hierarchy, together, context);
  state.SetItemsProcessed(state.iterations() * state.range(0));
  for (std::size_t i = 0; i < together.size(); ++i) {
    const HierarchyWeights alone = customize(hierarchy, together[i], {});
    if (alone.up != weights[i].up || alone.down != weights[i].down) state.SkipWithError("differs from a metric alone");
  }
}

void detours(benchmark::State& state) {
  const Hierarchy& hierarchy = bench_roads().group().hierarchy;
  const HierarchyWeights weights = customize(hierarchy, metrics(1).front(), {});
  const RunContext context = on_threads(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(find_detours(hierarchy, weights, context));
}

BENCHMARK(metric)->Unit(benchmark::kMillisecond);
BENCHMARK(customization)
    ->ArgNames({"metrics", "threads"})
    ->ArgsProduct({{1, 8}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(detours)->ArgName("threads")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace postkutscher

BENCHMARK_MAIN();
