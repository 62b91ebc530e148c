#include "engine/planning/duty_route.h"

#include <algorithm>

namespace postkutscher {

namespace {

std::uint64_t hash_stops(std::span<const Stop> stops) {
  std::uint64_t h = 0;
  for (const Stop& stop : stops) {
    h = (h ^ (2 * std::uint64_t{stop.request.value} + (stop.kind == VisitKind::pickup ? 1 : 2))) *
        0x9E3779B97F4A7C15ULL;
    h ^= h >> 29;
  }
  return h;
}

}  // namespace

RouteBuilder::RouteBuilder(const PlanningModel& model) : model_(model), pickup_at_(model.problem().requests.size()) {}

RoutePointer RouteBuilder::build(DutyId duty, std::span<const Stop> stops) {
  const auto route = std::make_shared<DutyRoute>();
  route->duty = duty;
  route->stops.assign(stops.begin(), stops.end());
  route->version = hash_stops(stops);
  fill_nodes(*route);
  if (!fill_aboard(*route) || !fill_ways(*route) || !fill_times(*route)) return nullptr;
  fill_slack(*route);
  return route;
}

RoutePointer RouteBuilder::with_insertion(const DutyRoute& route, RequestId request, std::uint32_t pickup_after,
                                          std::uint32_t dropoff_after) {
  stops_ = route.stops;
  stops_.insert(stops_.begin() + dropoff_after, {request, VisitKind::dropoff});
  stops_.insert(stops_.begin() + pickup_after, {request, VisitKind::pickup});
  return build(route.duty, stops_);
}

RoutePointer RouteBuilder::without(const DutyRoute& route, const IdVector<RequestId, std::uint8_t>& leaves) {
  stops_.clear();
  std::copy_if(route.stops.begin(), route.stops.end(), std::back_inserter(stops_),
               [&](const Stop& stop) { return leaves[stop.request] == 0; });
  return build(route.duty, stops_);
}

void RouteBuilder::fill_nodes(const DutyRoute& route) {
  const Duty& duty = model_.problem().duties[route.duty];
  nodes_.clear();
  nodes_.push_back({.location = duty.start, .service = {}, .window = duty.shift});
  for (const Stop& stop : route.stops) {
    const std::uint32_t at = static_cast<std::uint32_t>(nodes_.size());
    if (stop.kind == VisitKind::pickup) {
      pickup_at_[stop.request] = at;
      nodes_.push_back(model_.pickup_node(stop.request));
      continue;
    }
    nodes_.push_back(model_.dropoff_node(stop.request));
    if (model_.is_on_board(stop.request)) continue;
    nodes_[at].partner = pickup_at_[stop.request];
    nodes_[nodes_[at].partner].partner = at;
  }
  nodes_.push_back({.location = duty.end, .service = {}, .window = duty.shift});
}

// False when someone has no place.
bool RouteBuilder::fill_aboard(DutyRoute& route) {
  const Interior& interior = model_.interior(route.duty);
  Aboard aboard;
  for (const Stop& stop : route.stops) {
    if (model_.is_on_board(stop.request)) aboard = aboard + model_.passenger(stop.request);
  }
  route.layouts = interior.all();
  route.nodes.resize(nodes_.size());
  for (std::size_t k = 0; k < nodes_.size(); ++k) {
    if (k > 0 && k <= route.stops.size()) {
      const Stop& stop = route.stops[k - 1];
      const Aboard passenger = model_.passenger(stop.request);
      aboard = stop.kind == VisitKind::pickup ? aboard + passenger : aboard - passenger;
    }
    route.nodes[k].stop = nodes_[k];
    route.nodes[k].aboard = aboard;
    if (!aboard.empty()) route.layouts &= interior.layouts_for(aboard);
    if (route.layouts == 0 && !route.stops.empty()) return false;
  }
  return true;
}

// False when there is no way, or some ride is too long by driving and service alone.
bool RouteBuilder::fill_ways(DutyRoute& route) {
  const TravelProfileId profile = model_.problem().duties[route.duty].profile;
  legs_.clear();
  if (route.stops.empty()) return true;
  for (std::size_t k = 0; k + 1 < nodes_.size(); ++k) {
    const LegBound& leg = model_.bound(nodes_[k].location, nodes_[k + 1].location, profile);
    if (!leg.reachable()) return false;
    legs_.push_back(leg.least());
    route.distance += leg.distance();
    route.nodes[k + 1].driven = route.distance;
    route.nodes[k + 1].way = route.nodes[k].way + nodes_[k].service + leg.least();
    const TimedNode& node = nodes_[k + 1];
    if (node.partner > k) continue;
    const Duration ride = route.nodes[k + 1].way - route.nodes[node.partner].way - nodes_[node.partner].service;
    if (ride > node.ride_time_limit) return false;
  }
  return true;
}

bool RouteBuilder::fill_times(DutyRoute& route) {
  set_to_earliest(nodes_, earliest_);
  set_to_latest(nodes_, latest_);
  const Duty& duty = model_.problem().duties[route.duty];
  // A duty without stops stays where it is: nothing to time.
  const bool feasible =
      route.stops.empty() ||
      (model_.constant_times() ? fill_times_by(ConstantLegs{legs_}, route)
                               : fill_times_by(TabledLegs{model_.travel_times(), duty.profile, nodes_}, route));
  if (!feasible || route.on_the_road > duty.longest) return false;
  for (std::size_t k = 0; k < nodes_.size(); ++k) {
    route.nodes[k].earliest = earliest_[k];
    route.nodes[k].latest = latest_[k];
  }
  if (!route.stops.empty()) route.cost = duty_cost(duty.rates, route.on_the_road, route.distance);
  return true;
}

template <class Legs>
bool RouteBuilder::fill_times_by(const Legs& legs, DutyRoute& route) {
  if (!raise_to_earliest(legs, nodes_, earliest_) || !lower_to_latest(legs, nodes_, latest_)) return false;
  if (model_.constant_times()) {
    route.on_the_road = std::max(route.nodes.back().way, earliest_.back() - latest_.front());
    return true;
  }
  const std::optional<Duration> on_the_road = time_on_the_road(legs, nodes_, scratch_);
  route.on_the_road = on_the_road.value_or(Duration::infinite());
  return on_the_road.has_value();
}

}  // namespace postkutscher
