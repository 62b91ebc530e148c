#include "scenarios/cottbus/cottbus.h"

#include "scenarios/cottbus/map_assembly.h"
#include "scenarios/cottbus/osm_writer.h"

namespace postkutscher {

void write_cottbus_day(const std::filesystem::path& folder, const CottbusOptions& options) {
  const cottbus::City city = cottbus::draw_city(options.seed);
  cottbus::write_osm_pbf(cottbus::assemble_map(city), folder / "cottbus.osm.pbf");
}

}  // namespace postkutscher
