// Which places a pair of positions uses: the first of nearest → nearest, nearest → large, large → nearest, large →
// large that has a path, where "large" is Position::in_large_component.
#pragma once

#include <array>

#include "engine/routing/position.h"

namespace postkutscher {

enum class PlaceChoice { nearest, in_large_component };
inline constexpr std::array<PlaceChoice, 2> kPlaceChoices{PlaceChoice::nearest, PlaceChoice::in_large_component};

inline const SnappedPlace& place(const Position& position, PlaceChoice choice) {
  return choice == PlaceChoice::nearest ? position.nearest : position.in_large_component;
}

// Calls attempt(from, to) with the pairs of places that there are, in that order, until one is accepted.
template <class Attempt>
void for_each_choice(const Position& from, const Position& to, Attempt attempt) {
  for (const PlaceChoice source : kPlaceChoices) {
    for (const PlaceChoice target : kPlaceChoices) {
      const SnappedPlace& begin = place(from, source);
      const SnappedPlace& end = place(to, target);
      if (begin.anchors.empty() || end.anchors.empty()) continue;
      if (attempt(begin, end)) return;
    }
  }
}

}  // namespace postkutscher
