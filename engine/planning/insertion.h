// Where a request fits into a route and what that costs. The test runs in stages: O(1) per pair of positions (windows,
// slacks, load, ride time, with times no later than any real ones), then, in ascending order of a lower bound of the
// cost, the exact timing. The O(1) stage and the bound take for granted that a detour is never quicker than the direct
// leg; where tables break that by a little, `first_feasible` has the last word.
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

  // The cheapest feasible insertion (ties: the one with the smaller lower bound, then the first in order of positions).
  // The duty is one that may serve it.
  std::optional<Insertion> cheapest(const DutyRoute& route, RequestId request);

  // Any feasible insertion: every pair of positions is timed exactly unless the unchanged ends of the route rule it
  // out. Holds for any travel times.
  std::optional<Insertion> first_feasible(const DutyRoute& route, RequestId request);

  // Pairs of positions that were looked at so far, and those of them that were timed exactly.
  std::int64_t timed() const { return timed_; }

 private:
  struct Survivor {
    Cost bound;
    std::uint32_t pickup_after;
    std::uint32_t dropoff_after;
  };
  // One request against one route.
  struct Trial;

  void collect_survivors(const Trial& trial);
  void collect_from(const Trial& trial, std::uint32_t pickup_after);
  void keep_if_next_reached(const Trial& trial, std::uint32_t pickup_after, std::uint32_t dropoff_after,
                            Instant dropoff_start);
  void bound_ends(const Trial& trial);
  std::optional<Cost> exact_extra(const Trial& trial, std::uint32_t pickup_after, std::uint32_t dropoff_after);

  const PlanningModel& model_;
  std::vector<Survivor> survivors_;
  std::vector<TimedNode> nodes_;
  std::vector<Instant> scratch_;
  std::vector<Instant> from_start_;  // [node] earliest start by the legs before it alone
  std::vector<Instant> to_end_;      // [node] latest start by the legs behind it alone
  std::int64_t timed_ = 0;
};

// The stops of the route with the request put in.
std::vector<Stop> with_insertion(const DutyRoute& route, RequestId request, const Insertion& insertion);
std::vector<Stop> without(const DutyRoute& route, RequestId request);

}  // namespace postkutscher
