// Routing for cars on more than a million junctions, step by step: 8 × 8 copies of Heidelberg joined by streets. Takes
// some minutes and some gigabytes. Costs that differ from those of the plain search, and a map that is not joined to
// one component, end the benchmark with an error.
#include <algorithm>
#include <benchmark/benchmark.h>

#include "bench/engine/routing/bench_roads.h"
#include "bench/engine/routing/tiled_network.h"
#include "engine/base/parallel.h"
#include "engine/routing/hierarchy_weights.h"
#include "engine/routing/nested_dissection.h"

namespace postkutscher {
namespace {

constexpr std::size_t kPlaces = 1000;
constexpr std::size_t kCompared = 5;

RunContext on_all_threads() {
  return on_threads(available_threads());
}

// Each step is taken once, by the benchmark that measures it or by the first that builds on it.
class Region {
 public:
  static Region& get() {
    static Region region;
    return region;
  }

  bool exists() const { return map_.has_value(); }
  const Network& map() const { return *map_; }

  void find_order() { order_ = nested_dissection(*map_, kMotorModes, on_all_threads()); }
  const std::vector<SegmentId>& order() {
    if (order_.empty()) find_order();
    return order_;
  }

  const BenchRoads& roads() {
    if (!roads_) {
      NetworkData data = map_->data();
      data.elimination_order[mode_group(Mode::car)] = order();
      roads_.emplace(Network(std::move(data)));
    }
    return *roads_;
  }

  const std::vector<Position>& places() {
    if (places_.empty()) places_ = roads().places(kPlaces);
    return places_;
  }

 private:
  // Without the long roads of the map that leave the city.
  Region() {
    const auto city = heidelberg("8.56,49.35,8.80,49.46");
    if (city) map_ = tiled(*city, {.columns = 8, .rows = 8, .streets_between = 6});
  }

  std::optional<Network> map_;
  std::vector<SegmentId> order_;
  std::optional<BenchRoads> roads_;
  std::vector<Position> places_;
};

// Nothing to measure without the map.
bool skipped(benchmark::State& state) {
  if (!Region::get().exists()) state.SkipWithError("skipped: no ../shared/data");
  return !Region::get().exists();
}

void order(benchmark::State& state) {
  if (skipped(state)) return;
  for (auto _ : state) Region::get().find_order();
  state.counters["junctions"] = static_cast<double>(Region::get().map().nodes().size());
  state.counters["segments"] = static_cast<double>(Region::get().order().size());
}

void topology(benchmark::State& state) {
  if (skipped(state)) return;
  const auto& order = Region::get().order();
  for (auto _ : state) {
    const TurnGraph turns(Region::get().map(), kMotorModes);
    benchmark::DoNotOptimize(Hierarchy(turns, order));
  }
  const Components components = count_components(Region::get().roads().topology(), standard_profile("car"));
  if (components.largest < components.open_directed_segments * 9 / 10) state.SkipWithError("the copies are not joined");
}

void customization(benchmark::State& state) {
  if (skipped(state)) return;
  const auto& group = Region::get().roads().group();
  const Metric& metric = Region::get().roads().metric();
  for (auto _ : state) benchmark::DoNotOptimize(customize(group.hierarchy, metric, on_all_threads()));
  state.counters["vertices"] = group.hierarchy.vertex_count();
  state.counters["arcs"] = group.hierarchy.arc_count();
}

void route(benchmark::State& state) {
  if (skipped(state)) return;
  const auto& places = Region::get().places();
  const Router& router = Region::get().roads().router();
  auto workspace = router.make_workspace();
  const auto target = [&](std::size_t i) -> const Position& { return places[(i * 7 + 13) % kPlaces]; };
  for (std::size_t i = 0; i < kCompared; ++i) {
    const auto found = router.route(places[i], target(i), workspace);
    if (!found || found->cost != router.plain_cost(places[i], target(i))) {
      state.SkipWithError("differs from the plain search");
    }
  }
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(router.route(places[i % kPlaces], target(i), workspace));
    ++i;
  }
}

void cost(benchmark::State& state) {
  if (skipped(state)) return;
  const auto& places = Region::get().places();
  const Router& router = Region::get().roads().router();
  auto workspace = router.make_workspace();
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(router.cost(places[i % kPlaces], places[(i * 7 + 13) % kPlaces], workspace));
    ++i;
  }
}

void durations(benchmark::State& state) {
  if (skipped(state)) return;
  const auto& places = Region::get().places();
  const Router& router = Region::get().roads().router();
  std::vector<std::uint32_t> table;
  for (auto _ : state) table = router.durations(places, places, on_all_threads());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(table.size()));
  if (std::find(table.begin(), table.end(), Router::kNoDuration) != table.end()) {
    state.SkipWithError("a place is out of reach");
  }
}

void costs(benchmark::State& state) {
  if (skipped(state)) return;
  const auto& places = Region::get().places();
  const Router& router = Region::get().roads().router();
  CostTable table(0, 0);
  for (auto _ : state) table = router.costs(places, places, on_all_threads());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kPlaces * kPlaces));
  for (std::size_t i = 0; i < kCompared; ++i) {
    const std::size_t j = kPlaces - 1 - i;
    if (table.at(i, j) != router.plain_cost(places[i], places[j])) {
      state.SkipWithError("differs from the plain search");
    }
  }
}

BENCHMARK(order)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();
BENCHMARK(topology)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();
BENCHMARK(customization)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(cost)->Unit(benchmark::kMicrosecond);
BENCHMARK(route)->Unit(benchmark::kMicrosecond);
BENCHMARK(durations)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(costs)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace postkutscher

BENCHMARK_MAIN();
