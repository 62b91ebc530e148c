// What the planner knows about a problem before it plans: least travel times and distances side by side, who may serve
// whom at all, and windows that a request's other end already narrows. Built once per planning run, then const.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/fleet/problem.h"
#include "engine/planning/stop_times.h"
#include "engine/planning/timing.h"

namespace postkutscher {

// Bounds of a leg that hold at any time of day.
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

  // `profile` is one that a duty has.
  const LegBound& bound(LocationId from, LocationId to, TravelProfileId profile) const {
    return bounds_[profile.index()][from.index() * locations_ + to.index()];
  }

  // Duties that could serve the request if they had nothing else to do, ascending.
  const std::vector<DutyId>& candidates(RequestId request) const { return candidates_[request]; }
  bool is_on_board(RequestId request) const { return on_board_[request] != 0; }

  // A request as stops: windows narrowed by what the ride-time limit and the other end allow.
  TimedNode pickup_node(RequestId request) const { return pickups_[request]; }
  TimedNode dropoff_node(RequestId request) const { return dropoffs_[request]; }

 private:
  void fill_bounds();
  void fill_nodes();
  void fill_candidates();

  const Problem& problem_;
  std::size_t locations_;
  std::vector<std::vector<LegBound>> bounds_;  // [profile][from · locations + to]; empty for profiles without a duty
  IdVector<RequestId, TimedNode> pickups_;
  IdVector<RequestId, TimedNode> dropoffs_;
  IdVector<RequestId, std::vector<DutyId>> candidates_;
  IdVector<RequestId, std::uint8_t> on_board_;
};

}  // namespace postkutscher
