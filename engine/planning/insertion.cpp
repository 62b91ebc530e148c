#include "engine/planning/insertion.h"

#include <algorithm>
#include <tuple>

namespace postkutscher {

struct InsertionSearch::Trial {
  Trial(const PlanningModel& model_, const DutyRoute& route_, RequestId request_)
      : model(model_),
        route(route_),
        request(request_),
        duty(model.problem().duties[route.duty]),
        vehicle(model.problem().vehicles[duty.vehicle]),
        pickup(model.pickup_node(request)),
        dropoff(model.dropoff_node(request)),
        times(model.travel_times(), duty.profile) {}

  const LegBound& bound(LocationId from, LocationId to) const { return model.bound(from, to, duty.profile); }
  Duration leg(LocationId from, LocationId to, Instant depart) const {
    return model.travel_times().leg(from, to, duty.profile, depart);
  }
  bool fits_at(std::uint32_t node) const {
    return may_be_aboard(vehicle, with(model.problem(), vehicle, route.aboard[node], request));
  }
  // Least cost of the route with the request, from distance and least time.
  Cost bound_of_extra(std::uint32_t pickup_after, std::uint32_t dropoff_after) const;

  const PlanningModel& model;
  const DutyRoute& route;
  RequestId request;
  const Duty& duty;
  const Vehicle& vehicle;
  TimedNode pickup;
  TimedNode dropoff;
  StopTimes times;
};

Cost InsertionSearch::Trial::bound_of_extra(std::uint32_t pickup_after, std::uint32_t dropoff_after) const {
  Distance distance = route.distance;
  Duration least = route.elapsed.back() + pickup.service + dropoff.service;
  const auto take = [&](LocationId from, LocationId to) {
    const LegBound& leg = bound(from, to);
    distance += leg.distance();
    least += leg.least();
  };
  const auto drop = [&](std::uint32_t node) {
    const LegBound& leg = bound(route.nodes[node].location, route.nodes[node + 1].location);
    distance = distance - leg.distance();
    least -= leg.least();
  };
  drop(pickup_after);
  take(route.nodes[pickup_after].location, pickup.location);
  if (pickup_after == dropoff_after) {
    take(pickup.location, dropoff.location);
  } else {
    take(pickup.location, route.nodes[pickup_after + 1].location);
    drop(dropoff_after);
    take(route.nodes[dropoff_after].location, dropoff.location);
  }
  take(dropoff.location, route.nodes[dropoff_after + 1].location);
  return duty_cost(duty.rates, std::max(least, route.on_the_road), distance) - route.cost;
}

void InsertionSearch::keep_if_next_reached(const Trial& trial, std::uint32_t pickup_after, std::uint32_t dropoff_after,
                                           Instant dropoff_start) {
  const Instant departure = dropoff_start + trial.dropoff.service;
  const std::uint32_t next = dropoff_after + 1;
  const Duration leg = trial.leg(trial.dropoff.location, trial.route.nodes[next].location, departure);
  if (departure + leg > trial.route.latest[next]) return;
  survivors_.push_back({trial.bound_of_extra(pickup_after, dropoff_after), pickup_after, dropoff_after});
}

// All drop-off positions for one pickup position, carrying the earliest times forward.
void InsertionSearch::collect_from(const Trial& trial, std::uint32_t pickup_after) {
  const DutyRoute& route = trial.route;
  const TimedNode& before = route.nodes[pickup_after];
  const Instant left = route.earliest[pickup_after] + before.service;
  const Instant pickup_start =
      std::max(trial.pickup.window.earliest, left + trial.leg(before.location, trial.pickup.location, left));
  if (pickup_start > trial.pickup.window.latest) return;
  const Instant picked_up = pickup_start + trial.pickup.service;
  const auto dropoff_start = [&](LocationId from, Instant departure) {
    return std::max(trial.dropoff.window.earliest, departure + trial.leg(from, trial.dropoff.location, departure));
  };
  const Instant at_once = dropoff_start(trial.pickup.location, picked_up);
  // Any way round takes longer.
  if (at_once > trial.dropoff.window.latest) return;
  keep_if_next_reached(trial, pickup_after, pickup_after, at_once);

  const Duration limit = trial.dropoff.ride_time_limit;
  LocationId at = trial.pickup.location;
  Instant departure = picked_up;
  Duration ride;  // least, from the end of the pickup's service
  for (std::uint32_t k = pickup_after + 1; k + 1 < route.nodes.size(); ++k) {
    const TimedNode& node = route.nodes[k];
    const Instant start = std::max(route.earliest[k], departure + trial.leg(at, node.location, departure));
    if (start > route.latest[k] || !trial.fits_at(k)) return;
    ride += trial.bound(at, node.location).least() + node.service;
    departure = start + node.service;
    at = node.location;
    if (ride > limit || departure > trial.dropoff.window.latest) return;
    if (ride + trial.bound(at, trial.dropoff.location).least() > limit) continue;
    const Instant set_down = dropoff_start(at, departure);
    if (set_down <= trial.dropoff.window.latest) keep_if_next_reached(trial, pickup_after, k, set_down);
  }
}

void InsertionSearch::collect_survivors(const Trial& trial) {
  survivors_.clear();
  const DutyRoute& route = trial.route;
  for (std::uint32_t k = 0; k + 1 < route.nodes.size(); ++k) {
    // Earliest departures ascend along the route; so do latest starts.
    if (route.earliest[k] + route.nodes[k].service > trial.pickup.window.latest) break;
    if (route.latest[k + 1] < trial.pickup.window.earliest + trial.pickup.service || !trial.fits_at(k)) continue;
    collect_from(trial, k);
  }
  std::sort(survivors_.begin(), survivors_.end(), [](const Survivor& a, const Survivor& b) {
    return std::tie(a.bound, a.pickup_after, a.dropoff_after) < std::tie(b.bound, b.pickup_after, b.dropoff_after);
  });
}

std::optional<Cost> InsertionSearch::exact_extra(const Trial& trial, std::uint32_t pickup_after,
                                                 std::uint32_t dropoff_after) {
  ++timed_;
  const DutyRoute& route = trial.route;
  nodes_.clear();
  const auto moved = [&](std::uint32_t node) {
    return node + (node > pickup_after ? 1U : 0U) + (node > dropoff_after ? 1U : 0U);
  };
  LayoutMask layouts = route.layouts;
  Distance distance;
  const auto append = [&](const TimedNode& node) {
    if (!nodes_.empty()) distance += trial.bound(nodes_.back().location, node.location).distance();
    nodes_.push_back(node);
  };
  for (std::uint32_t k = 0; k < route.nodes.size(); ++k) {
    append(route.nodes[k]);
    if (nodes_.back().partner != kNoNode) nodes_.back().partner = moved(nodes_.back().partner);
    if (k == pickup_after) {
      append(trial.pickup);
      nodes_.back().partner = dropoff_after + 2;
    }
    if (k >= pickup_after && k <= dropoff_after) {
      const Aboard aboard = with(trial.model.problem(), trial.vehicle, route.aboard[k], trial.request);
      if (!may_be_aboard(trial.vehicle, aboard)) return std::nullopt;
      layouts &= aboard.layouts;
    }
    if (k == dropoff_after) {
      append(trial.dropoff);
      nodes_.back().partner = pickup_after + 1;
    }
  }
  if (layouts == 0 || !trial.times.rides_short_enough(nodes_)) return std::nullopt;
  const std::optional<Duration> on_the_road = time_on_the_road(trial.times, nodes_, scratch_);
  if (!on_the_road) return std::nullopt;
  return duty_cost(trial.duty.rates, *on_the_road, distance) - route.cost;
}

std::optional<Insertion> InsertionSearch::cheapest(const DutyRoute& route, RequestId request) {
  const Trial trial(model_, route, request);
  collect_survivors(trial);
  std::optional<Insertion> best;
  for (const Survivor& survivor : survivors_) {
    if (best && survivor.bound >= best->extra) break;
    const std::optional<Cost> extra = exact_extra(trial, survivor.pickup_after, survivor.dropoff_after);
    if (extra && (!best || *extra < best->extra)) best = {survivor.pickup_after, survivor.dropoff_after, *extra};
  }
  return best;
}

void InsertionSearch::bound_ends(const Trial& trial) {
  const std::vector<TimedNode>& nodes = trial.route.nodes;
  StopTimes::set_to_earliest(nodes, from_start_);
  StopTimes::set_to_latest(nodes, to_end_);
  for (std::size_t k = 1; k < nodes.size(); ++k) {
    const Instant departure = from_start_[k - 1] + nodes[k - 1].service;
    const Duration leg = trial.leg(nodes[k - 1].location, nodes[k].location, departure);
    from_start_[k] = std::max(from_start_[k], departure + leg);
  }
  for (std::size_t k = nodes.size() - 1; k-- > 0;) {
    const Instant departure = trial.times.latest_departure(nodes[k].location, nodes[k + 1].location, to_end_[k + 1]);
    to_end_[k] = std::min(to_end_[k], departure + -nodes[k].service);
  }
}

// The legs before the pickup and behind the drop-off stay as they are, so times along them alone bound every insertion,
// whatever the legs between.
std::optional<Insertion> InsertionSearch::first_feasible(const DutyRoute& route, RequestId request) {
  const Trial trial(model_, route, request);
  bound_ends(trial);
  const std::uint32_t gaps = static_cast<std::uint32_t>(route.nodes.size()) - 1;
  for (std::uint32_t i = 0; i < gaps; ++i) {
    Instant departure = from_start_[i] + route.nodes[i].service;
    LocationId at = route.nodes[i].location;
    const auto serve = [&](const TimedNode& node) {
      const Instant start = std::max(node.window.earliest, departure + trial.leg(at, node.location, departure));
      departure = start + node.service;
      at = node.location;
      return start <= node.window.latest;
    };
    if (!serve(trial.pickup)) continue;
    for (std::uint32_t j = i; j < gaps; ++j) {
      if (j > i && !serve(route.nodes[j])) break;
      const Instant set_down = departure + trial.leg(at, trial.dropoff.location, departure);
      const Instant left = std::max(trial.dropoff.window.earliest, set_down) + trial.dropoff.service;
      const Duration leg = trial.leg(trial.dropoff.location, route.nodes[j + 1].location, left);
      if (set_down > trial.dropoff.window.latest || left + leg > to_end_[j + 1]) continue;
      if (const std::optional<Cost> extra = exact_extra(trial, i, j)) return Insertion{i, j, *extra};
    }
  }
  return std::nullopt;
}

std::vector<Stop> with_insertion(const DutyRoute& route, RequestId request, const Insertion& insertion) {
  std::vector<Stop> stops;
  stops.reserve(route.stops.size() + 2);
  for (std::uint32_t k = 0; k <= route.stops.size(); ++k) {
    if (k > 0) stops.push_back(route.stops[k - 1]);
    if (k == insertion.pickup_after) stops.push_back({request, VisitKind::pickup});
    if (k == insertion.dropoff_after) stops.push_back({request, VisitKind::dropoff});
  }
  return stops;
}

std::vector<Stop> without(const DutyRoute& route, RequestId request) {
  std::vector<Stop> stops = route.stops;
  std::erase_if(stops, [&](const Stop& stop) { return stop.request == request; });
  return stops;
}

}  // namespace postkutscher
