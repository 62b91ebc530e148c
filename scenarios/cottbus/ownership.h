// Who took each order: usually the nearest firm that has a suitable car free at that time, sometimes any suitable one.
#pragma once

#include <vector>

#include "scenarios/cottbus/demand.h"
#include "scenarios/cottbus/fleet.h"

namespace postkutscher::cottbus {

// Is this the usual class for this need? (The scenario lets higher classes stand in for lower ones as well.)
bool serves(CarClass car_class, Need need);

// Firm of each ride, by index; outbound and return belong to the same firm. `noise_per_mille`: share of patients who
// are customers of a random suitable firm instead of the nearest.
std::vector<std::size_t> assign_owners(const std::vector<RideDraft>& rides, const Fleet& fleet, int noise_per_mille,
                                       std::uint64_t seed);

}  // namespace postkutscher::cottbus
