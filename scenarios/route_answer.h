// The answer of `route`: a way over two or more waypoints, or the reason why there is none, and its four forms. The
// form `osrm` is the route response of OSRM's HTTP API v1 with geometries=geojson and steps.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/routing/router.h"
#include "scenarios/scenario.h"

namespace postkutscher {

struct RouteAnswer {
  std::string code = "Ok";  // "Ok", "NoSegment", "NoRoute"
  std::string message;      // for humans, when there is no route
  std::vector<Position> waypoints;
  std::vector<Route> legs;  // one fewer than waypoints; empty unless "Ok"

  PathCost total() const;
};

RouteAnswer find_route(const Router& router, std::span<const Coordinate> waypoints, Approach approach);

std::string route_as_text(const Network& network, const RouteAnswer& answer, Language language);
std::string route_as_json(const Network& network, const RouteAnswer& answer);
std::string route_as_geojson(const Network& network, const RouteAnswer& answer);
std::string route_as_osrm(const Network& network, const RouteAnswer& answer);

}  // namespace postkutscher
