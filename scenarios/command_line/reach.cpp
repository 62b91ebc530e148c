#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/atomic_file.h"
#include "engine/base/errors.h"
#include "engine/routing/topology.h"
#include "scenarios/command_line/common.h"
#include "scenarios/command_line/road_options.h"
#include "scenarios/day_runner.h"
#include "scenarios/reach_answer.h"
#include "scenarios/units_text.h"

namespace postkutscher {

namespace {

enum class ReachForm { text, json, geojson };

struct ReachOptions {
  CommonOptions common;
  std::string network;
  std::optional<std::string> from;
  std::optional<std::string> to;
  std::vector<std::string> within;
  std::string buffer = "80m";
  RoadOptions roads;
  ReachForm form = ReachForm::text;
  std::string output;
  bool force = false;

  // The place as it was typed, for messages.
  std::string where() const { return from ? "--from " + *from : "--to " + to.value_or(""); }
  bool draws() const { return form == ReachForm::geojson || !output.empty(); }
};

void check_reach_output(const ReachOptions& options) {
  if (options.output.empty()) return;
  const auto suffix = std::filesystem::path(options.output).extension();
  if (suffix != ".geojson" && suffix != ".json") {
    throw InputError("wrong_suffix", "-o " + options.output, "the output ends neither in .geojson nor in .json.",
                     "Name it, for example, reach.geojson.");
  }
  require_free_output(options.output, options.force);
}

std::vector<Duration> read_limits(const std::vector<std::string>& texts) {
  std::vector<Duration> limits;
  for (const std::string& text : texts) {
    const std::string where = "--within " + text;
    limits.push_back(duration_from_text(text, where));
    if (limits.back() <= Duration{}) {
      throw InputError("bad_duration", where, "nothing lies within no time.", "Write for example 10min,20min.");
    }
    if (limits.size() > 1 && limits.back() <= limits[limits.size() - 2]) {
      throw InputError("durations_not_ascending", where,
                       fmt::format("\"{}\" is not more than the time before it.", text),
                       "Write each time once, the shortest first, e.g. 10min,20min.");
    }
  }
  if (limits.size() > kMostIsochrones) {
    throw InputError("too_many_durations", "--within", fmt::format("{} times are too many.", limits.size()),
                     fmt::format("Ask for at most {} at a time.", kMostIsochrones));
  }
  return limits;
}

double read_buffer(const std::string& text) {
  const std::string where = "--buffer " + text;
  const double metres = metres_from_text(text, where);
  if (metres < kLeastIsochroneBuffer || metres > kMostIsochroneBuffer) {
    throw InputError("bad_length", where, "the buffer round roads is too narrow or too wide.",
                     fmt::format("Write {:.0f}m to {:.0f}m.", kLeastIsochroneBuffer, kMostIsochroneBuffer));
  }
  return metres;
}

ReachQuery read_query(const ReachOptions& options) {
  if (options.from.has_value() == options.to.has_value()) {
    throw InputError("no_place", "reach", "it takes one place, --from or --to.",
                     "Write --from LON,LAT for what is reached from there, --to LON,LAT for who reaches it.");
  }
  ReachQuery query;
  query.travel = options.from ? Travel::from : Travel::to;
  query.place = coordinate_from_text(options.from ? *options.from : *options.to, options.where());
  query.approach = options.roads.approach;
  query.limits = read_limits(options.within);
  const double buffer = read_buffer(options.buffer);
  if (options.draws()) query.buffer = buffer;
  return query;
}

void run(const ReachOptions& options) {
  check_reach_output(options);
  const RunContext context = options.common.context();
  const ReachQuery query = read_query(options);
  const ReadRoadOptions roads = read_road_options(options.roads);
  const auto network = load_network(options.network, {"", 0, true}, context);
  refuse_swapped(options.where(), query.place, *network);
  const Topology topology(*network, context);
  const Router router(topology, *roads.profile, road_state(*network, roads, options.common), context);
  const ReachAnswer answer = find_reach(router, query, context);
  const ReachCircumstances circumstances{roads.profile->name, options.roads.depart};
  if (!options.output.empty() && answer.code == "Ok") {
    write_file_atomically(options.output, reach_as_geojson(*network, answer, circumstances));
    if (options.form == ReachForm::geojson) return;
  }
  switch (options.form) {
    case ReachForm::text:
      fmt::print("{}", reach_as_text(*network, answer, circumstances, options.common.language));
      break;
    case ReachForm::json:
      fmt::print("{}", reach_as_json(*network, answer, circumstances));
      break;
    case ReachForm::geojson:
      fmt::print("{}", reach_as_geojson(*network, answer, circumstances));
      break;
  }
}

}  // namespace

void add_reach(CLI::App& app, const ExitCode& exit_code) {
  static const std::map<std::string, ReachForm> kForms = {
      {"text", ReachForm::text}, {"json", ReachForm::json}, {"geojson", ReachForm::geojson}};
  const auto options = std::make_shared<ReachOptions>();
  CLI::App* command = app.add_subcommand("reach", "roads, addresses and areas within given times of a place");
  command->add_option("network", options->network, "a .network file or a map file")->required();
  command->add_option("--from", options->from, "LON,LAT in degrees: what is reached from there");
  command->add_option("--to", options->to, "LON,LAT in degrees: from where it is reached");
  command->add_option("--within", options->within, "times, the shortest first, e.g. 10min,20min")
      ->required()
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--buffer", options->buffer, "how far areas extend beyond the roads")->capture_default_str();
  add_road_options(*command, options->roads);
  add_choice(*command, "--format", options->form, kForms, "of stdout: text or json without areas, or geojson");
  command->add_option("-o,--output", options->output, "GeoJSON file to write the areas to");
  command->add_flag("--force", options->force, "replace an existing output");
  add_common_options(*command, options->common, false);
  command->callback([options, exit_code] {
    run(*options);
    *exit_code = kDone;
  });
}

}  // namespace postkutscher
