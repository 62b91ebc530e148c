// By how much the way between two nodes of a route may grow before ride-time limits break: the closure of the
// difference constraints "driving and service take their time" and "a ride lasts no longer than its limit" within a
// block, i.e. while somebody is aboard. Limits never reach across an empty vehicle. Whoever is aboard in the gap behind
// node i and leaves at node u can ride longer by their own slack; if that is before gap j, the way from u on may grow
// as well, by the slack of that gap in turn:
//   slack(i, j) = min over who is aboard behind i of own slack + (u <= j ? slack(u, j) : 0).

#include <algorithm>

#include "engine/planning/duty_route.h"

namespace postkutscher {

void RouteBuilder::fill_slack(DutyRoute& route) {
  const std::uint32_t last = static_cast<std::uint32_t>(route.nodes.size()) - 1;
  for (std::uint32_t first = 0; first < last; ++first) {
    if (route.nodes[first].aboard.empty()) continue;
    std::uint32_t end = first;  // the node where the vehicle is empty again
    bool limited = false;
    while (end < last && !route.nodes[end].aboard.empty()) {
      ++end;
      limited = limited || may_bind(route, end);
    }
    if (limited) fill_slack_of_block(route, first, end);
    first = end - 1;
  }
}

// A limit that the windows keep anyway never binds: in any timing of this or a longer route, starts lie between
// earliest and latest.
bool RouteBuilder::may_bind(const DutyRoute& route, std::uint32_t node) const {
  const TimedNode& dropoff = nodes_[node];
  if (dropoff.partner >= node) return false;
  const Instant left = route.nodes[dropoff.partner].earliest + nodes_[dropoff.partner].service;
  return route.nodes[node].latest - left > dropoff.ride_time_limit;
}

void RouteBuilder::fill_slack_of_block(DutyRoute& route, std::uint32_t first, std::uint32_t last) {
  std::uint32_t row = static_cast<std::uint32_t>(route.ride_slack.size());
  for (std::uint32_t node = first; node < last; ++node) {
    route.nodes[node].slack_row = row;
    route.nodes[node].slack_gaps = last - node;
    row += last - node;
  }
  route.ride_slack.resize(row, Duration::infinite());
  leaving_.clear();
  for (std::uint32_t node = last; node-- > first;) {
    const std::uint32_t partner = nodes_[node + 1].partner;
    if (partner < node + 1) {
      if (may_bind(route, node + 1)) leaving_.push_back(node + 1);
    } else {
      std::erase(leaving_, partner);
    }
    for (const std::uint32_t dropoff : leaving_) tighten_row(route, node, dropoff, last);
  }
}

void RouteBuilder::tighten_row(DutyRoute& route, std::uint32_t node, std::uint32_t dropoff, std::uint32_t last) const {
  const TimedNode& end = nodes_[dropoff];
  const Duration ride = route.nodes[dropoff].way - route.nodes[end.partner].way - nodes_[end.partner].service;
  const Duration own = end.ride_time_limit - ride;
  Duration* row = &route.ride_slack[route.nodes[node].slack_row];
  const Duration* then = dropoff < last ? &route.ride_slack[route.nodes[dropoff].slack_row] : nullptr;
  for (std::uint32_t gap = node; gap < dropoff; ++gap) row[gap - node] = std::min(row[gap - node], own);
  for (std::uint32_t gap = dropoff; gap < last; ++gap) {
    row[gap - node] = std::min(row[gap - node], own + then[gap - dropoff]);
  }
}

}  // namespace postkutscher
