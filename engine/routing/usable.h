// Which directed segments belong to the topology of a group of modes.
#pragma once

#include <vector>

#include "engine/network/network.h"

namespace postkutscher {

// By directed segment: some of `modes` may travel it, always or at times. People on foot may walk against one-way
// rules, so in the group of foot and bicycle either direction opens both.
std::vector<bool> usable_directed_segments(const Network& network, ModeMask modes);

}  // namespace postkutscher
