// The network as it stands at a moment: direction facts, closed junctions and turn restrictions after the
// time-conditioned rules that hold then. Without a time no conditioned rule applies: what the map says always.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "engine/network/network.h"

namespace postkutscher {

class FactsAtTime {
 public:
  // Keeps a reference to the network. `time` is wall time of the map.
  FactsAtTime(const Network& network, const std::optional<LocalTime>& time);

  // Of two rules that hold for one mode and direction the later one in the network's list decides; what a one-way rule
  // closes no access rule opens.
  const DirectionFacts& of(DirectedSegment d) const;
  // Modes that cannot pass from one segment to another at the junction.
  ModeMask closed(NodeId node) const;
  bool holds(ConditionId condition) const;

 private:
  void change_directions();
  void change_junctions();
  bool applies(ConditionId condition) const { return !condition.valid() || holds(condition); }

  const Network& network_;
  std::vector<bool> holds_;                                        // by condition
  std::vector<std::pair<DirectedSegment, DirectionFacts>> facts_;  // that differ from the network's, ascending
  std::vector<std::pair<NodeId, ModeMask>> closed_;                // likewise
};

// By directed segment the modes that may use it at some time or always.
std::vector<ModeMask> modes_ever_open(const NetworkData& data);

}  // namespace postkutscher
