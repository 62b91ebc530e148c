// What travelling costs in packed form: along segments, by turns, and on parts of a segment. Whoever searches, by
// whatever method, takes costs from here.
#pragma once

#include <cstdint>

#include "engine/routing/metric.h"
#include "engine/routing/packed_cost.h"
#include "engine/routing/position.h"
#include "engine/routing/turn_graph.h"

namespace postkutscher {

// Going on from one segment to the next is a violation where the next is for its destination only.
bool enters_destination_road(const Metric& metric, DirectedSegment from, DirectedSegment to);

// From the tail of a segment to the tail of the next one: the segment and the turn, whose number in the topology is
// `index`. kClosedCost for closed turns.
PackedCost turn_cost(const TurnGraph& turns, const Metric& metric, DirectedSegment from, const Turn& turn,
                     std::uint32_t index);

// The part of a segment before `offset` (rounded down); the part behind is the whole less this, so parts sum exactly.
std::uint32_t duration_before(const SegmentCost& cost, std::uint32_t offset);
// The same of an anchor, with its distance.
PackedCost cost_before(const Metric& metric, const Anchor& anchor);

// Straight ahead on one segment; kNoPath if the target lies behind or elsewhere.
PackedCost straight_cost(const Metric& metric, const Anchor& from, const Anchor& to);

}  // namespace postkutscher
