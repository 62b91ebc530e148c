// The answer of `route`: a way over two or more waypoints, or the reason why there is none, and its forms for
// people, programs and maps; the form `osrm` is in osrm_answer.h.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/calendar.h"
#include "engine/routing/router.h"
#include "scenarios/scenario.h"

namespace postkutscher {

// When a way through the traffic of the day begins.
struct Departure {
  Instant at;
  Calendar calendar;
};

struct RouteAnswer {
  std::string code = "Ok";              // "Ok", "NoSegment", "NoRoute"
  std::string message;                  // for humans, when there is no route
  std::optional<std::size_t> waypoint;  // that is on no road, from 0
  Mode mode = Mode::car;
  std::vector<Position> waypoints;
  std::vector<Route> legs;             // one fewer than waypoints; empty unless "Ok"
  std::optional<Departure> departure;  // nothing in free flow

  PathCost total() const;

  // Only for "Ok".
  std::vector<Coordinate> geometry(const Network& network) const;  // at least two points
  // Where the route touches the road at a waypoint; may be the second-nearest place (position.h).
  Coordinate on_road(std::size_t waypoint) const;
  Distance off_road(std::size_t waypoint) const;  // of the waypoint from there, as the crow flies
  const std::string& street(const Network& network, std::size_t waypoint) const;

  // When a leg ends; only with a departure.
  Instant arrival(std::size_t leg) const;

  // Only for the others.
  std::string failure_as_json() const;
};

// With a departure each leg begins when the one before ends, through the traffic that the router knows; else in free
// flow.
RouteAnswer find_route(const Router& router, std::span<const Coordinate> waypoints, Approach approach,
                       const std::optional<Departure>& departure = {});

std::string route_as_text(const Network& network, const RouteAnswer& answer, Language language);
std::string route_as_json(const Network& network, const RouteAnswer& answer);
std::string route_as_geojson(const Network& network, const RouteAnswer& answer);

}  // namespace postkutscher
