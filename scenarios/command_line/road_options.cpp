#include "scenarios/command_line/road_options.h"

#include <fmt/format.h>
#include <map>

#include "engine/base/errors.h"
#include "scenarios/units_text.h"

namespace postkutscher {

void add_profile_option(CLI::App& command, std::string& profile) {
  command.add_option("--profile", profile, "car, taxi, wheelchair_van, ambulance, foot, bicycle")
      ->capture_default_str();
}

void add_road_options(CLI::App& command, RoadOptions& options) {
  static const std::map<std::string, Approach> kApproaches = {{"any", Approach::any}, {"kerb", Approach::kerb}};
  add_profile_option(command, options.profile);
  command.add_option("--depart", options.depart,
                     "local time such as 2026-04-24T07:30; rules of the road that hold then apply to the whole way");
  command.add_option("--time-zone", options.time_zone, "of the map; for a --depart with an offset or Z")
      ->capture_default_str();
  command.add_option("--close", options.closed_ways, "a way of the map that is closed, e.g. way/4711; may be repeated")
      ->allow_extra_args(false);
  command.add_option("--avoid", options.avoid, "GeoJSON file: roads that touch its polygons are closed");
  add_choice(command, "--approach", options.approach, kApproaches,
             "any side of the road, or the kerb the point lies on");
}

ReadRoadOptions read_road_options(const RoadOptions& options) {
  ReadRoadOptions read;
  read.profile = &standard_profile(options.profile);
  if (options.depart) {
    read.depart = local_time_from_text(*options.depart, options.time_zone, "--depart " + *options.depart);
  }
  for (const std::string& way : options.closed_ways) read.closures.ways.push_back(closed_way(way, "--close " + way));
  if (options.avoid) read.closures.avoid = avoided_area(*options.avoid);
  return read;
}

void refuse_swapped(const std::string& where, Coordinate at, const Network& network) {
  const BoundingBox near = network.bounds().buffered(20'000);
  if (near.contains(at) || !near.contains({at.lat_e7, at.lon_e7})) return;
  throw InputError("swapped_coordinates", where, "the point is far off the map.",
                   "Did you swap? Longitude comes first.");
}

RoadState road_state(const Network& network, const ReadRoadOptions& options, const CommonOptions& common) {
  RoadState state{options.depart, closed_segments(network, options.closures)};
  if (!options.closures.none()) {
    fmt::print(stderr, "{}: {}\n", common.text("gesperrte Abschnitte", "segments closed"), state.closed.size());
  }
  return state;
}

}  // namespace postkutscher
