#include "engine/routing/travel_costs.h"

namespace postkutscher {

bool enters_destination_road(const Metric& metric, DirectedSegment from, DirectedSegment to) {
  return !metric.of(from).destination_only && metric.of(to).destination_only;
}

PackedCost turn_cost(const TurnGraph& turns, const Metric& metric, DirectedSegment from, const Turn& turn,
                     std::uint32_t index) {
  const std::uint16_t delay = metric.turns[index];
  if (delay == Metric::kClosedTurn) return kClosedCost;
  const SegmentCost& driven = metric.of(from);
  const bool enters = enters_destination_road(metric, from, turns.segment(turn.to));
  return packed(enters ? 1 : 0, driven.duration + delay, driven.length);
}

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
