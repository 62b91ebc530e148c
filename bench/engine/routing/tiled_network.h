// A large network out of a small one: copies of a map side by side, streets between neighbours. A copy keeps what the
// map says of its roads and junctions, time-conditioned rules and turn restrictions included, and the ids of the source
// map; addresses, facilities and districts are left out.
#pragma once

#include "engine/network/network.h"

namespace postkutscher {

struct Tiling {
  std::size_t columns = 1;
  std::size_t rows = 1;
  // Streets between two neighbours, each from a junction at the border of one to a junction at the border of the other.
  std::size_t streets_between = 1;
};

Network tiled(const Network& tile, const Tiling& tiling);

}  // namespace postkutscher
