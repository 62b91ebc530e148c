#include "engine/planning/duty_route.h"

#include <algorithm>

namespace postkutscher {

namespace {

constexpr std::size_t kMostLayouts = 64;

std::uint64_t hash_stops(std::span<const Stop> stops) {
  std::uint64_t h = 0;
  for (const Stop& stop : stops) {
    h = (h ^ (2 * std::uint64_t{stop.request.value} + (stop.kind == VisitKind::pickup ? 1 : 2))) *
        0x9E3779B97F4A7C15ULL;
    h ^= h >> 29;
  }
  return h;
}

void fill_nodes(const PlanningModel& model, DutyRoute& route) {
  const Duty& duty = model.problem().duties[route.duty];
  route.nodes.reserve(route.stops.size() + 2);
  route.nodes.push_back({duty.start, {}, duty.shift});
  for (const Stop& stop : route.stops) {
    const bool pickup = stop.kind == VisitKind::pickup;
    route.nodes.push_back(pickup ? model.pickup_node(stop.request) : model.dropoff_node(stop.request));
    if (pickup || model.is_on_board(stop.request)) continue;
    const std::uint32_t at = static_cast<std::uint32_t>(route.nodes.size() - 1);
    const auto picked = std::find(route.stops.begin(), route.stops.end(), Stop{stop.request, VisitKind::pickup});
    const std::uint32_t from = static_cast<std::uint32_t>(picked - route.stops.begin()) + 1;
    route.nodes[at].partner = from;
    route.nodes[from].partner = at;
  }
  route.nodes.push_back({duty.end, {}, duty.shift});
}

// Loads from front to back; false when they do not fit.
bool fill_aboard(const PlanningModel& model, DutyRoute& route) {
  const Problem& problem = model.problem();
  const Vehicle& vehicle = problem.vehicles[problem.duties[route.duty].vehicle];
  std::vector<RequestId> inside;
  const auto carry = [&] {
    Aboard now;
    now.layouts = layouts_for(vehicle, now.load);
    for (const RequestId request : inside) now = with(problem, vehicle, now, request);
    route.aboard.push_back(now);
  };
  for (const Stop& stop : route.stops) {
    if (model.is_on_board(stop.request)) inside.push_back(stop.request);
  }
  carry();
  for (const Stop& stop : route.stops) {
    if (stop.kind == VisitKind::pickup) {
      inside.push_back(stop.request);
    } else {
      std::erase(inside, stop.request);
    }
    carry();
  }
  route.layouts = ~LayoutMask{0};
  for (const Aboard& aboard : route.aboard) route.layouts &= aboard.layouts;
  return route.stops.empty() ||
         (route.layouts != 0 && std::all_of(route.aboard.begin(), route.aboard.end(),
                                            [&](const Aboard& aboard) { return may_be_aboard(vehicle, aboard); }));
}

void fill_bounds(const PlanningModel& model, DutyRoute& route) {
  const TravelProfileId profile = model.problem().duties[route.duty].profile;
  Duration elapsed;
  route.elapsed.push_back(elapsed);
  for (std::size_t k = 1; k < route.nodes.size(); ++k) {
    const LegBound& leg = model.bound(route.nodes[k - 1].location, route.nodes[k].location, profile);
    elapsed += route.nodes[k - 1].service + leg.least();
    route.elapsed.push_back(elapsed);
    route.distance += leg.distance();
  }
}

bool fill_times(const PlanningModel& model, DutyRoute& route) {
  StopTimes::set_to_earliest(route.nodes, route.earliest);
  StopTimes::set_to_latest(route.nodes, route.latest);
  // A duty without stops stays where it is: nothing to time.
  if (route.stops.empty()) return true;
  const StopTimes times(model.travel_times(), model.problem().duties[route.duty].profile);
  if (!times.rides_short_enough(route.nodes) || !times.raise_to_earliest(route.nodes, route.earliest) ||
      !times.lower_to_latest(route.nodes, route.latest)) {
    return false;
  }
  std::vector<Instant> scratch;
  const std::optional<Duration> on_the_road = time_on_the_road(times, route.nodes, scratch);
  if (!on_the_road) return false;
  route.on_the_road = *on_the_road;
  route.cost = duty_cost(model.problem().duties[route.duty].rates, route.on_the_road, route.distance);
  return true;
}

}  // namespace

std::optional<DutyRoute> make_route(const PlanningModel& model, DutyId duty, std::vector<Stop> stops) {
  DutyRoute route;
  route.duty = duty;
  route.stops = std::move(stops);
  route.version = hash_stops(route.stops);
  fill_nodes(model, route);
  fill_bounds(model, route);
  if (!fill_aboard(model, route) || !fill_times(model, route)) return std::nullopt;
  return route;
}

LayoutMask layouts_for(const Vehicle& vehicle, const Load& load) {
  LayoutMask mask = 0;
  for (std::size_t k = 0; k < std::min(vehicle.layouts.size(), kMostLayouts); ++k) {
    const Load& capacity = vehicle.layouts[k].capacity;
    const bool fits = std::equal(load.begin(), load.end(), capacity.begin(), std::less_equal<>());
    if (fits) mask |= LayoutMask{1} << k;
  }
  return mask;
}

bool may_be_aboard(const Vehicle& vehicle, const Aboard& aboard) {
  return aboard.layouts != 0 && aboard.requests <= vehicle.most_requests_on_board &&
         (!aboard.alone || aboard.requests == 1);
}

Aboard with(const Problem& problem, const Vehicle& vehicle, Aboard aboard, RequestId request) {
  const Request& r = problem.requests[request];
  for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
    aboard.load[kind] = static_cast<std::uint16_t>(std::min(65535, aboard.load[kind] + r.load[kind]));
  }
  ++aboard.requests;
  aboard.alone = aboard.alone || !r.shares;
  aboard.layouts = layouts_for(vehicle, aboard.load);
  return aboard;
}

std::optional<Duration> time_on_the_road(const StopTimes& times, std::span<const TimedNode> nodes,
                                         std::vector<Instant>& scratch) {
  StopTimes::set_to_earliest(nodes, scratch);
  if (!times.raise_to_earliest(nodes, scratch)) return std::nullopt;
  const Instant end = scratch.back();
  StopTimes::set_to_latest(nodes, scratch);
  scratch.back() = end;
  if (!times.lower_to_latest(nodes, scratch)) return std::nullopt;
  return end - scratch.front();
}

}  // namespace postkutscher
