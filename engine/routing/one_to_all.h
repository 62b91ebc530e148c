// Least costs between one place and the whole network, from it or to it: one climb of the elimination tree and one
// sweep down over the hierarchy (PHAST, Delling, Goldberg, Nowatzyk & Werneck 2011, on elimination trees). The object
// is the workspace and holds the answer of the last run, so one of them serves many places in turn.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/routing/anchor_seeds.h"
#include "engine/routing/customized_metric.h"
#include "engine/routing/position.h"

namespace postkutscher {

// Whether one travels from the place or to it.
enum class Travel : std::uint8_t { from, to };

class OneToAll {
 public:
  // Costs between `place` and the ends of all segments. The metric outlives the answers.
  void run(const CustomizedMetric& roads, const Position& place, Travel travel);

  Travel travel() const { return travel_; }
  const Metric& metric() const { return *metric_; }

  // What belongs to one of the places of a position: its nearest, or that in the large component.
  struct Choice {
    std::vector<Anchor> anchors;
    // By directed segment, kNoPath where there is no way. From the place: to the tail of the segment, the turn into it
    // included. To the place: from the head of the segment, the turn out of it included, for whoever travelled the
    // whole segment. Ways within one segment are not among them: straight_cost (travel_costs.h).
    std::vector<PackedCost> costs;
  };
  // In the order in which they are tried (router.h); none when the position is on no road.
  const std::vector<Choice>& choices() const { return choices_; }

  // Between the place and another position, by the same rule for pairs as routes and tables; nothing without a way.
  std::optional<PathCost> cost(const Position& other) const;

 private:
  void search(const CustomizedMetric& roads, Anchors anchors, std::vector<PackedCost>& costs);
  void climb(const CustomizedMetric& roads, const std::vector<Seed>& seeds);
  void sweep(const CustomizedMetric& roads);
  PackedCost at_tail(const CustomizedMetric& roads, DirectedSegment on) const;
  PackedCost behind_head(const CustomizedMetric& roads, DirectedSegment on) const;
  PackedCost cost(const Choice& choice, const SnappedPlace& other) const;

  Travel travel_ = Travel::from;
  const Metric* metric_ = nullptr;
  std::vector<Choice> choices_;
  std::vector<PackedCost> labels_;  // by vertex
  std::vector<Hierarchy::Vertex> climbing_;
};

}  // namespace postkutscher
