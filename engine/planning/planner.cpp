#include "engine/planning/planner.h"

#include <cassert>
#include <fmt/format.h>
#include <utility>

#include "engine/planning/archipelago.h"
#include "engine/planning/construction.h"
#include "engine/planning/refusals.h"

namespace postkutscher {

namespace {

constexpr int kRegretOfConstruction = 2;

// Takes over what the schedule serves, duty by duty: the whole order when it is feasible, otherwise visit by visit what
// fits into the same duty.
void take_over(Workspace& workspace, const Schedule& schedule, Solution& solution) {
  const Problem& problem = workspace.model.problem();
  for (const DutyPlan& plan : schedule.duties) {
    std::vector<Stop> stops;
    std::vector<RequestId> requests;
    for (const Visit& visit : plan.visits) {
      const bool on_board = workspace.model.is_on_board(visit.request);
      if (!on_board && !is_eligible(problem, plan.duty, visit.request)) continue;
      stops.push_back({visit.request, visit.kind});
      if (visit.kind == VisitKind::pickup) requests.push_back(visit.request);
    }
    RoutePointer route = workspace.builder.build(plan.duty, stops);
    if (route) {
      solution.replace(std::move(route));
      continue;
    }
    for (const RequestId request : requests) {
      const auto insertion = workspace.cache.search().cheapest(solution.route(plan.duty), request);
      if (insertion) solution.insert(workspace, plan.duty, request, *insertion);
    }
  }
}

void report_on(const RunContext& context, const PlanProgress& progress) {
  if (!progress.worth_a_line()) return;
  context.report(fmt::format("{} % · {:.2f} EUR, {} not served · {:.0f} rounds/s", progress.percent,
                             progress.cost.euros(), progress.unserved, progress.rounds_per_second));
}

}  // namespace

PlanResult plan(const Problem& problem, const PlanOptions& options, const RunContext& context,
                const Schedule* start_from) {
  assert(options.islands > 0);
  PlanOptions told = options;
  if (!told.on_progress && context.progress) {
    told.on_progress = [&](const PlanProgress& progress) { report_on(context, progress); };
  }
  Pace pace(told, context);
  const PlanningModel model(problem);
  Workspace workspace(model);
  Solution start(workspace);
  if (start_from != nullptr) take_over(workspace, *start_from, start);
  insert_by_regret(workspace, start, kRegretOfConstruction, [&] { return pace.stop(); });

  Archipelago archipelago(model, start, told, context, pace);
  archipelago.run();
  Solution best = archipelago.best();
  insert_exhaustively(workspace, best);
  return {with_refusals(model, best), pace.rounds_done(), pace.recorded(), context.cancelled()};
}

}  // namespace postkutscher
