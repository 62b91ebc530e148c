// From one place to another: the cost alone, by a search and by a table of one pair; the route with its path; and as
// references the plain search and Boost's Dijkstra, which finds the ways to all places. Answers that differ end the
// benchmark with an error.
#include <algorithm>
#include <benchmark/benchmark.h>

#include "bench/engine/routing/bench_roads.h"

namespace postkutscher {
namespace {

constexpr std::size_t kPlaces = 1000;
constexpr std::size_t kCompared = 20;

const std::vector<Position>& places() {
  static const std::vector<Position> kFound = bench_roads().places(kPlaces);
  return kFound;
}

struct Pair {
  const Position& from;
  const Position& to;
};

Pair pair(std::size_t number) {
  return {places()[number % kPlaces], places()[(number * 7 + 13) % kPlaces]};
}

std::optional<PathCost> by_table(const Pair& pair) {
  return bench_roads().router().costs({&pair.from, 1}, {&pair.to, 1}, {}).at(0, 0);
}

std::optional<PathCost> by_route(const Pair& pair, RouterWorkspace& workspace) {
  const auto route = bench_roads().router().route(pair.from, pair.to, workspace);
  return route ? std::optional(route->cost) : std::nullopt;
}

std::optional<PathCost> by_boost(const Pair& pair) {
  return bench_reference().to(bench_reference().from(pair.from), pair.to);
}

// Asks pair after pair and compares the first ones with Boost's answers.
template <class Ask>
void run(benchmark::State& state, const Ask& ask) {
  for (std::size_t i = 0; i < kCompared; ++i) {
    if (!on_one_segment(pair(i).from, pair(i).to) && ask(pair(i)) != by_boost(pair(i))) {
      state.SkipWithError("differs from Boost");
      return;
    }
  }
  std::size_t number = 0;
  for (auto _ : state) benchmark::DoNotOptimize(ask(pair(number++)));
}

void table_of_one_pair(benchmark::State& state) {
  run(state, by_table);
}

void cost(benchmark::State& state) {
  auto workspace = bench_roads().router().make_workspace();
  run(state, [&](const Pair& asked) { return bench_roads().router().cost(asked.from, asked.to, workspace); });
}

void route(benchmark::State& state) {
  auto workspace = bench_roads().router().make_workspace();
  run(state, [&](const Pair& asked) { return by_route(asked, workspace); });
}

void plain_search(benchmark::State& state) {
  run(state, [](const Pair& asked) { return bench_roads().router().plain_cost(asked.from, asked.to); });
}

void boost_to_all(benchmark::State& state) {
  run(state, by_boost);
}

BENCHMARK(cost)->Unit(benchmark::kMicrosecond);
BENCHMARK(table_of_one_pair)->Unit(benchmark::kMicrosecond);
BENCHMARK(route)->Unit(benchmark::kMicrosecond);
BENCHMARK(plain_search)->Unit(benchmark::kMicrosecond);
BENCHMARK(boost_to_all)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace postkutscher

BENCHMARK_MAIN();
