// The answer of `reach`: what lies within given times of a place, and its forms for people, programs and maps.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/routing/isochrone.h"
#include "engine/routing/one_to_all.h"
#include "engine/routing/router.h"
#include "scenarios/scenario.h"

namespace postkutscher {

struct ReachQuery {
  Coordinate place;
  Travel travel = Travel::from;
  Approach approach = Approach::any;
  std::vector<Duration> limits;  // ascending, at most kMostIsochrones
  // Metres round the reached roads that outlines include (isochrone.h); nothing = no outlines wanted.
  std::optional<double> buffer;
};

struct ReachAnswer {
  struct Within {
    Duration limit;
    Distance roads;             // of road that is reached, each road once whatever its directions
    std::size_t addresses = 0;  // whose place on the road is reached
    Area outline;
  };

  std::string code = "Ok";  // "Ok", "NoSegment"
  std::string message;      // for humans, when the place is on no road
  ReachQuery query;
  Position position;
  std::vector<Within> within;  // by limit; empty unless "Ok"
};

// An address counts by the way to where it meets the road, like the end of a route, not by the outline that it lies in.
// Throws InputError ("isochrone_too_large").
ReachAnswer find_reach(const Router& router, const ReachQuery& query, const RunContext& context);

// What the answer was asked with besides; both are shown as they are.
struct ReachCircumstances {
  std::string profile;
  std::optional<std::string> depart;
};

std::string reach_as_text(const Network& network, const ReachAnswer& answer, const ReachCircumstances& circumstances,
                          Language language);
std::string reach_as_json(const Network& network, const ReachAnswer& answer, const ReachCircumstances& circumstances);
// One feature a limit, the largest first, so that the smaller ones are drawn over it.
std::string reach_as_geojson(const Network& network, const ReachAnswer& answer,
                             const ReachCircumstances& circumstances);

}  // namespace postkutscher
