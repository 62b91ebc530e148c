#include "scenarios/cottbus/cottbus.h"

#include <cmath>

#include "engine/base/atomic_file.h"
#include "scenarios/cottbus/map_assembly.h"
#include "scenarios/cottbus/osm_writer.h"
#include "scenarios/cottbus/ownership.h"
#include "scenarios/cottbus/scenario_files.h"

namespace postkutscher {

void write_cottbus_day(const std::filesystem::path& folder, const CottbusOptions& options) {
  const int noise = static_cast<int>(std::lround(options.ownership_noise * 1000));
  const cottbus::City city = cottbus::draw_city(options.seed);
  const auto fleet = cottbus::draw_fleet(city.houses, options.operators, options.seed);
  const auto rides = cottbus::draw_rides(city.houses, city.places, options.rides, options.seed);
  const auto owners = cottbus::assign_owners(rides, fleet, noise, options.seed);
  cottbus::write_osm_pbf(cottbus::assemble_map(city), folder / "cottbus.osm.pbf");
  write_file_atomically(folder / "rides.csv", cottbus::rides_csv(rides, owners, fleet));
  write_file_atomically(folder / "fleet.csv", cottbus::fleet_csv(fleet));
  write_file_atomically(folder / "scenario.toml", cottbus::scenario_toml(fleet, options.seed, noise));
}

}  // namespace postkutscher
