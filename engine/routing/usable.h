// Which directed segments belong to the topology of a group of modes.
#pragma once

#include "engine/network/network.h"

namespace postkutscher {

// Some of `modes` may travel `d`. People on foot may walk against one-way rules, so either direction opens both.
bool usable_by(const Network& network, DirectedSegment d, ModeMask modes);

}  // namespace postkutscher
