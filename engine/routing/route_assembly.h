// Routes from what searches find: the states of a turn graph that lie between two anchors.
#pragma once

#include <span>

#include "engine/routing/driving_times.h"
#include "engine/routing/position.h"
#include "engine/routing/route.h"
#include "engine/routing/turn_graph.h"

namespace postkutscher {

// The route from an anchor to another, without its ends on the road; steps and turns sum to the cost. `states` are what
// follows the segment of `start`; the last one is on that of `end`.
Route assemble(const TurnGraph& turns, const DrivingTimes& times, const Anchor& start, std::span<const StateId> states,
               const Anchor& end, Instant depart);

}  // namespace postkutscher
