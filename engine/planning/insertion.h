// Where a request fits into a route and what that costs, exactly, in constant time for each pair of positions when
// travel times do not depend on the time of day. The feasible starts of service of a route solve a system of
// difference constraints (driving takes its time, windows, rides last no longer than their limits). A DutyRoute keeps
// the parts of the closure of that system that an insertion can meet: earliest and latest starts, the ways between
// nodes, and by how much these may grow (DutyRoute::slack). The pickup and the drop-off add two nodes and six
// constraints; the longer route is feasible iff no cycle through the new nodes gains time, and there are only
// a handful of them. This takes for granted that a detour is never quicker than the direct leg: where tables break that
// by a little, an insertion may be missed, but none is found that is not there; `first_feasible` has the last word.
// (Purpose and effect as in Gschwind & Drexl 2019; they carry labels along the route instead.)
// With times by the time of day the same test with least times is a necessary one; its survivors are timed exactly, in
// ascending order of a lower bound of the cost.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/planning/duty_route.h"

namespace postkutscher {

// The pickup goes behind node `pickup_after` of the route, the drop-off behind node `dropoff_after` >= `pickup_after`
// (both as numbered before the insertion).
struct Insertion {
  std::uint32_t pickup_after = 0;
  std::uint32_t dropoff_after = 0;
  Cost extra;  // of the duty
};

class InsertionSearch {
 public:
  explicit InsertionSearch(const PlanningModel& model) : model_(model) {}

  // The cheapest feasible insertion (ties: the first in order of positions; by time of day: the one with the smaller
  // lower bound first). The duty is one that may serve it.
  std::optional<Insertion> cheapest(const DutyRoute& route, RequestId request);

  // Any feasible insertion: every pair of positions is timed exactly unless the unchanged ends of the route rule it
  // out. Holds for any travel times.
  std::optional<Insertion> first_feasible(const DutyRoute& route, RequestId request);

  // Pairs of positions that were tested in constant time so far, and those that were timed exactly.
  std::int64_t tested() const { return tested_; }
  std::int64_t timed() const { return timed_; }

 private:
  struct Survivor {
    Cost bound;
    std::uint32_t pickup_after;
    std::uint32_t dropoff_after;
  };
  // One request against one route.
  struct Trial;
  template <bool constant_times>
  class Scan;

  std::optional<Insertion> cheapest_of_survivors(const Trial& trial);
  void bound_ends(const Trial& trial);
  std::optional<Cost> exact_extra(const Trial& trial, std::uint32_t pickup_after, std::uint32_t dropoff_after);

  const PlanningModel& model_;
  std::vector<Survivor> survivors_;
  std::vector<TimedNode> nodes_;
  std::vector<Instant> scratch_;
  std::vector<Instant> from_start_;  // [node] earliest start by the legs before it alone
  std::vector<Instant> to_end_;      // [node] latest start by the legs behind it alone
  std::int64_t tested_ = 0;
  std::int64_t timed_ = 0;
};

}  // namespace postkutscher
