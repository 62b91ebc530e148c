// One request against one route. Only insertion*.cpp includes this.
#pragma once

#include "engine/planning/insertion.h"

namespace postkutscher {

struct InsertionSearch::Trial {
  Trial(const PlanningModel& model_, const DutyRoute& route_, RequestId request_)
      : model(model_),
        route(route_),
        request(request_),
        duty(model_.problem().duties[route_.duty]),
        interior(model_.interior(route_.duty)),
        passenger(model_.passenger(request_)),
        pickup(model_.pickup_node(request_)),
        dropoff(model_.dropoff_node(request_)) {}

  const LegBound& bound(LocationId from, LocationId to) const { return model.bound(from, to, duty.profile); }
  Duration leg(LocationId from, LocationId to, Instant depart) const {
    return model.travel_times().leg(from, to, duty.profile, depart);
  }
  // Interiors in which the request may be aboard behind `node`, among those that hold for the whole duty.
  LayoutMask layouts_at(std::uint32_t node) const {
    return route.layouts & interior.layouts_for(route.nodes[node].aboard + passenger);
  }

  const PlanningModel& model;
  const DutyRoute& route;
  RequestId request;
  const Duty& duty;
  const Interior& interior;
  Aboard passenger;
  const TimedNode& pickup;
  const TimedNode& dropoff;
};

}  // namespace postkutscher
