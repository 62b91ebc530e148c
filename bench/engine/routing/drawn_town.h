// A town for machines without real maps: 80 × 80 junctions about 100 m apart, one street in ten missing, one in ten
// one-way, one in twenty with a signal; some 25,000 directed segments. Always the same.
#pragma once

#include "engine/network/network.h"

namespace postkutscher {

Network draw_town();

}  // namespace postkutscher
