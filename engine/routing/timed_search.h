// Exact time-dependent shortest ways: A* on the states of the turn graph, guided by the free-flow costs to the target,
// which no traffic undercuts (Hart, Nilsson & Raphael 1968; potentials: hierarchy_potential.h). Minimises the tuple
// (no-through violations, arrival); of the ways that arrive in the same tick a short one, not always the shortest.
// Driving is FIFO (driving_times.h), so it never pays to wait. One search per thread.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/routing/anchor_seeds.h"
#include "engine/routing/driving_times.h"
#include "engine/routing/hierarchy_potential.h"
#include "engine/routing/topology.h"

namespace postkutscher {

// From an anchor to another.
struct TimedPath {
  Anchor start;
  std::vector<StateId> states;  // what follows the segment of `start`; the last one is on that of `end`
  Anchor end;
};

class TimedSearch {
 public:
  // What does not change from search to search. `free_flow` is the customized metric of `times.metric()`.
  struct Roads {
    const Topology::Group& group;
    const HierarchyWeights& free_flow;
    const DrivingTimes& times;
  };

  // The best path from any of `from` to any of `to`; nothing where there is no way. The search may visit all states.
  std::optional<TimedPath> run(const Roads& roads, Anchors from, Anchors to, Instant depart);

  // States that the last run looked at.
  std::size_t settled() const { return settled_; }

 private:
  struct Label {
    PackedCost cost = kNoPath;  // at the tail of the segment, the turn into it included
    StateId before;             // invalid: the first after an anchor
    std::uint32_t start = 0;    // index of that anchor
  };
  // Where the best path found so far ends.
  struct Best {
    PackedCost cost = kNoPath;
    StateId last;             // invalid: straight on the segment of the start
    std::uint32_t start = 0;  // of a straight one
    std::uint32_t end = 0;
  };

  void begin(const Roads& roads, Anchors from, Anchors to, Instant depart);
  void reach(const Roads& roads, StateId state, const Label& label);
  void arrive(const Roads& roads, StateId state, Anchors to, Instant depart);
  void leave(const Roads& roads, StateId state, Instant depart);
  TimedPath path(Anchors from, Anchors to) const;

  using Entry = std::pair<PackedCost, std::uint32_t>;  // cost + potential, state
  std::vector<Label> labels_;                          // by state
  std::vector<StateId> reached_;                       // whose labels are set
  std::vector<Entry> queue_;
  HierarchyPotential potential_;
  Best best_;
  std::size_t settled_ = 0;
};

}  // namespace postkutscher
