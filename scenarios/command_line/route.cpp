#include <fmt/format.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/errors.h"
#include "scenarios/closures.h"
#include "scenarios/command_line/common.h"
#include "scenarios/day_runner.h"
#include "scenarios/osrm_answer.h"
#include "scenarios/route_answer.h"
#include "scenarios/units_text.h"

namespace postkutscher {

namespace {

enum class RouteForm { text, json, geojson, osrm };

struct RouteOptions {
  CommonOptions common;
  std::string network;
  std::vector<std::string> waypoints;
  std::string profile = "car";
  Approach approach = Approach::any;
  std::optional<std::string> depart;
  std::string time_zone = "Europe/Berlin";
  std::vector<std::string> closed_ways;
  std::optional<std::string> avoid;
  RouteForm form = RouteForm::text;
};

// A waypoint far off the map whose mirror image lies on it was typed the wrong way round.
void refuse_swapped(const std::string& text, Coordinate at, const Network& network) {
  const BoundingBox near = network.bounds().buffered(20'000);
  if (near.contains(at) || !near.contains({at.lat_e7, at.lon_e7})) return;
  throw InputError("swapped_coordinates", "--waypoint " + text, "the point is far off the map.",
                   "Did you swap? Longitude comes first.");
}

std::optional<LocalTime> departure(const RouteOptions& options) {
  if (!options.depart) return std::nullopt;
  return local_time_from_text(*options.depart, options.time_zone, "--depart " + *options.depart);
}

Closures closures(const RouteOptions& options) {
  Closures closures;
  for (const std::string& way : options.closed_ways) closures.ways.push_back(closed_way(way, "--close " + way));
  if (options.avoid) closures.avoid = avoided_area(*options.avoid);
  return closures;
}

std::vector<SegmentId> close_roads(const Network& network, const Closures& closures, const CommonOptions& common) {
  auto closed = closed_segments(network, closures);
  if (!closures.none()) {
    fmt::print(stderr, "{}: {}\n", common.text("gesperrte Abschnitte", "segments closed"), closed.size());
  }
  return closed;
}

void run(const RouteOptions& options) {
  const Profile& profile = standard_profile(options.profile);
  std::vector<Coordinate> waypoints;
  for (const std::string& text : options.waypoints) {
    waypoints.push_back(coordinate_from_text(text, "--waypoint " + text));
  }
  const auto depart = departure(options);
  const Closures closed = closures(options);
  const auto network = load_network(options.network, {"", 0, true}, options.common.context());
  for (std::size_t i = 0; i < waypoints.size(); ++i) refuse_swapped(options.waypoints[i], waypoints[i], *network);
  const RoadState state{depart, close_roads(*network, closed, options.common)};
  const Router router(*network, profile, state);
  const RouteAnswer answer = find_route(router, waypoints, options.approach);
  switch (options.form) {
    case RouteForm::text:
      fmt::print("{}", route_as_text(*network, answer, options.common.language));
      break;
    case RouteForm::json:
      fmt::print("{}", route_as_json(*network, answer));
      break;
    case RouteForm::geojson:
      fmt::print("{}", route_as_geojson(*network, answer));
      break;
    case RouteForm::osrm:
      fmt::print("{}", route_as_osrm(*network, answer));
      break;
  }
}

}  // namespace

void add_route(CLI::App& app, const ExitCode& exit_code) {
  static const std::map<std::string, RouteForm> kForms = {
      {"text", RouteForm::text}, {"json", RouteForm::json}, {"geojson", RouteForm::geojson}, {"osrm", RouteForm::osrm}};
  static const std::map<std::string, Approach> kApproaches = {{"any", Approach::any}, {"kerb", Approach::kerb}};
  const auto options = std::make_shared<RouteOptions>();
  CLI::App* command = app.add_subcommand("route", "fastest way between two or more points");
  command->add_option("network", options->network, "a .network file or a map file")->required();
  command->add_option("--waypoint", options->waypoints, "LON,LAT in degrees; twice or more")
      ->required()
      ->expected(2, 1000)
      ->allow_extra_args(false);
  command->add_option("--profile", options->profile, "car, taxi, wheelchair_van, ambulance, foot, bicycle")
      ->capture_default_str();
  command->add_option("--depart", options->depart,
                      "local time such as 2026-04-24T07:30; rules of the road that hold then apply to the whole way");
  command->add_option("--time-zone", options->time_zone, "of the map; for a --depart with an offset or Z")
      ->capture_default_str();
  command
      ->add_option("--close", options->closed_ways, "a way of the map that is closed, e.g. way/4711; may be repeated")
      ->allow_extra_args(false);
  command->add_option("--avoid", options->avoid, "GeoJSON file: roads that touch its polygons are closed");
  command->add_option("--approach", options->approach, "any side of the road, or the kerb the point lies on")
      ->transform(CLI::CheckedTransformer(kApproaches));
  command->add_option("--format", options->form, "text, json, geojson or osrm (OSRM v1 route response)")
      ->transform(CLI::CheckedTransformer(kForms));
  add_common_options(*command, options->common, false);
  command->callback([options, exit_code] {
    run(*options);
    *exit_code = kDone;
  });
}

}  // namespace postkutscher
