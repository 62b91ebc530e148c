// Dijkstra's algorithm on the states of a turn graph: the plain way that the hierarchy is checked against. The label of
// a state is the cost at the tail of its segment, the turn into it included; so a place on a segment costs label + cost
// of the part before it, whatever the history.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/routing/metric.h"
#include "engine/routing/packed_cost.h"
#include "engine/routing/position.h"
#include "engine/routing/radix_queue.h"

namespace postkutscher {

// The part of a segment before `offset` (rounded down); the part behind is the whole less this, so parts sum exactly.
inline std::uint32_t duration_before(const SegmentCost& cost, std::uint32_t offset) {
  return static_cast<std::uint32_t>(std::uint64_t{cost.duration} * offset / cost.length);
}

// Topology and metric of one profile compacted for searching: open turns only. From the tail of a segment to the tail
// of the next it costs across() the first and the turn.
class SearchGraph {
 public:
  struct Arc {
    StateId to;
    std::uint32_t turn;  // ticks; violations from bit 16

    PackedCost cost() const { return packed(turn >> 16, turn & 0xFFFF, 0); }
  };

  SearchGraph(const TurnGraph& topology, const Metric& metric);

  std::size_t state_count() const { return first_arc_.size() - 1; }
  PackedCost across(StateId state) const { return across_[state.index()]; }
  std::span<const Arc> arcs(StateId state) const {
    const std::uint32_t first = first_arc_[state.index()];
    return {arcs_.data() + first, first_arc_[state.index() + 1] - first};
  }
  const TurnGraph& topology() const { return *topology_; }
  const Metric& metric() const { return *metric_; }

 private:
  const TurnGraph* topology_;
  const Metric* metric_;
  std::vector<PackedCost> across_;        // by state: cost of its segment
  std::vector<std::uint32_t> first_arc_;  // by state, one more at the end
  std::vector<Arc> arcs_;
};

// Labels and queue of a search, reused without clearing: a label counts only if it carries the stamp of the search.
class Search {
 public:
  // Labels all that is needed for the cost from the anchors `from` to every place (a set of anchors), or all that is
  // reachable if some place is not. Places without anchors are ignored.
  void run(const SearchGraph& graph, std::span<const Anchor> from, std::span<const std::span<const Anchor>> places);

  // Cost from the nearest of `from` to a place of the last run, by index; kNoPath where unreachable.
  PackedCost cost(std::size_t place) const { return reached_[place]; }

 private:
  struct Label {
    PackedCost cost = kNoPath;
    std::uint32_t stamp = 0;
  };
  // An anchor of a place, with the cost from the tail of its segment.
  struct Goal {
    std::uint32_t on;
    std::uint32_t place;
    PackedCost before;
  };

  void begin(const SearchGraph& graph, std::span<const Anchor> from, std::span<const std::span<const Anchor>> places);
  void add_goals(const SearchGraph& graph, std::span<const Anchor> from,
                 std::span<const std::span<const Anchor>> places);
  void depart(const SearchGraph& graph, const Anchor& anchor);
  void relax(StateId to, PackedCost cost);
  void reach(std::uint32_t on, PackedCost cost);
  void reach_place(std::uint32_t place, PackedCost cost);

  std::uint32_t stamp_ = 0;
  std::vector<Label> labels_;            // by state
  std::vector<std::uint32_t> has_goal_;  // by directed segment: stamp of the search
  RadixQueue queue_;
  std::vector<Goal> goals_;          // by segment
  std::vector<PackedCost> reached_;  // by place
  std::size_t missing_ = 0;          // places without a way so far
  PackedCost bound_ = kNoPath;       // no place can cost more
};

}  // namespace postkutscher
