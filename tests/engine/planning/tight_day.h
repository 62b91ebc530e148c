// A random day on which the limits of ride times and the length of duties bind, after the dial-a-ride instances of
// Cordeau and Laporte (2003): one depot, windows of 15 minutes at one end of each ride or at both, rides of at most 30
// minutes, four hours on the road within a shift of eight, three places. Constant times that are a metric: a minute for
// each kilometre, rounded up to ticks. Times in ticks since midnight.
#pragma once

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/random.h"
#include "engine/fleet/problem.h"

namespace postkutscher {

struct TightDay {
  std::uint64_t seed = 1;
  int requests = 14;
  int duties = 3;
  CostRates rates = {Cost::from_euros(5), Cost::from_euros(30), Cost::from_euros(0.5)};
  Duration longest = Duration::from_minutes(240);
  Duration longest_ride = Duration::from_minutes(30);  // but never below the direct ride
  // Every third request needs a wheelchair place, every vehicle has two interiors: three seats, or one and a
  // wheelchair.
  bool wheelchairs = false;
  // Else at one. Then of five minutes, and rides may take 15 minutes more than direct: whoever must be picked up early
  // and set down late waits aboard.
  bool windows_at_both_ends = false;
};

inline Problem tight_problem(const TightDay& day) {
  constexpr int kSideMetres = 15'000;
  constexpr int kShiftMinutes = 480;
  RandomStream random({day.seed, 0, 0, "tight day"});
  const auto below = [&](int n) { return boost::random::uniform_int_distribution<int>(0, n - 1)(random); };
  const auto minute = [](int m) { return Instant{} + Duration::from_minutes(m); };

  Problem problem;
  std::vector<std::pair<double, double>> points;
  const auto add_location = [&](int x, int y) {
    points.emplace_back(x, y);
    return problem.locations.push_back({.name = std::to_string(points.size()), .at = {}, .district = ""});
  };
  const LocationId depot = add_location(kSideMetres / 2, kSideMetres / 2);
  const OperatorId owner = problem.operators.push_back({"O", "Operator", depot});
  for (int k = 0; k < day.duties; ++k) {
    Vehicle vehicle;
    vehicle.id = "V" + std::to_string(k);
    vehicle.owner = owner;
    vehicle.layouts = {{{3, 0, 0, 0}}};
    if (day.wheelchairs) vehicle.layouts.push_back({{1, 1, 0, 0}});
    problem.duties.push_back({.id = "D" + std::to_string(k),
                              .vehicle = problem.vehicles.push_back(std::move(vehicle)),
                              .owner = owner,
                              .shift = {minute(0), minute(kShiftMinutes)},
                              .longest = day.longest,
                              .start = depot,
                              .end = depot,
                              .profile = TravelProfileId(0),
                              .rates = day.rates});
  }
  for (int k = 0; k < day.requests; ++k) {
    Request request;
    request.id = "R" + std::to_string(k);
    request.pickup = add_location(below(kSideMetres), below(kSideMetres));
    request.dropoff = add_location(below(kSideMetres), below(kSideMetres));
    request.pickup_service = request.dropoff_service = Duration::from_minutes(3);
    const int wished = 60 + below(kShiftMinutes - 120);
    (k % 2 == 0 ? request.pickup_window : request.dropoff_window) = {minute(wished), minute(wished + 15)};
    request.load = {1, 0, 0, 0};
    if (day.wheelchairs && k % 3 == 0) request.load = {0, 1, 0, 0};
    request.price_of_not_serving = Cost::from_euros(100);
    problem.requests.push_back(std::move(request));
  }

  TravelTimes table(points.size(), 1);
  for (const LocationId a : problem.locations.ids()) {
    for (const LocationId b : problem.locations.ids()) {
      const double metres = std::hypot(points[a.index()].first - points[b.index()].first,
                                       points[a.index()].second - points[b.index()].second);
      const double ticks = metres * 60 * static_cast<double>(kTicksPerSecond) / 1000;
      table.set(a, b, TravelProfileId(0), 0, {std::llround(std::ceil(ticks))});
      table.set_distance(a, b, TravelProfileId(0), {std::llround(std::ceil(metres * 10))});
    }
  }
  for (Request& request : problem.requests) {
    request.direct = table.least(request.pickup, request.dropoff, TravelProfileId(0));
    request.ride_time_limit = std::max(day.longest_ride, request.direct);
    if (!day.windows_at_both_ends) continue;
    request.ride_time_limit = std::max(day.longest_ride, request.direct + Duration::from_minutes(15));
    const Duration ride = request.pickup_service + request.direct + Duration::from_minutes(below(20));
    const bool at_pickup = request.dropoff_window.latest == TimeWindow{}.latest;
    const Instant earliest = at_pickup ? request.pickup_window.earliest : request.dropoff_window.earliest + -ride;
    const Duration width = Duration::from_minutes(5);
    request.pickup_window = {earliest, earliest + width};
    request.dropoff_window = {earliest + ride, earliest + ride + width};
  }
  problem.travel_times = std::make_shared<const TravelTimes>(std::move(table));
  return problem;
}

}  // namespace postkutscher
