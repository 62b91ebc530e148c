#include "engine/routing/timed_search.h"

#include <algorithm>
#include <functional>

namespace postkutscher {

namespace {

Duration duration_of(PackedCost cost) {
  return Duration{packed_duration(cost)};
}

// Closed if it is past the fields.
PackedCost driven(Duration duration, std::uint32_t distance) {
  if (duration.ticks > static_cast<std::int64_t>(kFieldMask)) return kClosedCost;
  return packed(0, static_cast<std::uint64_t>(duration.ticks), distance);
}

// Without the segment that it leaves.
PackedCost turn_alone(const Metric& metric, DirectedSegment from, std::uint32_t turn) {
  const SegmentCost& segment = metric.of(from);
  return metric.turns[turn] < kClosedCost ? metric.turns[turn] - packed(0, segment.duration, segment.length)
                                          : kClosedCost;
}

}  // namespace

void TimedSearch::reach(const Roads& roads, StateId state, const Label& label) {
  Label& known = labels_[state.index()];
  if (overflown(label.cost) || label.cost >= known.cost) return;
  const PackedCost key = joined(label.cost, potential_.of(roads.group.hierarchy.vertex(state)));
  if (overflown(key) || key >= best_.cost) return;
  if (known.cost == kNoPath) reached_.push_back(state);
  known = label;
  queue_.emplace_back(key, state.value);
  std::push_heap(queue_.begin(), queue_.end(), std::greater<>());
}

void TimedSearch::begin(const Roads& roads, Anchors from, Anchors to, Instant depart) {
  const TurnGraph& turns = roads.group.turns;
  const Metric& metric = roads.times.metric();
  for (std::uint32_t a = 0; a < from.size(); ++a) {
    const Anchor& start = from[a];
    for (std::uint32_t b = 0; b < to.size(); ++b) {
      if (to[b].on != start.on || to[b].offset < start.offset) continue;
      const PackedCost cost =
          driven(roads.times.driving(start.on, start.offset, to[b].offset, depart), to[b].offset - start.offset);
      if (!overflown(cost) && cost < best_.cost) best_ = {cost, StateId(), a, b};
    }
    const std::uint32_t length = metric.of(start.on).length;
    const PackedCost rest = driven(roads.times.driving(start.on, start.offset, length, depart), length - start.offset);
    const StateId state = TurnGraph::start(start.on);
    std::uint32_t index = turns.first_turn(state);
    for (const Turn& turn : turns.turns(state)) {
      reach(roads, turn.to, {joined(rest, turn_alone(metric, start.on, index++)), StateId(), a});
    }
  }
}

void TimedSearch::arrive(const Roads& roads, StateId state, Anchors to, Instant depart) {
  const DirectedSegment on = roads.group.turns.segment(state);
  const Label& label = labels_[state.index()];
  for (std::uint32_t b = 0; b < to.size(); ++b) {
    if (to[b].on != on) continue;
    const Duration part = roads.times.driving(on, 0, to[b].offset, depart + duration_of(label.cost));
    const PackedCost cost = joined(label.cost, driven(part, to[b].offset));
    if (!overflown(cost) && cost < best_.cost) best_ = {cost, state, 0, b};
  }
}

void TimedSearch::leave(const Roads& roads, StateId state, Instant depart) {
  const TurnGraph& turns = roads.group.turns;
  const Metric& metric = roads.times.metric();
  const Label label = labels_[state.index()];
  const DirectedSegment on = turns.segment(state);
  const std::uint32_t length = metric.of(on).length;
  const Duration driving = roads.times.driving(on, 0, length, depart + duration_of(label.cost));
  const PackedCost at_head = joined(label.cost, driven(driving, length));
  if (overflown(at_head)) return;
  std::uint32_t index = turns.first_turn(state);
  for (const Turn& turn : turns.turns(state)) {
    reach(roads, turn.to, {joined(at_head, turn_alone(metric, on, index++)), state, 0});
  }
}

std::optional<TimedPath> TimedSearch::run(const Roads& roads, Anchors from, Anchors to, Instant depart) {
  const Hierarchy& hierarchy = roads.group.hierarchy;
  for (const StateId state : reached_) labels_[state.index()] = {};
  reached_.clear();
  queue_.clear();
  best_ = {};
  settled_ = 0;
  labels_.resize(roads.group.turns.state_count());
  potential_.set_targets(hierarchy, roads.free_flow,
                         AnchorSeeds(roads.group.turns, hierarchy, roads.times.metric()).arrivals(to));
  begin(roads, from, to, depart);
  while (!queue_.empty() && queue_.front().first < best_.cost) {
    const auto [key, value] = queue_.front();
    std::pop_heap(queue_.begin(), queue_.end(), std::greater<>());
    queue_.pop_back();
    const StateId state(value);
    if (key != joined(labels_[state.index()].cost, potential_.of(hierarchy.vertex(state)))) continue;
    ++settled_;
    arrive(roads, state, to, depart);
    leave(roads, state, depart);
  }
  if (best_.cost == kNoPath) return std::nullopt;
  return path(from, to);
}

TimedPath TimedSearch::path(Anchors from, Anchors to) const {
  TimedPath path{from[best_.start], {}, to[best_.end]};
  for (StateId state = best_.last; state.valid(); state = labels_[state.index()].before) {
    path.states.push_back(state);
    path.start = from[labels_[state.index()].start];
  }
  std::reverse(path.states.begin(), path.states.end());
  return path;
}

}  // namespace postkutscher
