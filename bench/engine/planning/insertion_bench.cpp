// Insertion tests per second: every request of a day that is not served yet against every route of half a plan, staged
// as the planner does it and, as reference, by timing every pair of positions. Both must name the same cheapest costs.
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

#include "engine/planning/construction.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

// The base day of Cottbus in numbers; the first half of the rides is planned, the second is tested.
struct HalfPlanned {
  HalfPlanned() : problem(random_problem({.seed = 1, .requests = 340, .duties = 30, .operators = 24, .periods = 5})) {
    for (std::size_t k = 0; k < problem.requests.size() / 2; ++k) {
      const Place place = cheapest_place(workspace, solution, RequestId(k));
      if (place.duty.valid()) solution.insert(workspace, place.duty, RequestId(k), place.insertion);
    }
    for (std::size_t k = problem.requests.size() / 2; k < problem.requests.size(); ++k) {
      for (const DutyId duty : model.candidates(RequestId(k))) {
        const std::int64_t gaps = static_cast<std::int64_t>(solution.route(duty).nodes.size()) - 1;
        pairs += gaps * (gaps + 1) / 2;
      }
    }
  }

  // Cheapest extra costs of all tested requests and duties in order; `cheapest` decides one.
  template <class Decide>
  std::vector<std::optional<Cost>> decide_all(const Decide& decide) const {
    std::vector<std::optional<Cost>> costs;
    for (std::size_t k = problem.requests.size() / 2; k < problem.requests.size(); ++k) {
      for (const DutyId duty : model.candidates(RequestId(k))) {
        costs.push_back(decide(solution.route(duty), RequestId(k)));
      }
    }
    return costs;
  }

  Problem problem;
  PlanningModel model{problem};
  mutable Workspace workspace{model};
  Solution solution{workspace};
  std::int64_t pairs = 0;
};

std::optional<Cost> staged(InsertionSearch& search, const DutyRoute& route, RequestId request) {
  const std::optional<Insertion> insertion = search.cheapest(route, request);
  return insertion ? std::optional(insertion->extra) : std::nullopt;
}

std::optional<Cost> by_timing_all(RouteBuilder& builder, const DutyRoute& route, RequestId request) {
  std::optional<Cost> best;
  const std::uint32_t gaps = static_cast<std::uint32_t>(route.nodes.size()) - 1;
  for (std::uint32_t i = 0; i < gaps; ++i) {
    for (std::uint32_t j = i; j < gaps; ++j) {
      const RoutePointer longer = builder.with_insertion(route, request, i, j);
      if (longer && (!best || longer->cost - route.cost < *best)) best = longer->cost - route.cost;
    }
  }
  return best;
}

void staged_insertion(benchmark::State& state) {
  const HalfPlanned day;
  InsertionSearch search(day.model);
  std::vector<std::optional<Cost>> costs;
  for ([[maybe_unused]] const auto round : state) {
    costs = day.decide_all([&](const DutyRoute& route, RequestId request) { return staged(search, route, request); });
  }
  const auto reference = day.decide_all(
      [&](const DutyRoute& route, RequestId request) { return by_timing_all(day.workspace.builder, route, request); });
  if (costs != reference) {
    std::size_t differing = 0;
    for (std::size_t k = 0; k < costs.size(); ++k) differing += costs[k] != reference[k] ? 1U : 0U;
    std::fprintf(stderr, "%zu of %zu cheapest costs differ from the reference\n", differing, costs.size());
    std::exit(1);
  }
  state.SetItemsProcessed(state.iterations() * day.pairs);
  state.counters["timed_share"] =
      static_cast<double>(search.timed()) / static_cast<double>(state.iterations() * day.pairs);
}
BENCHMARK(staged_insertion)->Unit(benchmark::kMillisecond);

void insertion_by_timing_all(benchmark::State& state) {
  const HalfPlanned day;
  for ([[maybe_unused]] const auto round : state) {
    benchmark::DoNotOptimize(day.decide_all(
        [&](const DutyRoute& route, RequestId request) { return by_timing_all(day.workspace.builder, route, request); }));
  }
  state.SetItemsProcessed(state.iterations() * day.pairs);
}
BENCHMARK(insertion_by_timing_all)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace postkutscher

BENCHMARK_MAIN();
