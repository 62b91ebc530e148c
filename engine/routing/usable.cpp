#include "engine/routing/usable.h"

#include "engine/network/conditions.h"

namespace postkutscher {

std::vector<bool> usable_directed_segments(const Network& network, ModeMask modes) {
  const std::vector<ModeMask> open = modes_ever_open(network.data());
  const bool on_foot = (modes & mode_bit(Mode::foot)) != 0;
  std::vector<bool> usable(network.directed_segment_count());
  for (std::uint32_t i = 0; i < usable.size(); ++i) {
    const ModeMask either = on_foot ? open[DirectedSegment(i).reversed().value] : ModeMask{0};
    usable[i] = ((open[i] | either) & modes) != 0;
  }
  return usable;
}

}  // namespace postkutscher
