#include "engine/planning/tail_exchange.h"

#include <algorithm>
#include <vector>

namespace postkutscher {

namespace {

// What is kept lies at and before node `keep`; the rest is the tail.
struct Cut {
  DutyId other;
  std::uint32_t keep = 0;
  std::uint32_t keep_other = 0;
  Cost change;
};

class TailExchange {
 public:
  TailExchange(const PlanningModel& model, const Solution& solution, DutyId duty)
      : model_(model), solution_(solution), route_(solution.route(duty)), duty_(model.problem().duties[duty]) {}

  // Exchanges that promise to make the plan cheaper, the best first.
  std::vector<Cut> promising() {
    bool idle_seen = false;
    for (const DutyId other : model_.problem().duties.ids()) {
      const DutyRoute& route = solution_.route(other);
      if (other == route_.duty || !comparable(model_.problem().duties[other])) continue;
      if (route.empty()) {
        if (idle_seen) continue;
        idle_seen = true;
      }
      try_with(route);
    }
    std::sort(cuts_.begin(), cuts_.end(), [](const Cut& a, const Cut& b) { return a.change < b.change; });
    return cuts_;
  }

 private:
  bool comparable(const Duty& other) const {
    return other.end == duty_.end && other.profile == duty_.profile && other.on_board.empty() && duty_.on_board.empty();
  }

  // A cut behind the last stop keeps everything.
  static bool may_cut(const DutyRoute& route, std::uint32_t node) {
    return route.nodes[node].aboard.empty() && node + 1 < route.nodes.size();
  }

  void try_with(const DutyRoute& other) {
    for (std::uint32_t i = 0; i + 1 < route_.nodes.size(); ++i) {
      if (!may_cut(route_, i)) continue;
      for (std::uint32_t j = 0; j + 1 < other.nodes.size(); ++j) {
        if (!may_cut(other, j) || swaps_nothing(other, i, j)) continue;
        if (route_.nodes[i].earliest > other.nodes[j + 1].latest) continue;
        if (other.nodes[j].earliest > route_.nodes[i + 1].latest) break;
        try_cut(other, i, j);
      }
    }
  }

  // Both keep all, or both give all away.
  bool swaps_nothing(const DutyRoute& other, std::uint32_t i, std::uint32_t j) const {
    const bool all_kept = i + 2 == route_.nodes.size() && j + 2 == other.nodes.size();
    return all_kept || (i == 0 && j == 0);
  }

  void try_cut(const DutyRoute& other, std::uint32_t i, std::uint32_t j) {
    const std::optional<Cost> mine = joined(duty_, route_, i, other, j);
    if (!mine) return;
    const std::optional<Cost> theirs = joined(model_.problem().duties[other.duty], other, j, route_, i);
    if (!theirs) return;
    const Cost change = *mine + *theirs - route_.cost - other.cost;
    if (change < Cost{0}) cuts_.push_back({other.duty, i, j, change});
  }

  // Cost of a duty that does `front` up to node i and then `back` behind node j; a bound when times depend on the time
  // of day.
  std::optional<Cost> joined(const Duty& duty, const DutyRoute& front, std::uint32_t i, const DutyRoute& back,
                             std::uint32_t j) const {
    const RouteNode& from = front.nodes[i];
    const RouteNode& to = back.nodes[j + 1];
    const RouteNode& end = back.nodes.back();
    if (i == 0 && j + 2 == back.nodes.size()) return Cost{0};
    const LegBound& leg = model_.bound(from.stop.location, to.stop.location, duty.profile);
    if (!leg.reachable()) return std::nullopt;
    const Duration step = from.stop.service + leg.least();
    if (from.earliest + step > to.latest) return std::nullopt;
    const bool back_idle = back.empty();
    const Duration rest = back_idle ? Duration{} : end.way - to.way;
    const Distance driven = back_idle ? Distance{} : end.driven - to.driven;
    const Duration way = from.way + step + rest;
    const Instant finish =
        std::max(back_idle ? Instant::earliest_possible() : end.earliest, from.earliest + step + rest);
    const Instant begin = std::min(front.nodes.front().latest, to.latest - step - from.way);
    const Duration on_the_road = std::max(way, finish - begin);
    if (on_the_road > duty.longest && model_.constant_times()) return std::nullopt;
    return duty_cost(duty.rates, on_the_road, from.driven + leg.distance() + driven);
  }

  const PlanningModel& model_;
  const Solution& solution_;
  const DutyRoute& route_;
  const Duty& duty_;
  std::vector<Cut> cuts_;
};

std::vector<Stop> joined_stops(const DutyRoute& front, std::uint32_t i, const DutyRoute& back, std::uint32_t j) {
  std::vector<Stop> stops(front.stops.begin(), front.stops.begin() + i);
  stops.insert(stops.end(), back.stops.begin() + j, back.stops.end());
  return stops;
}

bool may_serve(const PlanningModel& model, DutyId duty, const std::vector<Stop>& stops) {
  return std::all_of(stops.begin(), stops.end(), [&](const Stop& stop) {
    const std::vector<DutyId>& candidates = model.candidates(stop.request);
    return std::binary_search(candidates.begin(), candidates.end(), duty);
  });
}

}  // namespace

bool exchange_tails(Workspace& workspace, Solution& solution, DutyId duty) {
  const PlanningModel& model = workspace.model;
  for (const Cut& cut : TailExchange(model, solution, duty).promising()) {
    const DutyRoute& route = solution.route(duty);
    const DutyRoute& other = solution.route(cut.other);
    const std::vector<Stop> mine = joined_stops(route, cut.keep, other, cut.keep_other);
    const std::vector<Stop> theirs = joined_stops(other, cut.keep_other, route, cut.keep);
    if (!may_serve(model, duty, mine) || !may_serve(model, cut.other, theirs)) continue;
    RoutePointer first = workspace.builder.build(duty, mine);
    RoutePointer second = first ? workspace.builder.build(cut.other, theirs) : nullptr;
    if (!second || first->cost + second->cost >= route.cost + other.cost) continue;
    solution.replace(std::move(first));
    solution.replace(std::move(second));
    return true;
  }
  return false;
}

}  // namespace postkutscher
