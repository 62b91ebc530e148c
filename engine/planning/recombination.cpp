#include "engine/planning/recombination.h"

#include <utility>
#include <vector>

namespace postkutscher {

namespace {

// Nodes of the search; tens of microseconds each.
constexpr std::int64_t kNodes = 4'000;

}  // namespace

std::optional<Solution> recombine(Workspace& workspace, const RoutePool& pool, const AnnealingScale& scale,
                                  const Solution& incumbent, std::size_t columns) {
  const PlanningModel& model = workspace.model;
  const std::vector<PooledRoute> routes = pool.best(columns);
  PartitioningProblem problem;
  for (const RequestId request : model.problem().requests.ids()) {
    problem.penalty.push_back(model.is_on_board(request) ? 0 : scale.penalty(model.problem().requests[request]));
  }
  for (std::uint32_t k = 0; k < model.duty_class_count(); ++k) {
    problem.duties.push_back(static_cast<int>(model.duties_of_class(k).size()));
  }
  for (const PooledRoute& route : routes) problem.columns.push_back(to_column(route));
  const PartitioningResult result = solve_partitioning(problem, {.nodes = kNodes}, scale.scalar(incumbent.objective()));
  if (!result.best) return std::nullopt;

  Solution plan(workspace);
  std::vector<std::uint32_t> next(model.duty_class_count());
  for (const std::size_t chosen : result.best->chosen) {
    const std::uint32_t group = routes[chosen].duty_class;
    RoutePointer route =
        workspace.builder.build(model.duties_of_class(group)[next[group]++], routes[chosen].route->stops);
    if (route) plan.replace(std::move(route));
  }
  if (!(plan.objective() < incumbent.objective())) return std::nullopt;
  return plan;
}

}  // namespace postkutscher
