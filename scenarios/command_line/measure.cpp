#include <fmt/format.h>
#include <string>

#include "scenarios/command_line/common.h"
#include "scenarios/command_line/road_options.h"
#include "scenarios/measurement.h"

namespace postkutscher {

namespace {

struct MeasureOptions {
  CommonOptions common;
  std::string network;
  std::string profile = "car";
  std::size_t queries = 10'000;
  std::size_t matrix = 1'000;
};

// The exit code: wrong answers are a fault of the program.
int run(const MeasureOptions& options) {
  const RunContext context = options.common.context();
  const Measurement measurement =
      measure_network(options.network, {standard_profile(options.profile), options.queries, options.matrix}, context);
  fmt::print("{}", options.common.json() ? measurement_as_json(measurement)
                                         : measurement_as_text(measurement, options.common.language));
  return measurement.mismatches == 0 ? kDone : kInternalError;
}

}  // namespace

void add_measure(CLI::App& app, const ExitCode& exit_code) {
  constexpr std::size_t kMostQueries = 10'000'000;
  constexpr std::size_t kMostPlaces = 20'000;
  const auto options = std::make_shared<MeasureOptions>();
  CLI::App* command = app.add_subcommand("measure", "what routing costs on this machine, checked against Dijkstra");
  command->add_option("network", options->network, "a .network file or a map file")->required();
  add_profile_option(*command, options->profile);
  command->add_option("--queries", options->queries, "single ways to ask for")
      ->check(CLI::Range(std::size_t{1}, kMostQueries))
      ->capture_default_str();
  command->add_option("--matrix", options->matrix, "places of the matrix")
      ->check(CLI::Range(std::size_t{1}, kMostPlaces))
      ->capture_default_str();
  add_common_options(*command, options->common);
  command->callback([options, exit_code] { *exit_code = run(*options); });
}

}  // namespace postkutscher
