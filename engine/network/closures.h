// Which segments are meant when a road or an area is closed. Both lists ascend; whoever closes them hands them to
// routing's RoadState.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/network/network.h"

namespace postkutscher {

// All segments of a way of the source map; none where the network has no such way.
std::vector<SegmentId> segments_of_way(const Network& network, std::int64_t way);

// All segments whose line meets the area: it runs through it, lies in it, or touches its border. What lies wholly in a
// hole does not.
std::vector<SegmentId> segments_touching(const Network& network, const Area& area);

}  // namespace postkutscher
