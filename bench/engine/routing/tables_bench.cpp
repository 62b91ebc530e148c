// Tables between many places, with distances (costs) and without (durations), against one search of Boost's Dijkstra
// per source. Tables that differ from Boost's answers end the benchmark with an error.
#include <algorithm>
#include <benchmark/benchmark.h>

#include "bench/engine/routing/bench_roads.h"

namespace postkutscher {
namespace {

constexpr std::size_t kCompared = 5;  // sources

// Whether `cell` (of source and target) gives Boost's cost, for all targets of a few sources.
template <class Equal>
bool agrees(const std::vector<Position>& places, const Equal& equal) {
  for (std::size_t from = 0; from < std::min(kCompared, places.size()); ++from) {
    const auto reference = bench_reference().from(places[from]);
    for (std::size_t to = 0; to < places.size(); ++to) {
      if (on_one_segment(places[from], places[to])) continue;
      if (!equal(from, to, bench_reference().to(reference, places[to]))) return false;
    }
  }
  return true;
}

void costs(benchmark::State& state) {
  const auto places = bench_roads().places(static_cast<std::size_t>(state.range(0)));
  const RunContext context = on_threads(static_cast<int>(state.range(1)));
  CostTable table(0, 0);
  for (auto _ : state) table = bench_roads().router().costs(places, places, context);
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(0));
  const auto equal = [&](std::size_t from, std::size_t to, const std::optional<PathCost>& cost) {
    return table.at(from, to) == cost;
  };
  if (!agrees(places, equal)) state.SkipWithError("differs from Boost");
}

void durations(benchmark::State& state) {
  const auto places = bench_roads().places(static_cast<std::size_t>(state.range(0)));
  const RunContext context = on_threads(static_cast<int>(state.range(1)));
  std::vector<std::uint32_t> table;
  for (auto _ : state) table = bench_roads().router().durations(places, places, context);
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(0));
  const auto equal = [&](std::size_t from, std::size_t to, const std::optional<PathCost>& cost) {
    const std::uint32_t ticks = cost ? static_cast<std::uint32_t>(cost->duration.ticks) : Router::kNoDuration;
    return table[from * places.size() + to] == ticks;
  };
  if (!agrees(places, equal)) state.SkipWithError("differs from Boost");
}

void boost_one_source(benchmark::State& state) {
  const auto places = bench_roads().places(1000);
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(bench_reference().from(places[i++ % places.size()]));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(places.size()));
}

void sizes_and_threads(benchmark::internal::Benchmark* table) {
  table->ArgNames({"places", "threads"})
      ->ArgsProduct({{1, 100, 1000}, {1, 2}})
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime();
}

BENCHMARK(costs)->Apply(sizes_and_threads);
BENCHMARK(durations)->Apply(sizes_and_threads);
BENCHMARK(boost_one_source)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace postkutscher

BENCHMARK_MAIN();
