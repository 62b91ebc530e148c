#include "scenarios/benchmark_run.h"

#include <chrono>
#include <fmt/format.h>
#include <stdexcept>

#include "engine/fleet/checker.h"
#include "importers/darp/benchmark_problem.h"
#include "scenarios/benchmark_check.h"

namespace postkutscher {

namespace {

using Clock = std::chrono::steady_clock;

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

}  // namespace

SolvedBenchmark solve_benchmark(const BenchmarkInstance& instance, const PlanOptions& options,
                                const RunContext& context) {
  const Clock::time_point begin = Clock::now();
  const BenchmarkProblem problem = benchmark_problem(instance);
  PlanResult result = plan(problem.problem, options, context);
  SolvedBenchmark solved;
  solved.solution = solution_of(instance, problem, result.schedule);
  require_accepted(instance, problem.problem, result.schedule, solved.solution);
  for (const Refusal& refusal : result.schedule.refused) {
    solved.unserved.push_back(instance.requests[refusal.request.index()].pickup);
  }
  solved.search = {context.seed, result.iterations, std::nullopt, options.islands, std::move(result.epochs)};
  if (!options.time_budget) solved.search.planned_iterations = options.iterations;
  solved.cancelled = result.cancelled;
  solved.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  solved.threads = context.threads;
  return solved;
}

SolvedBenchmark repeat_benchmark(const BenchmarkInstance& instance, const SearchRecord& record, RunContext context) {
  PlanOptions options;
  options.iterations = record.planned_iterations.value_or(record.iterations);
  options.islands = record.islands;
  options.replay = record.epochs;
  context.seed = record.seed;
  SolvedBenchmark solved = solve_benchmark(instance, options, context);
  solved.search.planned_iterations = record.planned_iterations;
  return solved;
}

}  // namespace postkutscher
