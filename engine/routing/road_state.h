// What of the network is open at a moment beyond what the map always says, and how dense the traffic is: a plain value.
// Another state needs another customization only; network and topology stay as they are.
#pragma once

#include <optional>
#include <vector>

#include "engine/base/calendar.h"
#include "engine/network/network.h"
#include "engine/routing/traffic.h"

namespace postkutscher {

struct RoadState {
  // Wall time at the departure. The conditioned rules that hold then apply to the whole way, as with OSRM; without a
  // time none does.
  std::optional<LocalTime> depart = {};
  // Ascending. Nobody travels these segments, in either direction; closures.h finds them.
  std::vector<SegmentId> closed = {};
  // Periods 1, 2 … of routers, starts strictly ascending. Period 0 is free flow, which ends where the first of these
  // begins.
  std::vector<TravelPeriod> traffic = {};
};

}  // namespace postkutscher
