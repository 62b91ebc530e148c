// Places on segments as searches on a hierarchy see them. A vertex stands for the tail of a segment, so leaving from
// the middle of it would cost less than nothing: every departure carries `base` more than it costs, and so does every
// sum of a departure and an arrival.
#pragma once

#include <span>
#include <vector>

#include "engine/routing/hierarchy_search.h"
#include "engine/routing/metric.h"
#include "engine/routing/position.h"

namespace postkutscher {

using Anchors = std::span<const Anchor>;

class AnchorSeeds {
 public:
  // Keeps references, which outlive it.
  AnchorSeeds(const TurnGraph& turns, const Hierarchy& hierarchy, const Metric& metric)
      : turns_(turns), hierarchy_(hierarchy), metric_(metric) {}

  // Of each field at least what the part of the segment before an anchor costs; the two bases of a pair join by
  // widest().
  PackedCost base(Anchors anchors) const;
  static PackedCost widest(PackedCost a, PackedCost b);

  Seed departure(const Anchor& anchor, PackedCost base) const;
  Seeds arrivals(Anchors anchors) const;
  // Departures from an anchor by each turn at the end of its segment, for targets on the same segment.
  void add_departures_by_turn(const Anchor& anchor, PackedCost base, Seeds& seeds) const;

 private:
  const TurnGraph& turns_;
  const Hierarchy& hierarchy_;
  const Metric& metric_;
};

// Whether an anchor of each lie on one directed segment.
bool share_a_segment(Anchors a, Anchors b);

}  // namespace postkutscher
