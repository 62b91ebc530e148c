// Which turns are forbidden after which history. A state is a directed segment together with the longest tail of the
// path so far that begins a forbidden sequence (Aho & Corasick 1975, over directed segments): exact also where
// sequences overlap. States below the number of directed segments are those without history; the others stand for
// partly travelled sequences of three or more segments.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/network/network.h"

namespace postkutscher {

class RestrictionAutomaton {
 public:
  // Sequences that bind none of `modes` are left out.
  RestrictionAutomaton(const Network& network, ModeMask modes);

  // A forbidden sequence that holds at times only, for some of the automaton's modes.
  struct Conditional {
    ModeMask modes = 0;
    ConditionId condition;
    bool operator==(const Conditional&) const = default;
  };
  struct Step {
    std::uint32_t state = 0;                   // after the turn
    ModeMask forbidden = 0;                    // modes for which the turn always completes a forbidden sequence
    std::span<const Conditional> conditional;  // those that it completes at times
  };
  // Going on from `state` into `next`, which leaves the head of the state's segment.
  Step step(std::uint32_t state, DirectedSegment next) const;

  std::uint32_t state_count() const { return plain_count_ + static_cast<std::uint32_t>(node_of_extra_.size()); }
  DirectedSegment segment(std::uint32_t state) const;

 private:
  // A node of the trie of sequences, two or more segments deep. Nodes are numbered from plain_count_; below are the
  // directed segments, which stand for the nodes of depth one.
  struct Node {
    DirectedSegment on;
    std::uint32_t suffix = 0;  // node of the longest proper tail that begins a sequence
    std::uint32_t depth = 0;   // segments matched
    std::uint32_t state = 0;   // to go on with after a turn to here
    ModeMask forbidden = 0;
    bool goes_on = false;  // some longer sequence passes through
    std::vector<Conditional> conditional = {};
  };

  bool is_plain(std::uint32_t node) const { return node < plain_count_; }
  Node& at(std::uint32_t node) { return nodes_[node - plain_count_]; }
  const Node& at(std::uint32_t node) const { return nodes_[node - plain_count_]; }
  std::uint32_t insert(std::uint32_t node, DirectedSegment next);
  std::uint32_t reached(std::uint32_t node, DirectedSegment next) const;
  void link_suffixes();
  void number_states();

  std::uint32_t plain_count_;
  std::vector<Node> nodes_;
  std::unordered_map<std::uint64_t, std::uint32_t> child_;  // (node, segment) → node one deeper
  std::vector<std::uint32_t> node_of_extra_;                // by state beyond the plain ones
};

}  // namespace postkutscher
