#include "engine/planning/planning_model.h"

#include <algorithm>

namespace postkutscher {

PlanningModel::PlanningModel(const Problem& problem) : problem_(problem), locations_(problem.locations.size()) {
  fill_bounds();
  fill_nodes();
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

void PlanningModel::fill_nodes() {
  on_board_.resize(problem_.requests.size());
  for (const RequestId id : problem_.requests.ids()) {
    const Request& r = problem_.requests[id];
    TimedNode pickup{r.pickup, r.pickup_service, r.pickup_window};
    TimedNode dropoff{r.dropoff, r.dropoff_service, r.dropoff_window, r.ride_time_limit};
    const Duration longest = r.pickup_service + r.ride_time_limit;
    pickup.window.earliest = std::max(pickup.window.earliest, dropoff.window.earliest + -longest);
    dropoff.window.latest = std::min(dropoff.window.latest, pickup.window.latest + longest);
    pickups_.push_back(pickup);
    dropoffs_.push_back(dropoff);
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

void PlanningModel::fill_candidates() {
  candidates_.resize(problem_.requests.size());
  for (const RequestId request : problem_.requests.ids()) {
    if (is_on_board(request)) continue;
    std::vector<TimedNode> nodes(4);
    nodes[1] = pickup_node(request);
    nodes[2] = dropoff_node(request);
    nodes[1].partner = 2;
    nodes[2].partner = 1;
    std::vector<Instant> start;
    for (const DutyId id : problem_.duties.ids()) {
      if (!is_eligible(problem_, id, request)) continue;
      const Duty& duty = problem_.duties[id];
      nodes[0] = {duty.start, {}, duty.shift};
      nodes[3] = {duty.end, {}, duty.shift};
      const StopTimes times(travel_times(), duty.profile);
      StopTimes::set_to_earliest(nodes, start);
      if (times.rides_short_enough(nodes) && times.raise_to_earliest(nodes, start)) {
        candidates_[request].push_back(id);
      }
    }
  }
}

}  // namespace postkutscher
