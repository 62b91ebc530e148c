#include "engine/routing/one_to_all.h"

#include <algorithm>

#include "engine/routing/travel_costs.h"

namespace postkutscher {

void OneToAll::run(const CustomizedMetric& roads, const Position& place, Travel travel) {
  travel_ = travel;
  metric_ = &roads.metric;
  std::size_t count = 0;
  for (const SnappedPlace* snapped : {&place.nearest, &place.in_large_component}) {
    if (snapped->anchors.empty()) continue;
    if (choices_.size() == count) choices_.emplace_back();
    Choice& choice = choices_[count++];
    choice.anchors = snapped->anchors;
    search(roads, choice.anchors, choice.costs);
  }
  choices_.resize(count);
}

void OneToAll::search(const CustomizedMetric& roads, Anchors anchors, std::vector<PackedCost>& costs) {
  const AnchorSeeds places(roads.group.turns, roads.group.hierarchy, roads.metric);
  Seeds seeds;
  if (travel_ == Travel::to) {
    seeds = places.arrivals(anchors);
  } else {
    // By turn, so that a segment where the place lies gets the cost of coming back to its tail.
    for (const Anchor& anchor : anchors) places.add_departures_by_turn(anchor, 0, seeds);
  }
  climb(roads, seeds);
  sweep(roads);
  costs.resize(roads.metric.segments.size());
  for (std::uint32_t d = 0; d < costs.size(); ++d) {
    const DirectedSegment on(d);
    costs[d] = travel_ == Travel::from ? at_tail(roads, on) : behind_head(roads, on);
  }
}

void OneToAll::climb(const CustomizedMetric& roads, const std::vector<Seed>& seeds) {
  const Hierarchy& hierarchy = roads.group.hierarchy;
  const bool from = travel_ == Travel::from;
  const Hierarchy::Arcs& arcs = from ? hierarchy.up() : hierarchy.down();
  const auto& weights = from ? roads.weights.up : roads.weights.down;
  labels_.assign(hierarchy.vertex_count(), kClosedCost);
  climbing_.clear();
  for (const Seed& seed : seeds) {
    if (seed.vertex == Hierarchy::kNone) continue;
    labels_[seed.vertex] = std::min(labels_[seed.vertex], seed.cost);
    for (auto v = seed.vertex; v != Hierarchy::kNone; v = hierarchy.parent(v)) climbing_.push_back(v);
  }
  std::sort(climbing_.begin(), climbing_.end());
  climbing_.erase(std::unique(climbing_.begin(), climbing_.end()), climbing_.end());
  for (const auto v : climbing_) {
    for (auto arc = arcs.first(v); arc < arcs.first(v + 1); ++arc) {
      PackedCost& above = labels_[arcs.upper(arc)];
      above = std::min(above, joined(labels_[v], weights[arc]));
    }
  }
}

// Upper neighbours come before those below them, so their labels are final.
void OneToAll::sweep(const CustomizedMetric& roads) {
  const Hierarchy& hierarchy = roads.group.hierarchy;
  const bool from = travel_ == Travel::from;
  const Hierarchy::Arcs& arcs = from ? hierarchy.down() : hierarchy.up();
  const auto& weights = from ? roads.weights.down : roads.weights.up;
  for (auto v = hierarchy.vertex_count(); v-- > 0;) {
    PackedCost least = labels_[v];
    for (auto arc = arcs.first(v); arc < arcs.first(v + 1); ++arc) {
      least = std::min(least, joined(weights[arc], labels_[arcs.upper(arc)]));
    }
    labels_[v] = least;
  }
}

// The history does not matter to whoever arrives.
PackedCost OneToAll::at_tail(const CustomizedMetric& roads, DirectedSegment on) const {
  PackedCost least = kClosedCost;
  for (auto state = TurnGraph::start(on); state.valid(); state = roads.group.turns.next_on_segment(state)) {
    const auto v = roads.group.hierarchy.vertex(state);
    if (v != Hierarchy::kNone) least = std::min(least, labels_[v]);
  }
  return least == kClosedCost ? kNoPath : least;
}

// Whoever departs has no history. The label of the tail would not do where the place lies on the segment itself.
PackedCost OneToAll::behind_head(const CustomizedMetric& roads, DirectedSegment on) const {
  PackedCost least = kClosedCost;
  std::uint32_t index = roads.group.turns.first_turn(TurnGraph::start(on));
  for (const Turn& turn : roads.group.turns.turns(TurnGraph::start(on))) {
    const PackedCost cost = roads.metric.turns[index++];
    const auto v = roads.group.hierarchy.vertex(turn.to);
    if (v != Hierarchy::kNone) least = std::min(least, joined(cost, labels_[v]));
  }
  if (least == kClosedCost) return kNoPath;
  const SegmentCost& whole = roads.metric.of(on);
  return least - packed(0, whole.duration, whole.length);
}

PackedCost OneToAll::cost(const Choice& choice, const SnappedPlace& other) const {
  PackedCost least = kNoPath;
  for (const Anchor& there : other.anchors) {
    for (const Anchor& here : choice.anchors) {
      const bool from = travel_ == Travel::from;
      least = std::min(least, straight_cost(*metric_, from ? here : there, from ? there : here));
    }
    const PackedCost end = choice.costs[there.on.value];
    if (end == kNoPath) continue;
    const SegmentCost& whole = metric_->of(there.on);
    const PackedCost before = cost_before(*metric_, there);
    const PackedCost part = travel_ == Travel::from ? before : packed(0, whole.duration, whole.length) - before;
    if (const PackedCost sum = joined(end, part); sum != kClosedCost) least = std::min(least, sum);
  }
  return least;
}

std::optional<PathCost> OneToAll::cost(const Position& other) const {
  const auto found = [&](const Choice& choice, const SnappedPlace& place) -> std::optional<PathCost> {
    const PackedCost least = cost(choice, place);
    return least == kNoPath ? std::nullopt : std::optional(unpacked(least));
  };
  const auto outer_to = {&other.nearest, &other.in_large_component};
  if (travel_ == Travel::from) {
    for (const Choice& choice : choices_) {
      for (const SnappedPlace* place : outer_to) {
        if (const auto cost = found(choice, *place)) return cost;
      }
    }
    return std::nullopt;
  }
  for (const SnappedPlace* place : outer_to) {
    for (const Choice& choice : choices_) {
      if (const auto cost = found(choice, *place)) return cost;
    }
  }
  return std::nullopt;
}

}  // namespace postkutscher
