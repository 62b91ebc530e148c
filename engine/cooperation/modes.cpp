#include "engine/cooperation/modes.h"

#include <algorithm>
#include <optional>

#include "engine/planning/timing.h"

namespace postkutscher {

namespace {

void leave_to_owner(Request& request) {
  if (!request.owner.valid()) return;
  const std::vector<OperatorId>& allowed = request.only_operators;
  const bool may_drive = allowed.empty() || std::find(allowed.begin(), allowed.end(), request.owner) != allowed.end();
  // An empty list would mean "any", so "nobody" is said by excluding the only one allowed.
  if (!may_drive) request.never_operators.push_back(request.owner);
  request.only_operators = {request.owner};
}

using RequestSet = IdVector<RequestId, bool>;

RequestSet served_by(const Problem& problem, const Schedule& schedule) {
  RequestSet served(problem.requests.size());
  for (const DutyPlan& plan : schedule.duties) {
    for (const Visit& visit : plan.visits) {
      if (visit.kind == VisitKind::dropoff) served[visit.request] = true;
    }
  }
  return served;
}

// The visits of `plan`, which lost others, no earlier than before and as late as their legs make them. Nothing when a
// leg does not exist.
std::optional<DutyPlan> at_old_times(const Problem& problem, DutyPlan plan) {
  const Duty& duty = problem.duties[plan.duty];
  const TravelTimes& table = *problem.travel_times;
  const LocationId first = visit_location(problem, plan.visits.front());
  const Instant in_time = table.latest_departure(duty.start, first, duty.profile, plan.visits.front().start);
  plan.begin = std::max(in_time, duty.shift.earliest);
  LocationId from = duty.start;
  Instant left = plan.begin;
  const auto arrival_at = [&](LocationId to) {
    const Instant arrival = left + table.leg(from, to, duty.profile, left);
    from = to;
    return arrival;
  };
  for (Visit& visit : plan.visits) {
    const Duration service = visit.departure - visit.start;
    visit.arrival = arrival_at(visit_location(problem, visit));
    visit.start = std::max(visit.start, visit.arrival);
    visit.departure = left = visit.start + service;
  }
  plan.end = arrival_at(duty.end);
  if ((plan.end - plan.begin).is_infinite()) return std::nullopt;
  return plan;
}

bool keeps_starts(const Problem& problem, const DutyPlan& moved, const DutyPlan& before) {
  return moved.end <= problem.duties[moved.duty].shift.latest &&
         std::equal(moved.visits.begin(), moved.visits.end(), before.visits.begin(), before.visits.end(),
                    [](const Visit& a, const Visit& b) { return a.start == b.start; });
}

// The duty with only the visits of `kept`. Old starts stay feasible whenever a direct leg is no longer than the way
// round by a visit taken out, so exact timing finds nothing only where a table, by rounding or by fault, breaks that.
DutyPlan reduced(const Problem& problem, const DutyPlan& plan, const RequestSet& kept) {
  DutyPlan rest = plan;
  std::erase_if(rest.visits, [&](const Visit& visit) { return !kept[visit.request]; });
  if (rest.visits.empty()) return rest;
  std::vector<Stop> stops;
  for (const Visit& visit : rest.visits) stops.push_back({visit.request, visit.kind});
  const std::optional<DutyPlan> timed = time_route(problem, plan.duty, stops);
  const std::optional<DutyPlan> old = at_old_times(problem, rest);
  // Where there is no direct leg at all, the vehicle goes on driving the way round.
  if (!timed) return old.value_or(plan);
  // Where travel times depend on the time of day, exact timing need not be the shortest: later may be faster.
  const bool old_is_shorter =
      old && keeps_starts(problem, *old, rest) && old->end - old->begin < timed->end - timed->begin;
  return old_is_shorter ? *old : *timed;
}

Cost cost_with(const Problem& problem, const Schedule& schedule, const RequestSet& kept) {
  Schedule rest;
  for (const DutyPlan& plan : schedule.duties) rest.duties.push_back(reduced(problem, plan, kept));
  return schedule_cost(problem, rest);
}

}  // namespace

Problem each_alone(const Problem& problem) {
  Problem alone = problem;
  for (Request& request : alone.requests) leave_to_owner(request);
  return alone;
}

Problem together(const Problem& problem, const std::vector<Category>& separate) {
  Problem joint = problem;
  for (Request& request : joint.requests) {
    if (std::find(separate.begin(), separate.end(), request.category) != separate.end()) leave_to_owner(request);
  }
  return joint;
}

double EqualService::gain() const {
  return first.value == 0 ? 0 : (first - second).euros() / first.euros();
}

EqualService at_equal_service(const Problem& problem, const Schedule& first, const Schedule& second) {
  RequestSet both = served_by(problem, first);
  const RequestSet other = served_by(problem, second);
  EqualService result;
  for (const RequestId id : problem.requests.ids()) {
    both[id] = both[id] && other[id];
    if (both[id]) ++result.requests;
  }
  result.first = cost_with(problem, first, both);
  result.second = cost_with(problem, second, both);
  return result;
}

}  // namespace postkutscher
