// A day on a straight road for tests whose numbers are derived by hand: location k lies at kilometre k, a kilometre
// takes a minute at any time (60 km/h), times are written in minutes since midnight.
#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/fleet/schedule.h"

namespace postkutscher::line_day {

inline Instant at(std::int64_t minute) {
  return Instant{} + Duration::from_minutes(minute);
}

inline TravelTimes straight_road(int kilometres) {
  const auto count = static_cast<std::size_t>(kilometres) + 1;
  TravelTimes table(count, 1);
  for (int a = 0; a <= kilometres; ++a) {
    for (int b = 0; b <= kilometres; ++b) {
      const int apart = std::abs(a - b);
      table.set(LocationId(a), LocationId(b), TravelProfileId(0), 0, Duration::from_minutes(apart));
      table.set_distance(LocationId(a), LocationId(b), TravelProfileId(0), Distance::from_metres(1000.0 * apart));
    }
  }
  return table;
}

inline Problem empty_problem(int kilometres) {
  Problem problem;
  for (int k = 0; k <= kilometres; ++k) {
    problem.locations.push_back({.name = "km " + std::to_string(k), .at = {}, .district = k < 5 ? "West" : "Ost"});
  }
  problem.travel_times = std::make_shared<const TravelTimes>(straight_road(kilometres));
  return problem;
}

// From kilometre `from` to `to`; windows [first, last] at the pickup in minutes, open at the drop-off. Service two
// minutes at either end, one seat, ride at most direct + 10 min, price of not serving 50 €.
inline RequestId add_request(Problem& problem, std::pair<int, int> way, std::pair<int, int> minutes) {
  Request request;
  request.id = "R" + std::to_string(problem.requests.size());
  request.pickup = LocationId(way.first);
  request.dropoff = LocationId(way.second);
  request.pickup_window = {at(minutes.first), at(minutes.second)};
  request.pickup_service = Duration::from_minutes(2);
  request.dropoff_service = Duration::from_minutes(2);
  request.direct = Duration::from_minutes(std::abs(way.first - way.second));
  request.ride_time_limit = request.direct + Duration::from_minutes(10);
  request.load = {1, 0, 0, 0};
  request.price_of_not_serving = Cost::from_euros(50);
  return problem.requests.push_back(std::move(request));
}

// A taxi with four seats of an operator of its own at kilometre `base`; shift 06:00 to 18:00; 10 € per use, 30 € per
// hour, 0.50 € per km. So a minute on the road costs 0.50 € and a driven kilometre 0.50 €.
inline DutyId add_taxi(Problem& problem, int base) {
  const std::string number = std::to_string(problem.duties.size());
  const OperatorId owner = problem.operators.push_back({"O" + number, "Operator " + number, LocationId(base)});
  Vehicle vehicle;
  vehicle.id = "V" + number;
  vehicle.owner = owner;
  vehicle.layouts = {{{4, 0, 0, 0}}};
  vehicle.most_requests_on_board = 2;
  vehicle.co2_grams_per_km = 200;
  Duty duty;
  duty.id = "D" + number;
  duty.vehicle = problem.vehicles.push_back(std::move(vehicle));
  duty.owner = owner;
  duty.shift = {at(360), at(1080)};
  duty.start = duty.end = LocationId(base);
  duty.profile = TravelProfileId(0);
  duty.rates = {Cost::from_euros(10), Cost::from_euros(30), Cost::from_euros(0.5)};
  return problem.duties.push_back(std::move(duty));
}

// One visit as a test writes it: times in minutes.
struct Written {
  int request;
  VisitKind kind;
  int arrival;
  int start;
  int departure;
};

inline DutyPlan duty_plan(int duty, int begin, int end, const std::vector<Written>& visits) {
  DutyPlan plan{DutyId(duty), at(begin), at(end), {}};
  for (const Written& w : visits) {
    plan.visits.push_back({RequestId(w.request), w.kind, at(w.arrival), at(w.start), at(w.departure)});
  }
  return plan;
}

// A duty that stays at its base from 06:00 on.
inline DutyPlan idle(int duty) {
  return duty_plan(duty, 360, 360, {});
}

}  // namespace postkutscher::line_day
