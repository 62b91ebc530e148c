#include "engine/fleet/schedule.h"

namespace postkutscher {

LocationId visit_location(const Problem& problem, const Visit& visit) {
  const Request& request = problem.requests[visit.request];
  return visit.kind == VisitKind::pickup ? request.pickup : request.dropoff;
}

Distance duty_distance(const Problem& problem, const DutyPlan& plan) {
  if (plan.visits.empty()) return {};
  const Duty& duty = problem.duties[plan.duty];
  Distance sum;
  LocationId at = duty.start;
  const auto drive_to = [&](LocationId next) {
    sum += problem.travel_times->distance(at, next, duty.profile);
    at = next;
  };
  for (const Visit& visit : plan.visits) drive_to(visit_location(problem, visit));
  drive_to(duty.end);
  return sum;
}

Cost schedule_cost(const Problem& problem, const Schedule& schedule) {
  Cost sum;
  for (const DutyPlan& plan : schedule.duties) {
    if (plan.visits.empty()) continue;
    sum += duty_cost(problem.duties[plan.duty].rates, plan.end - plan.begin, duty_distance(problem, plan));
  }
  return sum;
}

}  // namespace postkutscher
