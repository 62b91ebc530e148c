#include "engine/planning/planning_model.h"

#include <algorithm>

namespace postkutscher {

PlanningModel::PlanningModel(const Problem& problem) : problem_(problem), locations_(problem.locations.size()) {
  fill_bounds();
  fill_nodes();
  fill_classes();
  fill_candidates();
}

void PlanningModel::fill_bounds() {
  const TravelTimes& times = travel_times();
  bounds_.resize(times.profile_count());
  for (const Duty& duty : problem_.duties) {
    std::vector<LegBound>& table = bounds_[duty.profile.index()];
    if (!table.empty()) continue;
    table.resize(locations_ * locations_);
    for (const LocationId from : problem_.locations.ids()) {
      for (const LocationId to : problem_.locations.ids()) {
        const Duration least = times.least(from, to, duty.profile);
        if (least.is_infinite()) continue;
        table[from.index() * locations_ + to.index()] = {
            static_cast<std::uint32_t>(least.ticks),
            static_cast<std::uint32_t>(times.distance(from, to, duty.profile).decimetres)};
      }
    }
  }
}

// From the start of service at the pickup to that at the drop-off, in the fastest vehicle.
Duration PlanningModel::least_ride(const Request& request) const {
  Duration least = Duration::infinite();
  for (const auto& table : bounds_) {
    if (!table.empty()) {
      least = std::min(least, table[request.pickup.index() * locations_ + request.dropoff.index()].least());
    }
  }
  return least.is_infinite() ? least : request.pickup_service + least;
}

void PlanningModel::fill_nodes() {
  on_board_.resize(problem_.requests.size());
  for (const RequestId id : problem_.requests.ids()) {
    const Request& r = problem_.requests[id];
    TimedNode pickup{.location = r.pickup, .service = r.pickup_service, .window = r.pickup_window};
    TimedNode dropoff{.location = r.dropoff,
                      .service = r.dropoff_service,
                      .window = r.dropoff_window,
                      .ride_time_limit = r.ride_time_limit};
    const Duration longest = r.pickup_service + r.ride_time_limit;
    pickup.window.earliest = std::max(pickup.window.earliest, dropoff.window.earliest + -longest);
    dropoff.window.latest = std::min(dropoff.window.latest, pickup.window.latest + longest);
    const Duration shortest = least_ride(r);
    if (!shortest.is_infinite()) {
      pickup.window.latest = std::min(pickup.window.latest, dropoff.window.latest - shortest);
      dropoff.window.earliest = std::max(dropoff.window.earliest, pickup.window.earliest + shortest);
    }
    pickups_.push_back(pickup);
    dropoffs_.push_back(dropoff);
    passengers_.push_back({places_of(r.load), 1, static_cast<std::uint16_t>(r.shares ? 0 : 1)});
  }
  for (const Duty& duty : problem_.duties) {
    for (const OnBoard& passenger : duty.on_board) {
      on_board_[passenger.request] = 1;
      TimedNode& dropoff = dropoffs_[passenger.request];
      const Request& r = problem_.requests[passenger.request];
      dropoff.window = r.dropoff_window;
      dropoff.window.latest = std::min(dropoff.window.latest, passenger.picked_up + r.ride_time_limit);
    }
  }
}

void PlanningModel::fill_classes() {
  for (const DutyId id : problem_.duties.ids()) {
    const Duty& duty = problem_.duties[id];
    const Vehicle& vehicle = problem_.vehicles[duty.vehicle];
    interiors_.push_back(Interior(vehicle));
    const auto alike = [&](DutyId other_id) {
      const Duty& other = problem_.duties[other_id];
      return duty.owner == other.owner && duty.shift == other.shift && duty.longest == other.longest &&
             duty.start == other.start && duty.end == other.end && duty.profile == other.profile &&
             duty.rates == other.rates && duty.on_board.empty() && other.on_board.empty() &&
             interiors_[id] == interiors_[other_id] &&
             vehicle.vehicle_class == problem_.vehicles[other.vehicle].vehicle_class;
    };
    const auto known = std::find_if(duties_of_class_.begin(), duties_of_class_.end(),
                                    [&](const std::vector<DutyId>& duties) { return alike(duties.front()); });
    duty_class_.push_back(static_cast<std::uint32_t>(known - duties_of_class_.begin()));
    if (known == duties_of_class_.end()) {
      duties_of_class_.push_back({id});
    } else {
      known->push_back(id);
    }
  }
}

void PlanningModel::fill_candidates() {
  candidates_.resize(problem_.requests.size());
  for (const RequestId request : problem_.requests.ids()) {
    if (is_on_board(request)) continue;
    std::vector<std::uint8_t> suits;  // [duty class]
    for (const auto& duties : duties_of_class_) suits.push_back(could_serve(duties.front(), request) ? 1 : 0);
    for (const DutyId duty : problem_.duties.ids()) {
      if (suits[duty_class_[duty]] != 0) candidates_[request].push_back(duty);
    }
  }
}

bool PlanningModel::could_serve(DutyId id, RequestId request) const {
  if (!is_eligible(problem_, id, request)) return false;
  const Duty& duty = problem_.duties[id];
  std::vector<TimedNode> nodes{{.location = duty.start, .service = {}, .window = duty.shift},
                               pickup_node(request),
                               dropoff_node(request),
                               {.location = duty.end, .service = {}, .window = duty.shift}};
  nodes[1].partner = 2;
  nodes[2].partner = 1;
  std::vector<Instant> scratch;
  if (!rides_short_enough(travel_times(), duty.profile, nodes)) return false;
  // By time of day a later departure may be shorter: then the length decides nothing yet.
  const std::optional<Duration> on_the_road =
      time_on_the_road(TabledLegs{travel_times(), duty.profile, nodes}, nodes, scratch);
  return on_the_road && (*on_the_road <= duty.longest || travel_times().time_dependent());
}

}  // namespace postkutscher
