// What travelling on a part of a segment costs. Whoever searches, by whatever method, takes these costs from here, and
// those of whole segments and turns from the metric.
#pragma once

#include <cstdint>

#include "engine/routing/metric.h"
#include "engine/routing/packed_cost.h"
#include "engine/routing/position.h"

namespace postkutscher {

// The part of a segment before `offset` (rounded down); the part behind is the whole less this, so parts sum exactly.
std::uint32_t duration_before(const SegmentCost& cost, std::uint32_t offset);
// The same of an anchor, with its distance.
PackedCost cost_before(const Metric& metric, const Anchor& anchor);

// Straight ahead on one segment; kNoPath if the target lies behind or elsewhere.
PackedCost straight_cost(const Metric& metric, const Anchor& from, const Anchor& to);

}  // namespace postkutscher
