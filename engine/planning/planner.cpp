#include "engine/planning/planner.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <utility>

#include "engine/planning/construction.h"
#include "engine/planning/improvement.h"
#include "engine/planning/refusals.h"

namespace postkutscher {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kRoundsBetweenReports = 500;

// When to stop: cancelled, out of time, or all rounds done.
class StopRule {
 public:
  StopRule(const PlanOptions& options, const RunContext& context)
      : options_(options), context_(context), begin_(Clock::now()) {}

  bool now() const {
    return context_.cancelled() || (options_.time_budget && Clock::now() - begin_ >= *options_.time_budget);
  }
  bool after(std::int64_t rounds) const { return (!options_.time_budget && rounds >= options_.iterations) || now(); }

 private:
  const PlanOptions& options_;
  const RunContext& context_;
  Clock::time_point begin_;
};

// Takes over what the schedule serves, duty by duty: the whole order when it is feasible, otherwise visit by visit what
// fits into the same duty.
void take_over(const PlanningModel& model, const Schedule& schedule, Solution& solution, InsertionSearch& search) {
  const Problem& problem = model.problem();
  for (const DutyPlan& plan : schedule.duties) {
    std::vector<Stop> stops;
    std::vector<RequestId> requests;
    for (const Visit& visit : plan.visits) {
      const bool on_board = model.is_on_board(visit.request);
      if (!on_board && !is_eligible(problem, plan.duty, visit.request)) continue;
      stops.push_back({visit.request, visit.kind});
      if (visit.kind == VisitKind::pickup) requests.push_back(visit.request);
    }
    std::optional<DutyRoute> route = make_route(model, plan.duty, std::move(stops));
    if (route) {
      solution.replace(std::move(*route));
      continue;
    }
    for (const RequestId request : requests) {
      const std::optional<Insertion> insertion = search.cheapest(solution.route(plan.duty), request);
      if (insertion) solution.insert(plan.duty, request, *insertion);
    }
  }
}

std::string progress_line(const Objective& best, std::int64_t rounds) {
  return fmt::format("round {}: {} not served, {:.2f} EUR", rounds, best.unserved, best.driving.euros());
}

}  // namespace

PlanResult plan(const Problem& problem, const PlanOptions& options, const RunContext& context,
                const Schedule* start_from) {
  const StopRule stop(options, context);
  const PlanningModel model(problem);
  InsertionCache cache(model);
  Solution start(model);
  if (start_from != nullptr) take_over(model, *start_from, start, cache.search());
  insert_by_regret(model, start, cache, [&] { return stop.now(); });

  Improvement improvement(model, cache, std::move(start), context.seed);
  while (!stop.after(improvement.rounds())) {
    improvement.round();
    if (improvement.rounds() % kRoundsBetweenReports == 0) {
      context.report(progress_line(improvement.best().objective(), improvement.rounds()));
    }
  }
  Solution best = improvement.best();
  insert_exhaustively(model, best, cache.search());
  return {with_refusals(model, best), improvement.rounds(), {}, context.cancelled()};
}

}  // namespace postkutscher
