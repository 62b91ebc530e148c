// The best order of a route's stops: routes of a plan of a random day, each put back into an order that is feasible but
// not the best (its rides one place later, where that works). Every answer is priced again and compared with the order
// that the plan had: it may not be dearer.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/planning/best_order.h"
#include "engine/planning/planner.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

std::optional<Cost> price_of(const Problem& problem, DutyId id, std::span<const Stop> stops) {
  const auto plan = time_route(problem, id, stops);
  if (!plan) return std::nullopt;
  const Duty& duty = problem.duties[id];
  Distance distance;
  LocationId at = duty.start;
  for (const Stop& stop : stops) {
    const Request& r = problem.requests[stop.request];
    const LocationId next = stop.kind == VisitKind::pickup ? r.pickup : r.dropoff;
    distance += problem.travel_times->distance(at, next, duty.profile);
    at = next;
  }
  distance += problem.travel_times->distance(at, duty.end, duty.profile);
  return duty_cost(duty.rates, plan->end - plan->begin, distance);
}

struct Route {
  DutyId duty;
  std::vector<Stop> stops;
  Cost cost;  // of these stops
  Cost planned_cost;
};

struct Day {
  explicit Day(int window_minutes)
      : problem(
            random_problem({.requests = 160, .duties = 20, .window_minutes = window_minutes, .detour_minutes = 30})) {
    PlanOptions options;
    options.iterations = 50;
    const Schedule schedule = plan(problem, options, RunContext{}).schedule;
    for (const DutyPlan& duty : schedule.duties) {
      Route route{duty.duty, {}, {}, {}};
      for (const Visit& visit : duty.visits) route.stops.push_back({visit.request, visit.kind});
      if (route.stops.size() < 4) continue;
      route.planned_cost = *price_of(problem, route.duty, route.stops);
      disturb(route);
      route.cost = *price_of(problem, route.duty, route.stops);
      routes.push_back(std::move(route));
    }
  }

  void disturb(Route& route) const {
    for (std::size_t k = 0; k + 1 < route.stops.size(); ++k) {
      if (route.stops[k].request == route.stops[k + 1].request) continue;
      std::swap(route.stops[k], route.stops[k + 1]);
      if (!price_of(problem, route.duty, route.stops)) std::swap(route.stops[k], route.stops[k + 1]);
    }
  }

  Problem problem;
  std::vector<Route> routes;
};

// Arguments: minutes of the windows, shift.
void best_order(benchmark::State& state) {
  const Day day(static_cast<int>(state.range(0)));
  const OrderLimits limits{.shift = static_cast<std::size_t>(state.range(1))};
  std::vector<OrderResult> results(day.routes.size());
  for ([[maybe_unused]] const auto round : state) {
    for (std::size_t k = 0; k < results.size(); ++k) {
      const Route& route = day.routes[k];
      results[k] =
          find_better_order(day.problem, route.duty, route.stops, route.cost, limits,
                            [&](std::span<const Stop> stops) { return price_of(day.problem, route.duty, stops); });
    }
  }
  double complete = 0;
  double nodes = 0;
  for (std::size_t k = 0; k < results.size(); ++k) {
    const Route& route = day.routes[k];
    complete += results[k].complete ? 1 : 0;
    nodes += static_cast<double>(results[k].nodes);
    const bool changed = !results[k].stops.empty();
    const bool right = !changed || price_of(day.problem, route.duty, results[k].stops) == results[k].cost;
    const bool whole = limits.shift >= route.stops.size() && results[k].complete;
    if (right && (!whole || results[k].cost <= route.planned_cost)) continue;
    std::fprintf(stderr, "route %zu: not the best order\n", k);
    std::exit(1);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(results.size()));
  state.counters["complete"] = complete / static_cast<double>(results.size());
  state.counters["nodes"] = nodes / static_cast<double>(results.size());
}
BENCHMARK(best_order)
    ->Unit(benchmark::kMillisecond)
    ->ArgNames({"window", "shift"})
    ->ArgsProduct({{30, 120, 360}, {3, 8, kMostStopsToOrder}});

}  // namespace

}  // namespace postkutscher

BENCHMARK_MAIN();
