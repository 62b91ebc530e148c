#include "engine/routing/travel_costs.h"

namespace postkutscher {

std::uint32_t duration_before(const SegmentCost& cost, std::uint32_t offset) {
  return static_cast<std::uint32_t>(std::uint64_t{cost.duration} * offset / cost.length);
}

PackedCost cost_before(const Metric& metric, const Anchor& anchor) {
  return packed(0, duration_before(metric.of(anchor.on), anchor.offset), anchor.offset);
}

PackedCost straight_cost(const Metric& metric, const Anchor& from, const Anchor& to) {
  if (from.on != to.on || from.offset > to.offset || !metric.of(to.on).open()) return kNoPath;
  return cost_before(metric, to) - cost_before(metric, from);
}

}  // namespace postkutscher
