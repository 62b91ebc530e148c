#include "engine/routing/search.h"

#include <algorithm>

namespace postkutscher {

namespace {

PackedCost cost_before(const SearchGraph& graph, const Anchor& anchor) {
  return packed(0, duration_before(graph.metric().of(anchor.on), anchor.offset), anchor.offset);
}

// From one anchor straight ahead to another on the same directed segment.
PackedCost direct_cost(const SearchGraph& graph, const Anchor& from, const Anchor& to) {
  if (from.on != to.on || from.offset > to.offset || !graph.metric().of(to.on).open()) return kNoPath;
  return cost_before(graph, to) - cost_before(graph, from);
}

}  // namespace

SearchGraph::SearchGraph(const TurnGraph& topology, const Metric& metric) : topology_(&topology), metric_(&metric) {
  across_.reserve(topology.state_count());
  first_arc_.reserve(topology.state_count() + 1);
  arcs_.reserve(topology.turn_count());
  for (std::uint32_t s = 0; s < topology.state_count(); ++s) {
    first_arc_.push_back(static_cast<std::uint32_t>(arcs_.size()));
    const SegmentCost& from = metric.of(topology.segment(StateId(s)));
    across_.push_back(from.open() ? packed(0, from.duration, from.length) : 0);
    std::uint32_t index = topology.first_turn(StateId(s));
    for (const Turn& turn : topology.turns(StateId(s))) {
      const std::uint16_t delay = metric.turns[index++];
      if (delay == Metric::kClosedTurn) continue;
      const bool enters = !from.destination_only && metric.of(topology.segment(turn.to)).destination_only;
      arcs_.push_back({turn.to, (enters ? 1U << 16 : 0U) | delay});
    }
  }
  first_arc_.push_back(static_cast<std::uint32_t>(arcs_.size()));
}

void Search::run(const SearchGraph& graph, std::span<const Anchor> from,
                 std::span<const std::span<const Anchor>> places) {
  begin(graph, from, places);
  while (!queue_.empty()) {
    const auto [cost, state] = queue_.pop();
    if (cost != labels_[state.index()].cost) continue;
    if (missing_ == 0 && RadixQueue::rank(cost) > RadixQueue::rank(bound_)) break;
    const std::uint32_t on = graph.topology().segment(state).value;
    if (has_goal_[on] == stamp_) reach(on, cost);
    const PackedCost at_head = cost + graph.across(state);
    for (const SearchGraph::Arc& arc : graph.arcs(state)) relax(arc.to, at_head + arc.cost());
  }
}

void Search::begin(const SearchGraph& graph, std::span<const Anchor> from,
                   std::span<const std::span<const Anchor>> places) {
  if (++stamp_ == 0) {
    // Stamps have run through: old labels could look new.
    labels_.clear();
    has_goal_.clear();
    stamp_ = 1;
  }
  if (labels_.size() < graph.state_count()) labels_.resize(graph.state_count());
  if (has_goal_.size() < graph.metric().segments.size()) has_goal_.resize(graph.metric().segments.size());
  queue_.clear();
  add_goals(graph, from, places);
  for (const Anchor& anchor : from) depart(graph, anchor);
}

void Search::add_goals(const SearchGraph& graph, std::span<const Anchor> from,
                       std::span<const std::span<const Anchor>> places) {
  goals_.clear();
  reached_.assign(places.size(), kNoPath);
  missing_ = static_cast<std::size_t>(std::count_if(places.begin(), places.end(), [](auto p) { return !p.empty(); }));
  bound_ = missing_ == 0 ? 0 : kNoPath;
  for (std::uint32_t place = 0; place < places.size(); ++place) {
    for (const Anchor& to : places[place]) {
      goals_.push_back({to.on.value, place, cost_before(graph, to)});
      has_goal_[to.on.value] = stamp_;
      for (const Anchor& source : from) reach_place(place, direct_cost(graph, source, to));
    }
  }
  std::sort(goals_.begin(), goals_.end(), [](const Goal& a, const Goal& b) { return a.on < b.on; });
}

void Search::depart(const SearchGraph& graph, const Anchor& anchor) {
  const StateId start = TurnGraph::start(anchor.on);
  const PackedCost to_head = graph.across(start) - cost_before(graph, anchor);
  for (const SearchGraph::Arc& arc : graph.arcs(start)) relax(arc.to, to_head + arc.cost());
}

void Search::relax(StateId to, PackedCost cost) {
  Label& label = labels_[to.index()];
  if ((label.stamp == stamp_ && label.cost <= cost) || overflown(cost)) return;
  label = {cost, stamp_};
  queue_.push({cost, to});
}

void Search::reach(std::uint32_t on, PackedCost cost) {
  auto goal = std::lower_bound(goals_.begin(), goals_.end(), on,
                               [](const Goal& g, std::uint32_t segment) { return g.on < segment; });
  for (; goal != goals_.end() && goal->on == on; ++goal) reach_place(goal->place, cost + goal->before);
}

void Search::reach_place(std::uint32_t place, PackedCost cost) {
  if (overflown(cost)) return;
  PackedCost& best = reached_[place];
  if (best == kNoPath && --missing_ == 0) {
    best = cost;
    // Places without anchors keep kNoPath, which + 1 turns into the least.
    bound_ =
        *std::max_element(reached_.begin(), reached_.end(), [](PackedCost a, PackedCost b) { return a + 1 < b + 1; });
  }
  best = std::min(best, cost);
}

}  // namespace postkutscher
