#include "scenarios/benchmark_run.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <optional>
#include <stdexcept>

#include "engine/fleet/checker.h"
#include "engine/planning/lower_bound.h"
#include "importers/darp/benchmark_problem.h"
#include "scenarios/benchmark_check.h"

namespace postkutscher {

namespace {

using Clock = std::chrono::steady_clock;

// The budget holds for all of the work, not for the search alone.
PlanOptions less_time(PlanOptions options, Clock::duration spent) {
  if (options.time_budget) {
    const auto left = *options.time_budget - std::chrono::duration_cast<std::chrono::milliseconds>(spent);
    options.time_budget = std::max(left, std::chrono::milliseconds(0));
  }
  return options;
}

BenchmarkRoute route_of(const BenchmarkProblem& problem, const DutyPlan& plan) {
  BenchmarkRoute route;
  for (const Visit& visit : plan.visits) {
    route.nodes.push_back(visit_location(problem.problem, visit).index());
    route.start_of_service.push_back(problem.units(visit.start));
  }
  return route;
}

double length_of(const BenchmarkInstance& instance, const BenchmarkRoute& route) {
  double length = distance(instance, route.nodes.back(), instance.end_depot);
  std::size_t at = 0;
  for (const std::size_t node : route.nodes) {
    length += distance(instance, at, node);
    at = node;
  }
  return length;
}

BenchmarkSolution solution_of(const BenchmarkInstance& instance, const BenchmarkProblem& problem,
                              const Schedule& schedule) {
  BenchmarkSolution solution;
  double length = 0;
  for (const DutyPlan& plan : schedule.duties) {
    if (plan.visits.empty()) continue;
    solution.routes.push_back(route_of(problem, plan));
    length += length_of(instance, solution.routes.back());
  }
  solution.instance = instance.name;
  solution.objective = length;
  solution.vehicles = solution.routes.size();
  solution.feasible = schedule.refused.empty();
  return solution;
}

// A solution that breaks a rule must never leave the house.
void require_accepted(const BenchmarkInstance& instance, const Problem& problem, const Schedule& schedule,
                      const BenchmarkSolution& solution) {
  const CheckResult result = check(problem, schedule);
  if (!result.accepted()) {
    throw std::runtime_error(fmt::format("the checker rejects the solution of {}: {} ({} violations in all)",
                                         instance.name, result.violations.front().text, result.violations.size()));
  }
  if (!*solution.feasible) return;
  const BenchmarkVerdict verdict = check_benchmark(instance, solution);
  if (verdict.accepted()) return;
  throw std::runtime_error(fmt::format("the solution of {} is wrong in doubles: {} ({} violations in all)",
                                       instance.name, verdict.violations.front().text, verdict.violations.size()));
}

// Of a cost of at least that many vehicles, at the least: every leg was rounded up by less than a tick. In the unit of
// the instance; nothing when the vehicles alone cost more.
std::optional<double> distance_of(const BenchmarkProblem& problem, Cost cost, std::size_t vehicles) {
  const auto routes = static_cast<std::int64_t>(problem.problem.duties.size());
  const auto legs = static_cast<std::int64_t>(2 * problem.problem.requests.size()) + routes;
  const Cost per_use = problem.problem.duties[DutyId(0)].rates.per_use;
  const std::int64_t ticks = cost.value - static_cast<std::int64_t>(vehicles) * per_use.value - legs;
  if (ticks <= 0) return std::nullopt;
  return static_cast<double>(ticks) / static_cast<double>(problem.ticks_per_unit);
}

// In the instance's own terms: the planner's line would call its costs euros.
PlanOptions with_progress(PlanOptions options, const BenchmarkProblem& problem, const RunContext& context) {
  if (options.on_progress || !context.progress) return options;
  options.on_progress = [&](const PlanProgress& progress) {
    if (!progress.worth_a_line()) return;
    const double distance = distance_of(problem, progress.cost, progress.duties_used).value_or(0);
    context.report(fmt::format("{} % · distance {:.2f}, {} vehicles, {} not served · {:.0f} rounds/s", progress.percent,
                               distance, progress.duties_used, progress.unserved, progress.rounds_per_second));
  };
  return options;
}

LowerBound bound_and_improve(const BenchmarkProblem& problem, Schedule& schedule, const RunContext& context) {
  LowerBoundOptions options;
  if (schedule.refused.empty()) options.incumbent = &schedule;
  LowerBound bound = lower_bound(problem.problem, options, context);
  if (bound.schedule) schedule = *bound.schedule;
  return bound;
}

}  // namespace

SolvedBenchmark solve_benchmark(const BenchmarkInstance& instance, const PlanOptions& options,
                                const RunContext& context, bool with_bound) {
  const Clock::time_point begin = Clock::now();
  const BenchmarkProblem problem = benchmark_problem(instance);
  const PlanOptions told = with_progress(less_time(options, Clock::now() - begin), problem, context);
  PlanResult result = plan(problem.problem, told, context);
  std::optional<LowerBound> bound;
  if (with_bound && !result.cancelled) bound = bound_and_improve(problem, result.schedule, context);
  SolvedBenchmark solved;
  solved.solution = solution_of(instance, problem, result.schedule);
  require_accepted(instance, problem.problem, result.schedule, solved.solution);
  for (const Refusal& refusal : result.schedule.refused) {
    solved.unserved.push_back(instance.requests[refusal.request.index()].pickup);
  }
  if (bound) {
    if (bound->bound) solved.solution.lower_bound = distance_of(problem, *bound->bound, *solved.solution.vehicles);
    solved.bound = {bound->proven_optimal, bound->reason};
  }
  solved.search = {context.seed, result.iterations, std::nullopt, options.islands, std::move(result.epochs)};
  if (!options.time_budget) solved.search.planned_iterations = options.iterations;
  solved.cancelled = result.cancelled;
  solved.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  solved.threads = context.threads;
  return solved;
}

SolvedBenchmark repeat_benchmark(const BenchmarkInstance& instance, const SearchRecord& record, RunContext context,
                                 bool with_bound) {
  PlanOptions options;
  options.iterations = record.planned_iterations.value_or(record.iterations);
  options.islands = record.islands;
  options.replay = record.epochs;
  context.seed = record.seed;
  SolvedBenchmark solved = solve_benchmark(instance, options, context, with_bound);
  solved.search.planned_iterations = record.planned_iterations;
  return solved;
}

}  // namespace postkutscher
