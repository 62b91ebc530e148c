#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "scenarios/command_line/common.h"
#include "scenarios/scenario.h"

namespace postkutscher {

void add_init(CLI::App& app, const ExitCode& exit_code) {
  struct Options {
    CommonOptions common;
    std::string folder;
    std::string rides;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("init", "write a commented scenario to start from");
  command->add_option("folder", options->folder, "new folder")->required();
  command->add_option("--from", options->rides, "your CSV of rides: proposes the mapping of its columns");
  add_common_options(*command, options->common);
  command->callback([options, exit_code] {
    std::optional<std::filesystem::path> rides;
    if (!options->rides.empty()) rides = options->rides;
    const StarterReport report = write_starter_scenario(options->folder, rides);
    const std::string file = (std::filesystem::path(options->folder) / "scenario.toml").string();
    if (options->common.json()) {
      fmt::print("{}\n",
                 nlohmann::ordered_json{
                     {"scenario", file}, {"notes", report.notes}, {"unmatched_columns", report.unmatched_columns}}
                     .dump(2));
    } else {
      if (!report.notes.empty()) fmt::print("{}\n", report.notes);
      for (const std::string& column : report.unmatched_columns) {
        fmt::print("{}: {}\n", options->common.text("Spalte wird nicht gelesen", "column not read"), column);
      }
      fmt::print("{}\n{}\n", file,
                 options->common.text("Bitte ansehen, anpassen, dann: postkutscher plan",
                                      "Please read and adapt it, then: postkutscher plan"));
    }
    *exit_code = kDone;
  });
}

void add_defaults(CLI::App& app, const ExitCode& exit_code) {
  struct Options {
    CommonOptions common;
    std::string scenario;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("defaults", "print a scenario with every default resolved");
  command->add_option("scenario", options->scenario, "scenario file (.toml)")->required();
  add_common_options(*command, options->common);
  command->callback([options, exit_code] {
    const std::string toml = resolved_toml(read_scenario(options->scenario));
    if (options->common.json()) {
      fmt::print("{}\n", nlohmann::ordered_json{{"scenario_toml", toml}}.dump(2));
    } else {
      fmt::print("{}", toml);
    }
    *exit_code = kDone;
  });
}

}  // namespace postkutscher
