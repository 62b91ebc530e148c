// The embedded Cottbus day: a synthetic map, rides and fleets drawn from public facts about the city. Nothing of it is
// real: no street, address, patient or firm. "Synthetisch – keine Aussage über Cottbus."
#pragma once

#include <cstdint>
#include <filesystem>

namespace postkutscher {

struct CottbusOptions {
  std::uint64_t seed = 1;
  int rides = 340;
  int operators = 24;
  // Share of rides that belong to a random suitable operator instead of the nearest one.
  double ownership_noise = 0.3;
};

// Writes cottbus.osm.pbf, rides.csv, fleet.csv and scenario.toml into `folder` (which exists). The same options give
// the same bytes on every machine.
void write_cottbus_day(const std::filesystem::path& folder, const CottbusOptions& options = {});

}  // namespace postkutscher
