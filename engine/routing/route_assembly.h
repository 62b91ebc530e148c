// Routes from what searches find: the states of a turn graph that lie between two anchors.
#pragma once

#include <vector>

#include "engine/routing/driving_times.h"
#include "engine/routing/position.h"
#include "engine/routing/route.h"
#include "engine/routing/turn_graph.h"

namespace postkutscher {

struct AnchorPath {
  Anchor start;
  std::vector<StateId> states;  // what follows the segment of `start`; the last one is on that of `end`
  Anchor end;
};

// The route along a path, without its ends on the road; steps and turns sum to the cost.
Route assemble(const TurnGraph& turns, const DrivingTimes& times, const AnchorPath& path, Instant depart);

}  // namespace postkutscher
