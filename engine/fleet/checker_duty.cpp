#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "engine/fleet/checker_parts.h"
#include "engine/fleet/names.h"

namespace postkutscher::checker {

namespace {

using Places = std::array<int, kPlaceKinds>;

std::string text_of(const Places& places) {
  std::string text;
  for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
    if (places[kind] == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : " + ", places[kind], name(static_cast<PlaceKind>(kind)));
  }
  return text.empty() ? "nothing" : text;
}

Places places_of(const Load& load) {
  Places places{};
  std::copy(load.begin(), load.end(), places.begin());
  return places;
}

bool holds(const Layout& layout, const Places& places) {
  for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
    if (places[kind] > layout.capacity[kind]) return false;
  }
  return true;
}

std::string text_of(const std::vector<Layout>& layouts) {
  std::string text;
  for (const Layout& layout : layouts) {
    text += fmt::format("{}[{}]", text.empty() ? "" : " or ", text_of(places_of(layout.capacity)));
  }
  return text.empty() ? "no interior at all" : text;
}

std::string text_of(const TimeWindow& window) {
  return fmt::format("{} to {}", clock(window.earliest), clock(window.latest));
}

bool in_range(Instant t) {
  return Instant::earliest_possible() <= t && t <= Instant::latest_possible();
}

bool in_range(const DutyPlan& plan) {
  return in_range(plan.begin) && in_range(plan.end) &&
         std::all_of(plan.visits.begin(), plan.visits.end(), [](const Visit& visit) {
           return in_range(visit.arrival) && in_range(visit.start) && in_range(visit.departure);
         });
}

bool is_in(const std::vector<OperatorId>& operators, OperatorId id) {
  return std::count(operators.begin(), operators.end(), id) > 0;
}

// rate × amount ÷ unit, rounded down, without overflow for any pair of instants and rates below 10,000 euros.
Cost share(Cost rate, std::int64_t amount, std::int64_t unit) {
  return {rate.value * (amount / unit) + rate.value * (amount % unit) / unit};
}

struct Passenger {
  RequestId request;
  Instant picked_up;
  bool blamed = false;  // its riding together was reported
};

class DutyReplay {
 public:
  DutyReplay(const Problem& problem, const DutyPlan& plan, Report& report, Replay& replay)
      : problem_(problem),
        plan_(plan),
        duty_(problem.duties[plan.duty]),
        vehicle_(problem.vehicles[duty_.vehicle]),
        report_(report),
        replay_(replay),
        at_(duty_.start),
        left_(plan.begin),
        layouts_(vehicle_.layouts) {}

  void run();

 private:
  void add(ViolationKind kind, RequestId request, const std::string& text) {
    report_.add(kind, plan_.duty, request, text);
  }
  void check_shift();
  void visit(const Visit& visit);
  void check_times(const Visit& visit);
  void pick_up(const Visit& visit);
  void drop_off(const Visit& visit);
  void check_eligible(RequestId id);
  void board(RequestId id, Instant picked_up);
  void check_places();
  void check_company();
  void drive_to(LocationId to, Instant arrival, RequestId towards);
  bool in_table(LocationId from, LocationId to) const;
  Cost cost() const;

  const Problem& problem_;
  const DutyPlan& plan_;
  const Duty& duty_;
  const Vehicle& vehicle_;
  Report& report_;
  Replay& replay_;
  LocationId at_;  // none after a visit of no known request
  Instant left_;
  std::vector<Layout> layouts_;  // those that cover all loads so far
  std::vector<Passenger> aboard_;
  std::int64_t decimetres_ = 0;
  bool places_blamed_ = false;
  bool crowd_blamed_ = false;
};

void DutyReplay::run() {
  if (!in_range(plan_)) {
    add(ViolationKind::time_order, {}, "has times outside the range of instants (2^50 ticks either way)");
    return;
  }
  check_shift();
  if (plan_.visits.empty()) return;
  for (const OnBoard& on_board : duty_.on_board) {
    if (problem_.requests.contains(on_board.request)) board(on_board.request, on_board.picked_up);
  }
  for (const Visit& each : plan_.visits) visit(each);
  drive_to(duty_.end, plan_.end, {});
  replay_.cost += cost();
}

void DutyReplay::check_shift() {
  if (plan_.visits.empty()) {
    if (plan_.begin == duty_.shift.earliest && plan_.end == duty_.shift.earliest) return;
    add(ViolationKind::shift, {},
        fmt::format("serves nobody, but begins {} and ends {} instead of {}", clock(plan_.begin), clock(plan_.end),
                    clock(duty_.shift.earliest)));
    return;
  }
  if (plan_.begin < duty_.shift.earliest) {
    add(ViolationKind::shift, {},
        fmt::format("leaves {}, the shift begins {}", clock(plan_.begin), clock(duty_.shift.earliest)));
  }
  if (plan_.end > duty_.shift.latest) {
    add(ViolationKind::shift, {},
        fmt::format("is back {}, the shift ends {}", clock(plan_.end), clock(duty_.shift.latest)));
  }
  if (plan_.end - plan_.begin > duty_.longest) {
    add(ViolationKind::duty_length, {},
        fmt::format("lasts {} ({} to {}), longest allowed {}", clock(plan_.end - plan_.begin), clock(plan_.begin),
                    clock(plan_.end), clock(duty_.longest)));
  }
}

void DutyReplay::visit(const Visit& visit) {
  const bool pickup = visit.kind == VisitKind::pickup;
  const bool known = problem_.requests.contains(visit.request) && (pickup || visit.kind == VisitKind::dropoff);
  if (!known) {
    at_ = {};
    left_ = visit.departure;
    return;
  }
  const Request& request = problem_.requests[visit.request];
  drive_to(pickup ? request.pickup : request.dropoff, visit.arrival, visit.request);
  check_times(visit);
  pickup ? pick_up(visit) : drop_off(visit);
  left_ = visit.departure;
}

void DutyReplay::check_times(const Visit& visit) {
  const Request& request = problem_.requests[visit.request];
  const bool pickup = visit.kind == VisitKind::pickup;
  const TimeWindow& window = pickup ? request.pickup_window : request.dropoff_window;
  if (visit.start < window.earliest || visit.start > window.latest) {
    add(pickup ? ViolationKind::pickup_window : ViolationKind::dropoff_window, visit.request,
        fmt::format("{} starts {}, window {}", name(visit.kind), clock(visit.start), text_of(window)));
  }
  const Duration service = pickup ? request.pickup_service : request.dropoff_service;
  if (visit.departure - visit.start != service) {
    add(ViolationKind::service_time, visit.request,
        fmt::format("{} lasts {} ({} to {}) instead of {}", name(visit.kind), clock(visit.departure - visit.start),
                    clock(visit.start), clock(visit.departure), clock(service)));
  }
  if (visit.arrival > visit.start) {
    add(ViolationKind::time_order, visit.request,
        fmt::format("{} starts {}, before the arrival {}", name(visit.kind), clock(visit.start), clock(visit.arrival)));
  }
  if (visit.departure < visit.start) {
    add(ViolationKind::time_order, visit.request,
        fmt::format("{} ends {}, before its start {}", name(visit.kind), clock(visit.departure), clock(visit.start)));
  }
}

void DutyReplay::pick_up(const Visit& visit) {
  check_eligible(visit.request);
  board(visit.request, visit.departure);
}

void DutyReplay::drop_off(const Visit& visit) {
  const auto passenger =
      std::find_if(aboard_.begin(), aboard_.end(), [&](const Passenger& p) { return p.request == visit.request; });
  if (passenger == aboard_.end()) return;  // the accounts report it
  const Duration ride = visit.start - passenger->picked_up;
  const Duration limit = problem_.requests[visit.request].ride_time_limit;
  if (ride > limit) {
    add(ViolationKind::ride_time, visit.request,
        fmt::format("rides {} ({} to {}), limit {}", clock(ride), clock(passenger->picked_up), clock(visit.start),
                    clock(limit)));
  }
  aboard_.erase(passenger);
}

void DutyReplay::check_eligible(RequestId id) {
  const Request& request = problem_.requests[id];
  const unsigned bit = 1U << static_cast<unsigned>(vehicle_.vehicle_class);
  if ((request.vehicle_classes & bit) == 0) {
    add(ViolationKind::not_eligible, id,
        fmt::format("vehicle {} has class {} (mask {:#x}), allowed is the mask {:#x}", vehicle_.id,
                    name(vehicle_.vehicle_class), bit, request.vehicle_classes));
  }
  const bool allowed = request.only_operators.empty() || is_in(request.only_operators, duty_.owner);
  if (!allowed || is_in(request.never_operators, duty_.owner)) {
    add(ViolationKind::not_eligible, id,
        fmt::format("operator {} may not serve it ({} allowed, {} excluded)", report_.name_of(duty_.owner),
                    request.only_operators.empty() ? "any" : fmt::format("{}", request.only_operators.size()),
                    request.never_operators.size()));
  }
  const Places places = places_of(request.load);
  const auto suits = [&](const Layout& layout) { return holds(layout, places); };
  if (std::none_of(vehicle_.layouts.begin(), vehicle_.layouts.end(), suits)) {
    add(ViolationKind::not_eligible, id,
        fmt::format("needs {}, vehicle {} has {}", text_of(places), vehicle_.id, text_of(vehicle_.layouts)));
  }
}

void DutyReplay::board(RequestId id, Instant picked_up) {
  const bool twice = std::any_of(aboard_.begin(), aboard_.end(), [&](const Passenger& p) { return p.request == id; });
  if (twice) return;  // the accounts report it
  aboard_.push_back({id, picked_up});
  check_places();
  check_company();
}

void DutyReplay::check_places() {
  Places sum{};
  for (const Passenger& passenger : aboard_) {
    const Load& load = problem_.requests[passenger.request].load;
    for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) sum[kind] += load[kind];
  }
  std::erase_if(layouts_, [&](const Layout& layout) { return !holds(layout, sum); });
  if (!layouts_.empty() || places_blamed_) return;
  places_blamed_ = true;
  add(ViolationKind::capacity, aboard_.back().request,
      fmt::format("no single interior covers the duty: {} on board after this pickup, vehicle {} has {}", text_of(sum),
                  vehicle_.id, text_of(vehicle_.layouts)));
}

void DutyReplay::check_company() {
  if (aboard_.size() > vehicle_.most_requests_on_board && !crowd_blamed_) {
    crowd_blamed_ = true;
    add(ViolationKind::pooling, aboard_.back().request,
        fmt::format("{} requests on board, vehicle {} may carry {} at a time", aboard_.size(), vehicle_.id,
                    vehicle_.most_requests_on_board));
  }
  if (aboard_.size() < 2) return;
  for (Passenger& passenger : aboard_) {
    if (problem_.requests[passenger.request].shares || passenger.blamed) continue;
    passenger.blamed = true;
    add(ViolationKind::pooling, passenger.request,
        fmt::format("rides alone, but {} requests are on board", aboard_.size()));
  }
}

bool DutyReplay::in_table(LocationId from, LocationId to) const {
  const TravelTimes& table = *problem_.travel_times;
  return from.index() < table.location_count() && to.index() < table.location_count() &&
         duty_.profile.index() < table.profile_count();
}

void DutyReplay::drive_to(LocationId to, Instant arrival, RequestId towards) {
  const LocationId from = at_;
  at_ = to;
  if (!from.valid()) return;
  const Duration leg =
      in_table(from, to) ? problem_.travel_times->leg(from, to, duty_.profile, left_) : Duration::infinite();
  replay_.legs.push_back({plan_.duty, towards, from, to, duty_.profile, left_, leg});
  if (leg.is_infinite()) {
    add(ViolationKind::unreachable_leg, towards,
        fmt::format("no way from location {} to {}, left {}, arrives {}", from.value, to.value, clock(left_),
                    clock(arrival)));
    return;
  }
  decimetres_ += problem_.travel_times->distance(from, to, duty_.profile).decimetres;
  if (arrival == left_ + leg) return;
  add(ViolationKind::travel_time, towards,
      fmt::format("left location {} at {}, the leg to {} takes {}: arrives {} instead of {}", from.value, clock(left_),
                  to.value, clock(leg), clock(arrival), clock(left_ + leg)));
}

Cost DutyReplay::cost() const {
  return duty_.rates.per_use + share(duty_.rates.per_hour, (plan_.end - plan_.begin).ticks, 3600 * kTicksPerSecond) +
         share(duty_.rates.per_km, decimetres_, 1000 * kDecimetresPerMetre);
}

}  // namespace

void replay_duty(const Problem& problem, const DutyPlan& plan, Report& report, Replay& replay) {
  DutyReplay(problem, plan, report, replay).run();
}

}  // namespace postkutscher::checker
