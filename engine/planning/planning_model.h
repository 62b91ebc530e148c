// What the planner knows about a problem before it plans: least travel times and distances side by side, who may serve
// whom at all, which duties are alike, and windows that a request's other end already narrows. Built once per planning
// run, then const and shared by all islands.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/fleet/problem.h"
#include "engine/planning/places.h"
#include "engine/planning/stop_times.h"
#include "engine/planning/timing.h"

namespace postkutscher {

// Bounds of a leg that hold at any time of day; with constant travel times they are the leg.
struct LegBound {
  static constexpr std::uint32_t kUnreachable = UINT32_MAX;
  std::uint32_t least_ticks = kUnreachable;
  std::uint32_t decimetres = 0;

  bool reachable() const { return least_ticks != kUnreachable; }
  Duration least() const { return reachable() ? Duration{least_ticks} : Duration::infinite(); }
  Distance distance() const { return {decimetres}; }
};

class PlanningModel {
 public:
  // Keeps a reference to `problem`.
  explicit PlanningModel(const Problem& problem);

  const Problem& problem() const { return problem_; }
  const TravelTimes& travel_times() const { return *problem_.travel_times; }
  bool constant_times() const { return !travel_times().time_dependent(); }

  // `profile` is one that a duty has.
  const LegBound& bound(LocationId from, LocationId to, TravelProfileId profile) const {
    return bounds_[profile.index()][from.index() * locations_ + to.index()];
  }

  // Duties that could serve the request if they had nothing else to do, ascending.
  const std::vector<DutyId>& candidates(RequestId request) const { return candidates_[request]; }
  bool is_on_board(RequestId request) const { return on_board_[request] != 0; }

  const Interior& interior(DutyId duty) const { return interiors_[duty]; }
  // The request as it is when aboard.
  Aboard passenger(RequestId request) const { return passengers_[request]; }

  // Duties of one class could swap their work: same places and times of begin and end, rates, owner, vehicle in all
  // that counts, and nobody on board. Classes count from 0 in order of their first duty.
  std::uint32_t duty_class(DutyId duty) const { return duty_class_[duty]; }
  std::size_t duty_class_count() const { return duties_of_class_.size(); }
  const std::vector<DutyId>& duties_of_class(std::uint32_t duty_class) const { return duties_of_class_[duty_class]; }

  // A request as stops: windows narrowed by what the ride-time limit and the other end allow.
  const TimedNode& pickup_node(RequestId request) const { return pickups_[request]; }
  const TimedNode& dropoff_node(RequestId request) const { return dropoffs_[request]; }

 private:
  void fill_bounds();
  Duration least_ride(const Request& request) const;
  void fill_nodes();
  void fill_classes();
  void fill_candidates();
  bool could_serve(DutyId duty, RequestId request) const;

  const Problem& problem_;
  std::size_t locations_;
  std::vector<std::vector<LegBound>> bounds_;  // [profile][from · locations + to]; empty for profiles without a duty
  IdVector<RequestId, TimedNode> pickups_;
  IdVector<RequestId, TimedNode> dropoffs_;
  IdVector<RequestId, Aboard> passengers_;
  IdVector<DutyId, Interior> interiors_;
  IdVector<DutyId, std::uint32_t> duty_class_;
  std::vector<std::vector<DutyId>> duties_of_class_;
  IdVector<RequestId, std::vector<DutyId>> candidates_;
  IdVector<RequestId, std::uint8_t> on_board_;
};

}  // namespace postkutscher
