#include "engine/routing/anchor_seeds.h"

#include <algorithm>

#include "engine/routing/travel_costs.h"

namespace postkutscher {

PackedCost AnchorSeeds::widest(PackedCost a, PackedCost b) {
  return packed(0, std::max(packed_duration(a), packed_duration(b)), std::max(a & kFieldMask, b & kFieldMask));
}

PackedCost AnchorSeeds::base(Anchors anchors) const {
  PackedCost base = 0;
  for (const Anchor& anchor : anchors) base = widest(base, cost_before(metric_, anchor));
  return base;
}

Seed AnchorSeeds::departure(const Anchor& anchor, PackedCost base) const {
  return {hierarchy_.vertex(TurnGraph::start(anchor.on)), base - cost_before(metric_, anchor)};
}

Seeds AnchorSeeds::arrivals(Anchors anchors) const {
  Seeds seeds;
  for (const Anchor& anchor : anchors) {
    const PackedCost cost = cost_before(metric_, anchor);
    for (auto s = TurnGraph::start(anchor.on); s.valid(); s = turns_.next_on_segment(s)) {
      seeds.push_back({hierarchy_.vertex(s), cost});
    }
  }
  return seeds;
}

void AnchorSeeds::add_departures_by_turn(const Anchor& anchor, PackedCost base, Seeds& seeds) const {
  const StateId start = TurnGraph::start(anchor.on);
  std::uint32_t index = turns_.first_turn(start);
  for (const Turn& turn : turns_.turns(start)) {
    const PackedCost cost = metric_.turns[index++];
    if (cost < kClosedCost) seeds.push_back({hierarchy_.vertex(turn.to), base - cost_before(metric_, anchor) + cost});
  }
}

bool share_a_segment(Anchors a, Anchors b) {
  return std::any_of(a.begin(), a.end(), [b](const Anchor& from) {
    return std::any_of(b.begin(), b.end(), [&](const Anchor& to) { return to.on == from.on; });
  });
}

}  // namespace postkutscher
