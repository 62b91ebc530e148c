// The day as files of the scenario contract (docs/scenario.md): rides.csv, fleet.csv, scenario.toml. CSVs have no room
// for a comment, so every id in them begins with SYN-; scenario.toml says it in its first line.
#pragma once

#include <string>
#include <vector>

#include "scenarios/cottbus/demand.h"
#include "scenarios/cottbus/fleet.h"

namespace postkutscher::cottbus {

std::string rides_csv(const std::vector<RideDraft>& rides, const std::vector<std::size_t>& owners, const Fleet& fleet);
std::string fleet_csv(const Fleet& fleet);
std::string scenario_toml(const Fleet& fleet, std::uint64_t seed, int noise_per_mille);

}  // namespace postkutscher::cottbus
