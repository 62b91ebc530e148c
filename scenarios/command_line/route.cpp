#include <fmt/format.h>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/errors.h"
#include "scenarios/command_line/common.h"
#include "scenarios/command_line/road_options.h"
#include "scenarios/day_runner.h"
#include "scenarios/osrm_answer.h"
#include "scenarios/route_answer.h"
#include "scenarios/traffic_periods.h"
#include "scenarios/units_text.h"

namespace postkutscher {

namespace {

enum class RouteForm { text, json, geojson, osrm };

struct RouteOptions {
  CommonOptions common;
  std::string network;
  std::vector<std::string> waypoints;
  RoadOptions roads;
  std::optional<std::string> traffic;
  RouteForm form = RouteForm::text;
};

struct TrafficOfDay {
  std::vector<TravelPeriod> traffic;
  std::optional<Departure> departure;
};

TrafficOfDay traffic_of_day(const RouteOptions& options, const ReadRoadOptions& roads) {
  if (!options.traffic) return {};
  if (!roads.depart) {
    throw InputError("no_departure", "--traffic " + *options.traffic, "traffic changes with the time of day.",
                     "Say when the journey begins: --depart 2026-04-24T07:30.");
  }
  // No way by motor vehicle takes longer; after that traffic would stay as it is.
  const auto horizon = Duration::from_minutes(7 * 24 * 60);
  const Calendar calendar(roads.depart->date, options.roads.time_zone);
  const Instant at = std::get<Instant>(calendar.to_instant(*roads.depart, true));
  return {travel_periods(read_traffic_file(*options.traffic), calendar, {at, at + horizon}), Departure{at, calendar}};
}

void run(const RouteOptions& options) {
  std::vector<Coordinate> waypoints;
  for (const std::string& text : options.waypoints) {
    waypoints.push_back(coordinate_from_text(text, "--waypoint " + text));
  }
  const ReadRoadOptions roads = read_road_options(options.roads);
  const TrafficOfDay day = traffic_of_day(options, roads);
  const auto network = load_network(options.network, {"", 0, true}, options.common.context());
  for (std::size_t i = 0; i < waypoints.size(); ++i) {
    refuse_swapped("--waypoint " + options.waypoints[i], waypoints[i], *network);
  }
  RoadState state = road_state(*network, roads, options.common);
  state.traffic = day.traffic;
  const Router router(*network, *roads.profile, state);
  const RouteAnswer answer = find_route(router, waypoints, options.roads.approach, day.departure);
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
  const auto options = std::make_shared<RouteOptions>();
  CLI::App* command = app.add_subcommand("route", "fastest way between two or more points");
  command->add_option("network", options->network, "a .network file or a map file")->required();
  command->add_option("--waypoint", options->waypoints, "LON,LAT in degrees; twice or more")
      ->required()
      ->expected(2, 1000)
      ->allow_extra_args(false);
  add_road_options(*command, options->roads);
  command->add_option("--traffic", options->traffic,
                      "a scenario, or a TOML file with its periods: arrive first through the traffic from --depart on; "
                      "without it roads flow freely");
  add_choice(*command, "--format", options->form, kForms, "text, json, geojson or osrm (OSRM v1 route response)");
  add_common_options(*command, options->common, false);
  command->callback([options, exit_code] {
    run(*options);
    *exit_code = kDone;
  });
}

}  // namespace postkutscher
