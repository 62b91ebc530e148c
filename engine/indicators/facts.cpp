#include "engine/indicators/facts.h"

#include <algorithm>
#include <vector>

namespace postkutscher::indicators {

namespace {

struct Passenger {
  RequestId request;
  Instant picked_up;
};

// Rides along with one duty.
class Ride {
 public:
  Ride(const Problem& problem, const DutyPlan& plan, Facts& facts)
      : problem_(problem),
        plan_(plan),
        duty_(problem.duties[plan.duty]),
        facts_(facts),
        fact_(facts.duties[plan.duty]),
        at_(duty_.start),
        left_(plan.begin) {}

  void run();

 private:
  void drive_to(LocationId to, Instant arrival, bool depot);
  void stop(const Visit& visit);
  void alight(const Visit& visit);

  const Problem& problem_;
  const DutyPlan& plan_;
  const Duty& duty_;
  Facts& facts_;
  DutyFact& fact_;
  LocationId at_;
  Instant left_;
  std::vector<Passenger> aboard_;
};

void Ride::run() {
  if (plan_.visits.empty()) return;
  fact_.used = true;
  fact_.on_the_road = plan_.end - plan_.begin;
  for (const OnBoard& on_board : duty_.on_board) aboard_.push_back({on_board.request, on_board.picked_up});
  for (const Visit& visit : plan_.visits) {
    drive_to(visit_location(problem_, visit), visit.arrival, &visit == &plan_.visits.front());
    stop(visit);
  }
  drive_to(duty_.end, plan_.end, true);
  fact_.cost = duty_cost(duty_.rates, fact_.on_the_road, fact_.driven);
}

void Ride::drive_to(LocationId to, Instant arrival, bool depot) {
  const Distance leg = problem_.travel_times->distance(at_, to, duty_.profile);
  fact_.driven += leg;
  fact_.carried += Distance{leg.decimetres * static_cast<std::int64_t>(aboard_.size())};
  if (aboard_.empty()) (depot ? fact_.empty_depot : fact_.empty_approach) += leg;
  // Boarding at the very stop where another alights is not riding together.
  if (aboard_.size() > 1 && arrival > left_) {
    for (const Passenger& passenger : aboard_) facts_.requests[passenger.request].pooled = true;
  }
  at_ = to;
}

void Ride::stop(const Visit& visit) {
  if (!aboard_.empty() && visit.start > visit.arrival) {
    fact_.waiting_aboard += visit.start - visit.arrival;
    ++fact_.waits_aboard;
  }
  if (visit.kind == VisitKind::pickup) {
    aboard_.push_back({visit.request, visit.departure});
  } else {
    alight(visit);
  }
  left_ = visit.departure;
}

void Ride::alight(const Visit& visit) {
  const auto passenger =
      std::find_if(aboard_.begin(), aboard_.end(), [&](const Passenger& p) { return p.request == visit.request; });
  if (passenger == aboard_.end()) return;
  RequestFact& request = facts_.requests[visit.request];
  request.served = true;
  request.ridden = visit.start - passenger->picked_up;
  const Instant latest = problem_.requests[visit.request].dropoff_window.latest;
  if (latest < Instant::latest_possible()) request.reserve = latest - visit.start;
  ++fact_.rides;
  aboard_.erase(passenger);
}

}  // namespace

Facts facts_of(const Problem& problem, const Schedule& schedule) {
  Facts facts{IdVector<RequestId, RequestFact>(problem.requests.size()),
              IdVector<DutyId, DutyFact>(problem.duties.size())};
  for (const DutyPlan& plan : schedule.duties) Ride(problem, plan, facts).run();
  return facts;
}

}  // namespace postkutscher::indicators
