// Insertion tests per second: every request of a day that is not served yet against every route of half a plan, as the
// planner does it and, as reference, by timing every pair of positions. Both must name the same cheapest costs. And the
// time to the first complete plan of a large day.
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

#include "engine/planning/construction.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

// The base day of Cottbus in numbers.
constexpr RandomDay kCottbus{.seed = 1, .requests = 340, .duties = 30, .operators = 24, .periods = 5};
// A large day, with travel times that do not depend on the hour.
constexpr RandomDay kRegion{.seed = 1, .requests = 1000, .duties = 150, .operators = 24, .side_km = 25};

// The first half of the rides is planned, the second is tested.
struct HalfPlanned {
  explicit HalfPlanned(const RandomDay& day) : problem(random_problem(day)) {
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

std::optional<Cost> cheapest(InsertionSearch& search, const DutyRoute& route, RequestId request) {
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

void insertion_test(benchmark::State& state, const RandomDay& which) {
  const HalfPlanned day(which);
  InsertionSearch search(day.model);
  std::vector<std::optional<Cost>> costs;
  for ([[maybe_unused]] const auto round : state) {
    costs = day.decide_all([&](const DutyRoute& route, RequestId request) { return cheapest(search, route, request); });
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
  const double pairs = static_cast<double>(state.iterations() * day.pairs);
  state.counters["tested"] = benchmark::Counter(static_cast<double>(search.tested()), benchmark::Counter::kIsRate);
  state.counters["tested_share"] = static_cast<double>(search.tested()) / pairs;
  state.counters["timed_share"] = static_cast<double>(search.timed()) / pairs;
}
BENCHMARK_CAPTURE(insertion_test, cottbus, kCottbus)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(insertion_test, region, kRegion)->Unit(benchmark::kMillisecond);

void insertion_by_timing_all(benchmark::State& state, const RandomDay& which) {
  const HalfPlanned day(which);
  for ([[maybe_unused]] const auto round : state) {
    benchmark::DoNotOptimize(day.decide_all([&](const DutyRoute& route, RequestId request) {
      return by_timing_all(day.workspace.builder, route, request);
    }));
  }
  state.SetItemsProcessed(state.iterations() * day.pairs);
}
BENCHMARK_CAPTURE(insertion_by_timing_all, cottbus, kCottbus)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(insertion_by_timing_all, region, kRegion)->Unit(benchmark::kMillisecond);

// From the problem to the first plan in which every request that any duty can still take is served.
void first_complete_plan(benchmark::State& state, const RandomDay& which) {
  const Problem problem = random_problem(which);
  std::int64_t unserved = 0;
  std::int64_t without_duty = 0;  // nobody could serve them, had they nothing else to do
  std::int64_t tested = 0;
  for ([[maybe_unused]] const auto round : state) {
    const PlanningModel model(problem);
    Workspace workspace(model);
    Solution solution(workspace);
    insert_by_regret(workspace, solution, 2, [] { return false; });
    unserved = solution.objective().unserved;
    tested += workspace.cache.search().tested();
    without_duty = 0;
    for (const RequestId request : problem.requests.ids()) without_duty += model.candidates(request).empty() ? 1 : 0;
  }
  state.counters["unserved"] = static_cast<double>(unserved);
  state.counters["without_duty"] = static_cast<double>(without_duty);
  state.counters["tested"] = benchmark::Counter(static_cast<double>(tested), benchmark::Counter::kIsRate);
}
BENCHMARK_CAPTURE(first_complete_plan, cottbus, kCottbus)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(first_complete_plan, region, kRegion)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace postkutscher

BENCHMARK_MAIN();
