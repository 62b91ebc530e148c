// Times of a request that follow from its ride and the roads: direct ride, ride-time limit, and the sides of its
// windows that nobody typed.
#pragma once

#include <optional>
#include <span>

#include "engine/fleet/problem.h"
#include "scenarios/scenario.h"

namespace postkutscher {

// The direct ride of a request by the vehicles that may serve it.
struct DirectRide {
  Duration free_flow;  // of the fastest profile
  Duration slowest;    // bound over all profiles, at any time of day
  Distance distance;   // of the fastest profile's path
};

// Nothing when no profile connects the two places.
std::optional<DirectRide> direct_ride(const TravelTimes& times, std::span<const TravelProfileId> profiles,
                                      LocationId from, LocationId to);

// The error of a row whose limit is typed below the free-flow ride: nobody could keep it.
std::optional<RowError> limit_below_direct(const Ride& ride, const DirectRide& direct, const DemandSource& demand);

// Typed limit, or max(direct, min(cap, max(factor · direct, direct + extra))); in either case at least `slowest`, so
// that every vehicle can keep it at any time.
Duration ride_time_limit(const Ride& ride, const DirectRide& direct, const Scenario& scenario);

// Bounds the open sides of the request's windows by what direct ride and limit allow at most: nothing that the typed
// sides permit is lost. One of the two windows is bounded on both sides.
void close_windows(Request& request);

}  // namespace postkutscher
