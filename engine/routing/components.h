// Strongly connected components of the states that a profile may use: from each place of a component every other one
// can be reached and left again. Labels only; nothing is deleted.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/routing/plain_search.h"

namespace postkutscher {

struct ComponentLabels {
  static constexpr std::uint32_t kClosed = UINT32_MAX;

  // By directed segment; kClosed where the profile may not go. A segment belongs to the large component if any state on
  // it does (places on it can then be reached from there, and be left to there), else to that of its plain state.
  std::vector<std::uint32_t> of_segment;
  // The component with most states, if it has enough of them; ties go to the one with the smallest state.
  std::uint32_t large = kClosed;

  bool in_large(DirectedSegment d) const { return large != kClosed && of_segment[d.value] == large; }
};

// A component counts as large from `smallest_large` states on.
ComponentLabels label_components(const SearchGraph& graph, double smallest_large);

}  // namespace postkutscher
