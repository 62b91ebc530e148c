#include "engine/routing/turn_graph.h"

#include <cmath>

#include "engine/routing/restriction_automaton.h"
#include "engine/routing/usable.h"

namespace postkutscher {

namespace {

struct Heading {
  double x = 0;
  double y = 0;
};

// Direction in which a directed segment leaves its tail.
Heading heading_at_tail(const Network& network, DirectedSegment d) {
  const auto line = network.geometry(d);
  const LocalProjection plane(line.front());
  for (const Coordinate c : line) {
    const Point p = plane.to_metres(c);
    const double length = std::hypot(p.x, p.y);
    if (length > 0) return {p.x / length, p.y / length};
  }
  return {};
}

TurnClass by_angle(Heading in_reversed, Heading out) {
  constexpr double kCosine30 = 0.8660254037844387, kCosine60 = 0.5, kCosine120 = -0.5;
  const double cosine = -(in_reversed.x * out.x + in_reversed.y * out.y);
  if (cosine >= kCosine30) return TurnClass::straight;
  if (cosine >= kCosine60) return TurnClass::slight;
  return cosine >= kCosine120 ? TurnClass::right_angle : TurnClass::sharp;
}

}  // namespace

TurnGraph::TurnGraph(const Network& network, ModeMask modes) {
  const RestrictionAutomaton automaton(network, modes);
  const std::vector<bool> usable = usable_directed_segments(network, modes);
  std::vector<Heading> heading(usable.size());
  for (std::uint32_t i = 0; i < usable.size(); ++i) heading[i] = heading_at_tail(network, DirectedSegment(i));

  const std::uint32_t states = automaton.state_count();
  segments_.reserve(states);
  next_on_segment_.resize(states);
  first_turn_.reserve(states + 1);
  for (std::uint32_t state = 0; state < states; ++state) {
    const DirectedSegment from = automaton.segment(state);
    segments_.push_back(from);
    first_turn_.push_back(static_cast<std::uint32_t>(turns_.size()));
    if (state >= usable.size()) {
      next_on_segment_[state] = next_on_segment_[from.value];
      next_on_segment_[from.value] = StateId(state);
    }
    if (!usable[from.value]) continue;
    const auto leaving = network.leaving(network.head(from));
    for (const DirectedSegment to : leaving) {
      if (!usable[to.value]) continue;
      const auto [next, forbidden, conditional] = automaton.step(state, to);
      if ((modes & ~forbidden) == 0) continue;
      const TurnClass kind = to == from.reversed() ? TurnClass::u_turn
                             : leaving.size() < 3  ? TurnClass::straight
                                                   : by_angle(heading[from.reversed().value], heading[to.value]);
      const auto turn = static_cast<std::uint32_t>(turns_.size());
      for (const auto& rule : conditional) conditional_turns_.push_back({turn, rule.modes, rule.condition});
      turns_.push_back({StateId(next), kind, forbidden});
    }
  }
  first_turn_.push_back(static_cast<std::uint32_t>(turns_.size()));
}

}  // namespace postkutscher
