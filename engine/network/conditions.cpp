#include "engine/network/conditions.h"

#include <algorithm>
#include <map>

namespace postkutscher {

namespace {

template <class Function>
void for_each_mode(ModeMask modes, Function use) {
  for (std::size_t i = 0; i < kModeCount; ++i) {
    if ((modes & mode_bit(Mode(i))) != 0) use(i);
  }
}

// Null where `key` has no entry.
template <class Key, class Value>
const Value* look_up(const std::vector<std::pair<Key, Value>>& sorted, Key key) {
  const auto entry = std::lower_bound(sorted.begin(), sorted.end(), key,
                                      [](const auto& pair, Key wanted) { return pair.first < wanted; });
  return entry != sorted.end() && entry->first == key ? &entry->second : nullptr;
}

ModeMask open_modes(const DirectionFacts& facts) {
  ModeMask modes = 0;
  for_each_mode(kAllModes, [&](std::size_t i) {
    if (facts.access[i] != Access::no) modes = static_cast<ModeMask>(modes | mode_bit(Mode(i)));
  });
  return modes;
}

}  // namespace

FactsAtTime::FactsAtTime(const Network& network, const std::optional<LocalTime>& time)
    : network_(network), holds_(network.data().conditions.size(), false) {
  if (!time) return;
  for (std::size_t i = 0; i < holds_.size(); ++i) holds_[i] = network.data().conditions[ConditionId(i)].holds(*time);
  change_directions();
  change_junctions();
}

void FactsAtTime::change_directions() {
  struct State {
    DirectionFacts facts;
    ModeMask against = 0;  // modes that would go against a one-way rule
  };
  std::map<DirectedSegment, State> states;
  const auto state_of = [&](DirectedSegment d) -> State& {
    return states.try_emplace(d, State{network_.facts(d), 0}).first->second;
  };
  const TimedRules& timed = network_.data().timed;
  for (const TimedAccess& rule : timed.access) {
    if (!applies(rule.condition)) continue;
    for_each_mode(rule.modes, [&](std::size_t i) { state_of(rule.on).facts.access[i] = rule.access; });
  }
  for (const TimedOneway& rule : timed.oneways) {
    if (!applies(rule.condition)) continue;
    ModeMask& against = state_of(rule.on).against;
    against = static_cast<ModeMask>(rule.open ? against & ~rule.modes : against | rule.modes);
  }
  for (const TimedSpeedLimit& rule : timed.speed_limits) {
    if (applies(rule.condition)) state_of(rule.on).facts.speed_limit = rule.speed_limit;
  }
  for (auto& [d, state] : states) {
    for_each_mode(state.against, [&facts = state.facts](std::size_t i) { facts.access[i] = Access::no; });
    facts_.emplace_back(d, state.facts);
  }
}

void FactsAtTime::change_junctions() {
  std::map<NodeId, ModeMask> closed;
  for (const TimedPassage& rule : network_.data().timed_passages) {
    if (!applies(rule.condition)) continue;
    ModeMask& modes = closed.try_emplace(rule.node, network_.nodes()[rule.node].closed).first->second;
    modes = static_cast<ModeMask>(rule.open ? modes & ~rule.modes : modes | rule.modes);
  }
  closed_.assign(closed.begin(), closed.end());
}

const DirectionFacts& FactsAtTime::of(DirectedSegment d) const {
  const DirectionFacts* changed = look_up(facts_, d);
  return changed == nullptr ? network_.facts(d) : *changed;
}

ModeMask FactsAtTime::closed(NodeId node) const {
  const ModeMask* changed = look_up(closed_, node);
  return changed == nullptr ? network_.nodes()[node].closed : *changed;
}

bool FactsAtTime::holds(ConditionId condition) const {
  return holds_[condition.index()];
}

std::vector<ModeMask> modes_ever_open(const NetworkData& data) {
  std::vector<ModeMask> modes;
  modes.reserve(2 * data.segments.size());
  for (const Segment& segment : data.segments) {
    modes.push_back(open_modes(segment.forward));
    modes.push_back(open_modes(segment.backward));
  }
  for (const TimedAccess& rule : data.timed.access) {
    if (rule.access != Access::no) modes[rule.on.value] = static_cast<ModeMask>(modes[rule.on.value] | rule.modes);
  }
  return modes;
}

}  // namespace postkutscher
