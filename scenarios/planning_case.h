// A scenario on its road network, ready for the planner: routers, positions, travel times and the problem.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/fleet/checker.h"
#include "engine/fleet/schedule.h"
#include "engine/network/network.h"
#include "engine/routing/road_state.h"
#include "engine/routing/router.h"
#include "engine/routing/topology.h"
#include "scenarios/scenario.h"

namespace postkutscher {

struct PlanningCase {
  std::shared_ptr<const Network> network;
  std::unique_ptr<const Topology> topology;      // of the network, for all routers
  RoadState roads;                               // as all routers see them; its periods are those of the travel times
  std::vector<std::unique_ptr<Router>> routers;  // by TravelProfileId
  std::vector<std::vector<Position>> positions;  // [TravelProfileId][LocationId]
  Problem problem;                               // every ride of the scenario; RequestId i = scenario.rides[ride_of[i]]
  IdVector<RequestId, std::size_t> ride_of;
  // Requests that no vehicle can reach, by request: outside the map, no road near, no way between the ends. Their
  // places are unreachable in the travel times, so every plan refuses them; this is the reason to tell.
  std::vector<Refusal> off_road;
  // With Scenario::skip_bad_rows: rides left out because their limit is typed below the direct ride.
  std::vector<RowError> row_errors;
};

// Throws InputError for depots off the map and closures that it does not have, and BadRows for all limits typed below
// the direct ride unless bad rows are skipped.
PlanningCase build_planning_case(const Scenario& scenario, std::shared_ptr<const Network> network,
                                 const RunContext& context);

// Drives a leg again on the road network, without the travel-time table, for the checker.
ReferenceLeg reference_leg(const PlanningCase& planning_case);

}  // namespace postkutscher
