// The stage of the insertion test that times routes exactly, for any travel times.

#include <algorithm>
#include <tuple>

#include "engine/planning/insertion_trial.h"

namespace postkutscher {

std::optional<Cost> InsertionSearch::exact_extra(const Trial& trial, std::uint32_t pickup_after,
                                                 std::uint32_t dropoff_after) {
  ++timed_;
  const DutyRoute& route = trial.route;
  nodes_.clear();
  Distance distance;
  const auto append = [&](const TimedNode& node) {
    if (!nodes_.empty()) distance += trial.bound(nodes_.back().location, node.location).distance();
    nodes_.push_back(node);
  };
  const auto moved = [&](std::uint32_t node) {
    return node + (node > pickup_after ? 1U : 0U) + (node > dropoff_after ? 1U : 0U);
  };
  LayoutMask layouts = route.layouts;
  for (std::uint32_t k = 0; k < route.nodes.size(); ++k) {
    append(route.nodes[k].stop);
    if (nodes_.back().partner != kNoNode) nodes_.back().partner = moved(nodes_.back().partner);
    if (k >= pickup_after && k <= dropoff_after) layouts &= trial.layouts_at(k);
    if (k == pickup_after) {
      append(trial.pickup);
      nodes_.back().partner = dropoff_after + 2;
    }
    if (k == dropoff_after) {
      append(trial.dropoff);
      nodes_.back().partner = pickup_after + 1;
    }
  }
  const TravelTimes& table = model_.travel_times();
  if (layouts == 0 || !rides_short_enough(table, trial.duty.profile, nodes_)) return std::nullopt;
  const std::optional<Duration> on_the_road =
      time_on_the_road(TabledLegs{table, trial.duty.profile, nodes_}, nodes_, scratch_);
  if (!on_the_road || *on_the_road > trial.duty.longest) return std::nullopt;
  return duty_cost(trial.duty.rates, *on_the_road, distance) - route.cost;
}

std::optional<Insertion> InsertionSearch::cheapest_of_survivors(const Trial& trial) {
  std::sort(survivors_.begin(), survivors_.end(), [](const Survivor& a, const Survivor& b) {
    return std::tie(a.bound, a.pickup_after, a.dropoff_after) < std::tie(b.bound, b.pickup_after, b.dropoff_after);
  });
  std::optional<Insertion> best;
  for (const Survivor& survivor : survivors_) {
    if (best && survivor.bound >= best->extra) break;
    const std::optional<Cost> extra = exact_extra(trial, survivor.pickup_after, survivor.dropoff_after);
    if (extra && (!best || *extra < best->extra)) best = {survivor.pickup_after, survivor.dropoff_after, *extra};
  }
  return best;
}

void InsertionSearch::bound_ends(const Trial& trial) {
  nodes_.clear();
  for (const RouteNode& node : trial.route.nodes) nodes_.push_back(node.stop);
  const TabledLegs legs{model_.travel_times(), trial.duty.profile, nodes_};
  set_to_earliest(nodes_, from_start_);
  set_to_latest(nodes_, to_end_);
  for (std::size_t k = 1; k < nodes_.size(); ++k) {
    from_start_[k] = std::max(from_start_[k], legs.arrival(k - 1, from_start_[k - 1] + nodes_[k - 1].service));
  }
  for (std::size_t k = nodes_.size() - 1; k-- > 0;) {
    to_end_[k] = std::min(to_end_[k], legs.departure(k, to_end_[k + 1]) + -nodes_[k].service);
  }
}

// The legs before the pickup and behind the drop-off stay as they are, so times along them alone bound every insertion,
// whatever the legs between.
std::optional<Insertion> InsertionSearch::first_feasible(const DutyRoute& route, RequestId request) {
  const Trial trial(model_, route, request);
  bound_ends(trial);
  const std::uint32_t gaps = static_cast<std::uint32_t>(route.nodes.size()) - 1;
  for (std::uint32_t i = 0; i < gaps; ++i) {
    Instant departure = from_start_[i] + route.nodes[i].stop.service;
    LocationId at = route.nodes[i].stop.location;
    const auto serve = [&](const TimedNode& node) {
      const Instant start = std::max(node.window.earliest, departure + trial.leg(at, node.location, departure));
      departure = start + node.service;
      at = node.location;
      return start <= node.window.latest;
    };
    if (!serve(trial.pickup)) continue;
    for (std::uint32_t j = i; j < gaps; ++j) {
      if (j > i && !serve(route.nodes[j].stop)) break;
      const Instant set_down = departure + trial.leg(at, trial.dropoff.location, departure);
      const Instant left = std::max(trial.dropoff.window.earliest, set_down) + trial.dropoff.service;
      const Duration leg = trial.leg(trial.dropoff.location, route.nodes[j + 1].stop.location, left);
      if (set_down > trial.dropoff.window.latest || left + leg > to_end_[j + 1]) continue;
      if (const std::optional<Cost> extra = exact_extra(trial, i, j)) return Insertion{i, j, *extra};
    }
  }
  return std::nullopt;
}

}  // namespace postkutscher
