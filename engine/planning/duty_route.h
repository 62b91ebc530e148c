// A duty's stops in order with all that the insertion test reads: earliest and latest starts of service, the way from
// the start, loads, and by how much the way between two nodes may grow before a ride gets too long. A DutyRoute is
// feasible by construction (times, ride times, length of the duty, interior, pooling) and const afterwards: a change
// makes a new one. Plans, the best plan and the route pool share routes. Eligibility is the caller's.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/planning/planning_model.h"

namespace postkutscher {

struct RouteNode {
  TimedNode stop;
  Instant earliest;  // start of service in the earliest timing
  Instant latest;    // … in the latest timing that the shift allows
  Duration way;      // least time from leaving the start to the start of service, by driving and service alone
  Distance driven;   // from the start
  Aboard aboard;     // from this node to the next
  // Where this node's row of `ride_slack` begins, for the gaps from this node's to that before the vehicle is empty
  // again; none for gaps in which the vehicle is empty.
  std::uint32_t slack_row = 0;
  std::uint32_t slack_gaps = 0;
};

struct DutyRoute {
  DutyId duty;
  std::vector<Stop> stops;
  std::vector<RouteNode> nodes;      // stops and both ends of the duty: node k is stop k − 1
  std::vector<Duration> ride_slack;  // rows of nodes, see `slack`
  LayoutMask layouts = 0;            // interiors for the whole duty
  Duration on_the_road;
  Distance distance;
  Cost cost;                  // 0 without stops
  std::uint64_t version = 0;  // equal for equal stops

  bool empty() const { return stops.empty(); }

  // By how much the way from node `first` to node `last` + 1, first <= last, may grow in all before some chain of
  // ride-time limits breaks: the gap behind `first` and the one behind `last` together. From least travel times, so
  // growing by more is never possible; with constant times it is exact.
  Duration slack(std::uint32_t first, std::uint32_t last) const {
    const RouteNode& node = nodes[first];
    return last - first < node.slack_gaps ? ride_slack[node.slack_row + last - first] : Duration::infinite();
  }
};

using RoutePointer = std::shared_ptr<const DutyRoute>;

// Makes routes; owns what it needs for that, so each search has its own.
class RouteBuilder {
 public:
  explicit RouteBuilder(const PlanningModel& model);

  // Null when the stops cannot be done in this order. Every pickup has its drop-off behind it; drop-offs without a
  // pickup are of requests on board at the start.
  RoutePointer build(DutyId duty, std::span<const Stop> stops);

  RoutePointer with_insertion(const DutyRoute& route, RequestId request, std::uint32_t pickup_after,
                              std::uint32_t dropoff_after);
  // Without the requests for which `leaves` is not 0.
  RoutePointer without(const DutyRoute& route, const IdVector<RequestId, std::uint8_t>& leaves);

 private:
  void fill_nodes(const DutyRoute& route);
  bool fill_aboard(DutyRoute& route);
  bool fill_ways(DutyRoute& route);
  bool fill_times(DutyRoute& route);
  template <class Legs>
  bool fill_times_by(const Legs& legs, DutyRoute& route);
  void fill_slack(DutyRoute& route);
  bool may_bind(const DutyRoute& route, std::uint32_t node) const;
  void fill_slack_of_block(DutyRoute& route, std::uint32_t first, std::uint32_t last);
  void tighten_row(DutyRoute& route, std::uint32_t node, std::uint32_t dropoff, std::uint32_t last) const;

  const PlanningModel& model_;
  IdVector<RequestId, std::uint32_t> pickup_at_;  // node of the pickup in the route under construction
  std::vector<TimedNode> nodes_;
  std::vector<Duration> legs_;
  std::vector<Instant> earliest_;
  std::vector<Instant> latest_;
  std::vector<Instant> scratch_;
  std::vector<std::uint32_t> leaving_;  // drop-offs of who is aboard
  std::vector<Stop> stops_;
};

}  // namespace postkutscher
