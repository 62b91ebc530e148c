// What the commands that plan a day have in common: their options, the run itself, and the summary at the end.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "scenarios/command_line/common.h"
#include "scenarios/command_line/search_options.h"
#include "scenarios/day_runner.h"

namespace postkutscher {

struct PlanningCommand {
  CommonOptions common;
  std::string output;
  std::string audience = "internal";
  SearchOptions search;
  std::string replay;  // run.json of the run to repeat, or empty
  bool skip_bad_rows = false;
  bool strict = false;
  bool force = false;
};

void add_planning_options(CLI::App& command, PlanningCommand& options);

// How a command plans a day, and the keys of all searches that it makes.
struct Planner {
  std::function<void(Day&, const PlanOptions&, const RunContext&)> plan;
  std::vector<std::string> searches;
};

Planner day_planner();
Planner cooperation_planner();

// Where the scenario file is; may first write it into the result folder that is being made.
using ScenarioSource = std::function<std::filesystem::path(const std::filesystem::path& result_folder)>;

// Loads, plans, checks, writes, prints. Returns the exit code.
int run_planning(const PlanningCommand& options, const ScenarioSource& source, const Planner& planner);

// The numbers of a run for people or machines, on stdout.
void print_summary(const Day& day, const PlanningCommand& options);

}  // namespace postkutscher
