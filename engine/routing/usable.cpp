#include "engine/routing/usable.h"

namespace postkutscher {

namespace {

ModeMask open_to(const DirectionFacts& facts) {
  ModeMask modes = 0;
  for (std::size_t i = 0; i < kModeCount; ++i) {
    if (facts.access[i] != Access::no) modes = static_cast<ModeMask>(modes | mode_bit(static_cast<Mode>(i)));
  }
  return modes;
}

}  // namespace

bool usable_by(const Network& network, DirectedSegment d, ModeMask modes) {
  if ((open_to(network.facts(d)) & modes) != 0) return true;
  const ModeMask walking = static_cast<ModeMask>(modes & mode_bit(Mode::foot));
  return (open_to(network.facts(d.reversed())) & walking) != 0;
}

}  // namespace postkutscher
