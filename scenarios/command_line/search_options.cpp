#include "scenarios/command_line/search_options.h"

#include <chrono>

#include "scenarios/units_text.h"

namespace postkutscher {

namespace {

constexpr int kMostIslands = 1024;

}  // namespace

void SearchOptions::apply_to(PlanOptions& plan) const {
  if (iterations) {
    plan.iterations = *iterations;
    plan.time_budget.reset();
  }
  if (time_budget) {
    const Duration budget = duration_from_text(*time_budget, "--time");
    plan.time_budget = std::chrono::milliseconds(static_cast<std::int64_t>(budget.seconds() * 1000));
  }
  if (islands) plan.islands = *islands;
}

void add_search_options(CLI::App& command, SearchOptions& options, const std::string& seed_default) {
  auto* time = command.add_option("--time", options.time_budget, "time budget per plan, e.g. 60s");
  command.add_option("--iterations", options.iterations, "rounds of improvement per plan and island")
      ->check(CLI::NonNegativeNumber)
      ->excludes(time);
  command.add_option("--seed", options.seed, "seed of the search (default: " + seed_default + ")");
  command
      .add_option("--islands", options.islands,
                  "searches side by side that exchange their best; part of the result, unlike threads")
      ->check(CLI::Range(1, kMostIslands));
}

void add_replay_option(CLI::App& command, std::string& replay, const std::string& description) {
  auto* option = command.add_option("--replay", replay, description);
  for (const char* name : {"--time", "--iterations", "--seed", "--islands"}) {
    option->excludes(command.get_option(name));
  }
}

}  // namespace postkutscher
