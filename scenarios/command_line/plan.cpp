#include <filesystem>
#include <string>

#include "scenarios/command_line/planning_commands.h"

namespace postkutscher {

namespace {

void add(CLI::App& app, const ExitCode& exit_code, const char* name, const char* description, const Planner& planner) {
  struct Options {
    PlanningCommand planning;
    std::string scenario;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(name, description);
  command->add_option("scenario", options->scenario, "scenario file (.toml)")->required();
  add_planning_options(*command, options->planning);
  command->callback([options, exit_code, planner] {
    const auto source = [&](const std::filesystem::path&) { return std::filesystem::path(options->scenario); };
    *exit_code = run_planning(options->planning, source, planner);
  });
}

}  // namespace

void add_plan(CLI::App& app, const ExitCode& exit_code) {
  add(app, exit_code, "plan", "plan the fleet schedule of a day", day_planner());
}

void add_cooperate(CLI::App& app, const ExitCode& exit_code) {
  add(app, exit_code, "cooperate", "compare today, each operator alone, and all together", cooperation_planner());
}

}  // namespace postkutscher
