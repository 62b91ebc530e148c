#include "engine/routing/route_assembly.h"

#include <algorithm>
#include <cassert>

namespace postkutscher {

namespace {

std::uint32_t turn_between(const TurnGraph& turns, StateId from, StateId to) {
  const auto leaving = turns.turns(from);
  const auto turn = std::find_if(leaving.begin(), leaving.end(), [to](const Turn& t) { return t.to == to; });
  assert(turn != leaving.end());
  return turns.first_turn(from) + static_cast<std::uint32_t>(turn - leaving.begin());
}

}  // namespace

Route assemble(const TurnGraph& turns, const DrivingTimes& times, const Anchor& start, std::span<const StateId> states,
               const Anchor& end, Instant depart) {
  const Metric& metric = times.metric();
  Route route;
  route.steps.reserve(states.size() + 1);
  StateId before, state = TurnGraph::start(start.on);
  Instant now = depart;
  for (std::size_t i = 0; i <= states.size(); ++i) {
    RouteStep step{turns.segment(state), 0, metric.of(turns.segment(state)).length, {}, {}};
    if (i == 0) step.begin = start.offset;
    if (i == states.size()) step.end = end.offset;
    if (i > 0) {
      const std::uint32_t turn = turn_between(turns, before, state);
      step.turn = Duration{metric.turn_delay(turns.segment(before), turn)};
      route.cost.violations += unpacked(metric.turns[turn]).violations;
    }
    step.duration = times.driving(step.on, step.begin, step.end, now + step.turn);
    now += step.turn + step.duration;
    route.cost.distance += Distance{std::int64_t{step.end} - step.begin};
    route.steps.push_back(step);
    before = state;
    if (i < states.size()) state = states[i];
  }
  route.cost.duration = now - depart;
  return route;
}

}  // namespace postkutscher
