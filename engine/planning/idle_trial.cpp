#include "engine/planning/idle_trial.h"

#include <algorithm>
#include <vector>

namespace postkutscher {

namespace {

struct Legs {
  const TravelTimes& times;
  TravelProfileId profile;

  Duration leg(LocationId from, LocationId to, Instant depart) const { return times.leg(from, to, profile, depart); }
  Instant latest(LocationId from, LocationId to, Instant arrive) const {
    return times.latest_departure(from, to, profile, arrive);
  }
  bool reaches(LocationId from, LocationId to) const { return !times.least(from, to, profile).is_infinite(); }
};

// Shortest ride over all departures from the pickup in [first, last]. The ride is piecewise linear in the departure; it
// bends where departure or arrival meets the begin of a period and where waiting for the drop-off window ends.
Duration shortest_ride(const Legs& legs, const Request& r, Instant first, Instant last) {
  std::vector<Instant> departures{first, last, legs.latest(r.pickup, r.dropoff, r.dropoff_window.earliest)};
  for (const Instant period : legs.times.period_starts()) {
    departures.push_back(period);
    departures.push_back(legs.latest(r.pickup, r.dropoff, period));
  }
  Duration shortest = Duration::infinite();
  for (const Instant departure : departures) {
    if (departure < first || departure > last) continue;
    const Instant arrival = departure + legs.leg(r.pickup, r.dropoff, departure);
    shortest = std::min(shortest, std::max(arrival, r.dropoff_window.earliest) - departure);
  }
  return shortest;
}

}  // namespace

IdleTrial try_idle(const Problem& problem, DutyId duty_id, RequestId request) {
  const Duty& duty = problem.duties[duty_id];
  const Request& r = problem.requests[request];
  const Legs legs{*problem.travel_times, duty.profile};
  if (!legs.reaches(duty.start, r.pickup) || !legs.reaches(r.pickup, r.dropoff) || !legs.reaches(r.dropoff, duty.end)) {
    return {Shortfall::no_way, Duration::infinite(), {}, false};
  }
  const Instant at_pickup = duty.shift.earliest + legs.leg(duty.start, r.pickup, duty.shift.earliest);
  const Instant first = std::max(r.pickup_window.earliest, at_pickup) + r.pickup_service;
  const Instant dropoff = std::max(r.dropoff_window.earliest, first + legs.leg(r.pickup, r.dropoff, first));
  const Instant done = dropoff + r.dropoff_service;
  const Instant back = done + legs.leg(r.dropoff, duty.end, done);

  IdleTrial worst;
  const auto check = [&](Shortfall shortfall, Duration by) {
    if (by > worst.by) worst = {shortfall, by, {}, false};
  };
  check(Shortfall::pickup_late, at_pickup - r.pickup_window.latest);
  check(Shortfall::dropoff_late, dropoff - r.dropoff_window.latest);
  check(Shortfall::back_late, back - duty.shift.latest);
  worst.shift_begins_late = at_pickup > r.pickup_window.earliest;
  if (worst.shortfall != Shortfall::none) return worst;

  const Instant latest_done = legs.latest(r.dropoff, duty.end, duty.shift.latest);
  const Instant latest_dropoff = std::min(r.dropoff_window.latest, latest_done + -r.dropoff_service);
  const Instant last =
      std::min(r.pickup_window.latest + r.pickup_service, legs.latest(r.pickup, r.dropoff, latest_dropoff));
  const Duration ride = shortest_ride(legs, r, first, last);
  if (ride <= r.ride_time_limit) return {};
  return {Shortfall::ride_too_long, ride - r.ride_time_limit, ride, false};
}

}  // namespace postkutscher
