#include <filesystem>
#include <fmt/format.h>
#include <string>

#include "scenarios/command_line/planning_commands.h"
#include "scenarios/cottbus/cottbus.h"

namespace postkutscher {

namespace {

namespace fs = std::filesystem;

// Draws the day into the result, so that people can change it and plan it again.
fs::path draw_day(const fs::path& result_folder) {
  const fs::path folder = result_folder / "input";
  fs::create_directory(folder);
  write_cottbus_day(folder);
  return folder / "scenario.toml";
}

void print_next_steps(const CommonOptions& common) {
  fmt::print("\n{}\n", common.text("Synthetisch – keine Aussage über Cottbus. Mit echten Daten (Auszug Brandenburg von "
                                   "Geofabrik):",
                                   "Synthetic – no statement about Cottbus. With real data (Geofabrik's Brandenburg "
                                   "extract):"));
  fmt::print(
      "  postkutscher import brandenburg-latest.osm.pbf --area Cottbus --buffer 15km -o cottbus.network\n"
      "  postkutscher init my-day --from rides.csv    # then: map, operators, fleet in my-day/scenario.toml\n"
      "  postkutscher plan my-day/scenario.toml -o result\n");
}

}  // namespace

void add_demo(CLI::App& app, const ExitCode& exit_code) {
  const auto options = std::make_shared<PlanningCommand>();
  options->output = "cottbus-demo";
  CLI::App* command = app.add_subcommand("demo", "the embedded Cottbus day: today, each alone, together; a report");
  command->add_option("-o,--output", options->output, "folder for the results")->capture_default_str();
  command->add_flag("--force", options->force, "replace an existing output folder");
  add_common_options(*command, options->common);
  command->callback([options, exit_code] {
    *exit_code = run_planning(*options, draw_day, cooperation_planner());
    if (*exit_code == kDone && !options->common.json()) print_next_steps(options->common);
  });
}

}  // namespace postkutscher
