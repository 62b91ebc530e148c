#include <algorithm>
#include <fmt/format.h>

#include "engine/fleet/checker_parts.h"

namespace postkutscher::checker {

namespace {

// Where a visit stands in the schedule.
struct Place {
  DutyId duty;
  std::size_t plan;
  std::size_t visit;
};

struct Tally {
  std::vector<Place> pickups;
  std::vector<Place> dropoffs;
  std::size_t refusals = 0;
  DutyId aboard;  // at the start; none for all that are still to be picked up
};

class Accounts {
 public:
  Accounts(const Problem& problem, Report& report)
      : problem_(problem), report_(report), tallies_(problem.requests.size()) {}

  void count(const Schedule& schedule);
  void judge();

 private:
  void count(const Visit& visit, const Place& place);
  void judge(RequestId request, const Tally& tally);
  void judge_aboard(RequestId request, const Tally& tally);
  void judge_pair(RequestId request, const Place& pickup, const Place& dropoff);
  void add_doubled(RequestId request, const Tally& tally);

  const Problem& problem_;
  Report& report_;
  IdVector<RequestId, Tally> tallies_;
};

void Accounts::count(const Schedule& schedule) {
  for (const DutyId duty : problem_.duties.ids()) {
    for (const OnBoard& on_board : problem_.duties[duty].on_board) {
      if (tallies_.contains(on_board.request)) tallies_[on_board.request].aboard = duty;
    }
  }
  for (std::size_t plan = 0; plan < schedule.duties.size(); ++plan) {
    const DutyPlan& duty_plan = schedule.duties[plan];
    for (std::size_t visit = 0; visit < duty_plan.visits.size(); ++visit) {
      count(duty_plan.visits[visit], {duty_plan.duty, plan, visit});
    }
  }
  for (const Refusal& refusal : schedule.refused) {
    if (tallies_.contains(refusal.request)) {
      ++tallies_[refusal.request].refusals;
    } else {
      report_.add(
          ViolationKind::unknown_request, {}, {},
          fmt::format("a refusal names request number {}, but there are {}", refusal.request.value, tallies_.size()));
    }
  }
}

void Accounts::count(const Visit& visit, const Place& place) {
  if (!tallies_.contains(visit.request)) {
    report_.add(ViolationKind::unknown_request, place.duty, {},
                fmt::format("visit {} names request number {}, but there are {}", place.visit + 1, visit.request.value,
                            tallies_.size()));
  } else if (visit.kind == VisitKind::pickup) {
    tallies_[visit.request].pickups.push_back(place);
  } else if (visit.kind == VisitKind::dropoff) {
    tallies_[visit.request].dropoffs.push_back(place);
  } else {
    report_.add(ViolationKind::unknown_request, place.duty, visit.request,
                fmt::format("visit {} is neither pickup nor drop-off but of kind {}", place.visit + 1,
                            static_cast<unsigned>(visit.kind)));
  }
}

void Accounts::judge() {
  for (const RequestId request : problem_.requests.ids()) {
    const Tally& tally = tallies_[request];
    tally.aboard.valid() ? judge_aboard(request, tally) : judge(request, tally);
  }
}

void Accounts::judge(RequestId request, const Tally& tally) {
  const std::size_t pickups = tally.pickups.size();
  const std::size_t dropoffs = tally.dropoffs.size();
  const bool visited = pickups + dropoffs > 0;
  if (!visited && tally.refusals == 0) {
    report_.add(ViolationKind::request_unaccounted, {}, request, "served 0 times and refused 0 times");
    return;
  }
  if (pickups > 1 || dropoffs > 1 || tally.refusals + (visited ? 1 : 0) > 1) {
    add_doubled(request, tally);
  } else if (pickups > dropoffs) {
    report_.add(ViolationKind::pickup_without_dropoff, tally.pickups.front().duty, request,
                "picked up 1 time, dropped off 0 times");
  } else if (dropoffs > pickups) {
    report_.add(ViolationKind::dropoff_without_pickup, tally.dropoffs.front().duty, request,
                "picked up 0 times, dropped off 1 time");
  } else if (visited) {
    judge_pair(request, tally.pickups.front(), tally.dropoffs.front());
  }
}

void Accounts::judge_pair(RequestId request, const Place& pickup, const Place& dropoff) {
  if (pickup.plan != dropoff.plan) {
    report_.add(ViolationKind::pickup_without_dropoff, pickup.duty, request,
                "picked up 1 time, dropped off 0 times by this duty");
    report_.add(ViolationKind::dropoff_without_pickup, dropoff.duty, request,
                "picked up 0 times by this duty, dropped off 1 time");
  } else if (dropoff.visit < pickup.visit) {
    report_.add(ViolationKind::dropoff_before_pickup, pickup.duty, request,
                fmt::format("dropped off at visit {}, picked up at visit {}", dropoff.visit + 1, pickup.visit + 1));
  }
}

void Accounts::judge_aboard(RequestId request, const Tally& tally) {
  const bool visited = !tally.pickups.empty() || !tally.dropoffs.empty();
  if (!tally.pickups.empty() || tally.dropoffs.size() > 1 || (visited && tally.refusals > 0)) {
    add_doubled(request, tally);
  }
  const auto own = [&](const Place& place) { return place.duty == tally.aboard; };
  if (std::none_of(tally.dropoffs.begin(), tally.dropoffs.end(), own)) {
    report_.add(ViolationKind::on_board, tally.aboard, request,
                "on board at the start, dropped off 0 times by this duty");
  }
  for (const Place& place : tally.dropoffs) {
    if (own(place)) continue;
    report_.add(ViolationKind::dropoff_without_pickup, place.duty, request,
                "on board of another duty, dropped off 1 time by this one");
  }
}

void Accounts::add_doubled(RequestId request, const Tally& tally) {
  const DutyId duty = !tally.pickups.empty()    ? tally.pickups.back().duty
                      : !tally.dropoffs.empty() ? tally.dropoffs.back().duty
                                                : DutyId();
  report_.add(ViolationKind::request_doubled, duty, request,
              fmt::format("{}picked up {} times, dropped off {} times, refused {} times",
                          tally.aboard.valid() ? "on board at the start, " : "", tally.pickups.size(),
                          tally.dropoffs.size(), tally.refusals));
}

}  // namespace

void check_duty_list(const Problem& problem, const Schedule& schedule, Report& report) {
  IdVector<DutyId, std::size_t> plans(problem.duties.size());
  for (std::size_t i = 0; i < schedule.duties.size(); ++i) {
    const DutyId duty = schedule.duties[i].duty;
    if (!problem.duties.contains(duty)) {
      report.add(
          ViolationKind::duty_list, {}, {},
          fmt::format("plan {} names duty number {}, but there are {}", i + 1, duty.value, problem.duties.size()));
      continue;
    }
    ++plans[duty];
    if (plans[duty] == 1 && duty.index() != i) {
      report.add(ViolationKind::duty_list, duty, {},
                 fmt::format("its plan stands at place {} instead of {}", i + 1, duty.index() + 1));
    }
  }
  for (const DutyId duty : plans.ids()) {
    if (plans[duty] == 1) continue;
    report.add(ViolationKind::duty_list, duty, {}, fmt::format("has {} plans instead of 1", plans[duty]));
  }
}

void check_accounts(const Problem& problem, const Schedule& schedule, Report& report) {
  Accounts accounts(problem, report);
  accounts.count(schedule);
  accounts.judge();
}

}  // namespace postkutscher::checker
