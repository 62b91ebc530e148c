#include "scenarios/report/timeline.h"

#include <algorithm>

namespace postkutscher::report {

namespace {

DutyRow row_of(const Problem& problem, const DutyPlan& plan) {
  const Duty& duty = problem.duties[plan.duty];
  DutyRow row{plan.duty, plan.begin, plan.end, {}, {}, {}, {}, 0};
  LocationId at = duty.start;
  Instant left = plan.begin;
  std::size_t aboard = duty.on_board.size();
  const auto drive = [&](LocationId next) {
    const Distance leg = problem.travel_times->distance(at, next, duty.profile);
    row.driven += leg;
    if (aboard == 0) row.driven_empty += leg;
    return leg;
  };
  for (const Visit& visit : plan.visits) {
    const LocationId next = visit_location(problem, visit);
    const Distance leg = drive(next);
    if (visit.kind == VisitKind::pickup) ++row.pickups;
    aboard = visit.kind == VisitKind::pickup ? aboard + 1 : aboard - std::min<std::size_t>(aboard, 1);
    row.visits.push_back({visit, next, at, left, row.visits.size() + 1, visit.start - visit.arrival, aboard, leg});
    at = next;
    left = visit.departure;
  }
  row.driven_home = drive(duty.end);
  return row;
}

Activity driving_with(std::size_t aboard) {
  constexpr Activity kByCount[] = {Activity::empty, Activity::occupied_1, Activity::occupied_2,
                                   Activity::occupied_3_or_more};
  return kByCount[std::min<std::size_t>(aboard, 3)];
}

}  // namespace

std::vector<DutyRow> duty_rows(const Problem& problem, const Schedule& schedule) {
  std::vector<DutyRow> rows;
  for (const DutyPlan& plan : schedule.duties) {
    if (!plan.visits.empty()) rows.push_back(row_of(problem, plan));
  }
  return rows;
}

std::vector<Bar> bars(const Problem& problem, const DutyRow& duty) {
  std::vector<Bar> out;
  std::vector<RequestId> aboard;
  for (const OnBoard& rider : problem.duties[duty.duty].on_board) aboard.push_back(rider.request);
  const auto add = [&](Activity activity, Instant from, Instant to) {
    if (from < to) out.push_back({activity, from, to, aboard});
  };
  Instant now = duty.begin;
  for (const VisitRow& row : duty.visits) {
    add(driving_with(aboard.size()), now, row.visit.arrival);
    add(Activity::waiting, row.visit.arrival, row.visit.start);
    if (row.visit.kind == VisitKind::pickup) aboard.push_back(row.visit.request);
    add(Activity::boarding, row.visit.start, row.visit.departure);
    if (row.visit.kind == VisitKind::dropoff) std::erase(aboard, row.visit.request);
    now = row.visit.departure;
  }
  add(driving_with(aboard.size()), now, duty.end);
  return out;
}

}  // namespace postkutscher::report
