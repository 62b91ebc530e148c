// Topology of turns: states (restriction_automaton.h) and the turns between them as adjacency arrays. It holds what is
// the same for all profiles of a group of modes at all times: what is open at times only belongs to it. Whether a turn
// is open and what it costs is in metric.h. Two topologies exist: motor (car, taxi, wheelchair_van, ambulance) and foot
// with bicycle.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/ids.h"
#include "engine/network/network.h"

namespace postkutscher {

using StateId = Id<struct TurnStateTag>;

// Turns by angle: up to 30°, 60°, 120°, more, and back into the same segment. Bends where no third segment meets are
// `straight`.
enum class TurnClass : std::uint8_t { straight, slight, right_angle, sharp, u_turn };
inline constexpr std::size_t kTurnClassCount = 5;

struct Turn {
  StateId to;
  TurnClass kind = TurnClass::straight;
  ModeMask forbidden = 0;  // modes that a turn restriction always keeps from this turn
};

// A turn that is forbidden at times only.
struct ConditionalTurn {
  std::uint32_t turn = 0;  // first_turn(state) + position among its turns
  ModeMask modes = 0;
  ConditionId condition;
  bool operator==(const ConditionalTurn&) const = default;
};

class TurnGraph {
 public:
  TurnGraph(const Network& network, ModeMask modes);

  // States 0 … directed_segment_count() - 1 are the directed segments without history; the rest have a history.
  std::size_t state_count() const { return segments_.size(); }
  std::size_t turn_count() const { return turns_.size(); }
  static StateId start(DirectedSegment d) { return StateId(d.value); }
  DirectedSegment segment(StateId state) const { return segments_[state.index()]; }
  // Further states on the same segment form a chain from start(d); an invalid id ends it.
  StateId next_on_segment(StateId state) const { return next_on_segment_[state.index()]; }

  std::uint32_t first_turn(StateId state) const { return first_turn_[state.index()]; }
  std::span<const Turn> turns(StateId state) const {
    const std::uint32_t first = first_turn_[state.index()];
    return {turns_.data() + first, first_turn_[state.index() + 1] - first};
  }
  // Ascending by turn.
  std::span<const ConditionalTurn> conditional_turns() const { return conditional_turns_; }

 private:
  std::vector<DirectedSegment> segments_;  // by state
  std::vector<StateId> next_on_segment_;
  std::vector<std::uint32_t> first_turn_;  // by state, one more at the end
  std::vector<Turn> turns_;
  std::vector<ConditionalTurn> conditional_turns_;
};

}  // namespace postkutscher
