// An answer of `route` in the form of OSRM's HTTP API v1: the route response with steps=true and geometries=geojson.
// A roundabout's step has the name of the street that it is left by, as OSRM's has.
#pragma once

#include <string>

#include "scenarios/route_answer.h"

namespace postkutscher {

std::string route_as_osrm(const Network& network, const RouteAnswer& answer);

}  // namespace postkutscher
