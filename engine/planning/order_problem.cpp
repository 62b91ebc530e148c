#include "engine/planning/order_problem.h"

#include <algorithm>
#include <limits>

namespace postkutscher {

OrderProblem::OrderProblem(const Problem& problem, DutyId id, std::span<const Stop> stops) {
  const Duty& duty = problem.duties[id];
  shift_ = duty.shift;
  longest_ = duty.longest;
  cost_per_hour_ = static_cast<double>(duty.rates.per_hour.value);
  vehicle_ = &problem.vehicles[duty.vehicle];
  add_stops(problem, duty, stops);
  add_legs(problem, duty, stops);
  add_precedence();
}

void OrderProblem::add_stops(const Problem& problem, const Duty& duty, std::span<const Stop> stops) {
  for (const Stop& stop : stops) {
    const Request& r = problem.requests[stop.request];
    OrderStop made;
    made.pickup = stop.kind == VisitKind::pickup;
    made.window = made.pickup ? r.pickup_window : r.dropoff_window;
    made.service = made.pickup ? r.pickup_service : r.dropoff_service;
    made.load = r.load;
    const Stop other{stop.request, made.pickup ? VisitKind::dropoff : VisitKind::pickup};
    const auto partner = std::find(stops.begin(), stops.end(), other);
    const Duration longest = r.pickup_service + r.ride_time_limit;
    if (partner != stops.end()) {
      made.partner = static_cast<std::size_t>(partner - stops.begin());
      made.ride_time_limit = r.ride_time_limit;
      if (made.pickup) made.window.earliest = std::max(made.window.earliest, r.dropoff_window.earliest + -longest);
      if (!made.pickup) made.window.latest = std::min(made.window.latest, r.pickup_window.latest + longest);
    }
    stops_.push_back(made);
  }
  for (const OnBoard& passenger : duty.on_board) {
    const auto at = std::find(stops.begin(), stops.end(), Stop{passenger.request, VisitKind::dropoff});
    if (at == stops.end()) continue;
    const Request& r = problem.requests[passenger.request];
    OrderStop& dropoff = stops_[static_cast<std::size_t>(at - stops.begin())];
    dropoff.window.latest = std::min(dropoff.window.latest, passenger.picked_up + r.ride_time_limit);
    for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
      load_at_start_[kind] = static_cast<std::uint16_t>(load_at_start_[kind] + r.load[kind]);
    }
    ++requests_at_start_;
  }
}

void OrderProblem::add_legs(const Problem& problem, const Duty& duty, std::span<const Stop> stops) {
  const auto cost_of = [&duty](Duration time, Distance distance) {
    return static_cast<double>(duty.rates.per_hour.value) * time.hours() +
           static_cast<double>(duty.rates.per_km.value) * distance.kilometres();
  };
  std::vector<LocationId> places;
  Duration services;
  for (const Stop& stop : stops) {
    const Request& r = problem.requests[stop.request];
    places.push_back(stop.kind == VisitKind::pickup ? r.pickup : r.dropoff);
    services += stop.kind == VisitKind::pickup ? r.pickup_service : r.dropoff_service;
  }
  places.push_back(duty.start);
  places.push_back(duty.end);
  for (const LocationId from : places) {
    for (const LocationId to : places) {
      legs_.push_back(problem.travel_times->least(from, to, duty.profile));
      costs_.push_back(legs_.back().is_infinite()
                           ? std::numeric_limits<double>::infinity()
                           : cost_of(legs_.back(), problem.travel_times->distance(from, to, duty.profile)));
    }
  }
  fixed_cost_ = static_cast<double>(duty.rates.per_use.value) + cost_of(services, {});
  quickest_ = legs_;
  const std::size_t n = places.size();
  for (std::size_t by = 0; by < n; ++by) {
    for (std::size_t from = 0; from < n; ++from) {
      for (std::size_t to = 0; to < n; ++to) {
        quickest_[from * n + to] =
            std::min(quickest_[from * n + to], quickest_[from * n + by] + quickest_[by * n + to]);
      }
    }
  }
}

void OrderProblem::add_precedence() {
  before_.assign(size(), 0);
  for (std::size_t a = 0; a < size(); ++a) {
    if (!stops_[a].pickup && stops_[a].partner != SIZE_MAX) before_[a] |= stop_bit(stops_[a].partner);
    const Instant leaves = stops_[a].window.earliest + stops_[a].service;
    for (std::size_t b = 0; b < size(); ++b) {
      if (a != b && leaves + quickest(a, b) > stops_[b].window.latest) before_[a] |= stop_bit(b);
    }
  }
}

bool OrderProblem::may_be_aboard(const Load& load, int requests) const {
  if (requests > vehicle_->most_requests_on_board) return false;
  return std::any_of(vehicle_->layouts.begin(), vehicle_->layouts.end(), [&load](const Layout& layout) {
    for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
      if (load[kind] > layout.capacity[kind]) return false;
    }
    return true;
  });
}

}  // namespace postkutscher
