#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
#include <string>

#include "engine/base/atomic_file.h"
#include "importers/darp/benchmark.h"
#include "scenarios/benchmark_run.h"
#include "scenarios/command_line/common.h"
#include "scenarios/command_line/search_options.h"

namespace postkutscher {

namespace {

constexpr std::chrono::seconds kDefaultTime{10};

struct SolveOptions {
  CommonOptions common;
  SearchOptions search;
  std::string instance;
  std::string output;
  std::string replay;
  bool bound = false;
  bool force = false;
  bool strict = false;
};

SolvedBenchmark solved(const SolveOptions& options) {
  const BenchmarkInstance instance = read_benchmark(options.instance);
  if (!options.replay.empty()) {
    const SearchRecord record = read_search_record(options.replay, instance.name);
    return repeat_benchmark(instance, record, options.common.context(), options.bound);
  }
  PlanOptions plan;
  plan.time_budget = kDefaultTime;
  options.search.apply_to(plan);
  return solve_benchmark(instance, plan, options.common.context(options.search.seed.value_or(1)), options.bound);
}

void print_bound(const SolvedBenchmark& result, const CommonOptions& common) {
  if (!result.bound) return;
  if (result.bound->proven_optimal) {
    fmt::print("{}\n", common.text("Optimal, bewiesen.", "Proven optimal."));
    return;
  }
  if (const std::optional<double> bound = result.solution.lower_bound) {
    fmt::print("{} {}, {} {} %\n", common.text("Untere Schranke", "Lower bound"), common.number(*bound, 2),
               common.text("Lücke", "gap"), common.number(100 * (*result.solution.objective / *bound - 1), 2));
  } else {
    fmt::print("{}\n", common.text("Keine untere Schranke", "No lower bound"));
  }
  if (!result.bound->reason.empty()) fmt::print("({})\n", result.bound->reason);
}

void print_for_people(const SolvedBenchmark& result, const SolveOptions& options) {
  const CommonOptions& common = options.common;
  const BenchmarkSolution& solution = result.solution;
  fmt::print("{}: {} {}, {} {}\n", *solution.instance, common.text("Strecke", "distance"),
             common.number(*solution.objective, 2), common.text("Fahrzeuge", "vehicles"), *solution.vehicles);
  if (!*solution.feasible) {
    fmt::print("{} ({}): {}\n",
               common.text("Nicht bedient, nach Knoten der Abholung", "Not served, by node of the pickup"),
               result.unserved.size(), fmt::join(result.unserved, ", "));
  }
  print_bound(result, common);
  fmt::print("{} {}, {} {}, {} s\n", common.text("Startwert", "seed"), result.search.seed, result.search.iterations,
             common.text("Runden", "iterations"), common.number(result.seconds, 1));
  if (result.cancelled) {
    fmt::print("{}\n", common.text("Abgebrochen: bester Stand bis dahin.", "Cancelled: best so far."));
  }
  if (!options.output.empty()) fmt::print("{}: {}\n", common.text("Lösung", "Solution"), options.output);
}

// Returns the exit code.
int run(const SolveOptions& options) {
  if (!options.output.empty()) require_free_output(options.output, options.force);
  const SolvedBenchmark result = solved(options);
  const std::string json = solved_benchmark_as_json(result);
  if (!options.output.empty()) write_file_atomically(options.output, json);
  if (options.common.json()) {
    fmt::print("{}", json);
  } else {
    print_for_people(result, options);
  }
  if (result.cancelled) return kCancelledByUser;
  return options.strict && !result.unserved.empty() ? kUnmetDemand : kDone;
}

}  // namespace

void add_solve(CLI::App& app, const ExitCode& exit_code) {
  const auto options = std::make_shared<SolveOptions>();
  CLI::App* command = app.add_subcommand("solve", "solve a benchmark instance");
  command
      ->add_option("instance", options->instance,
                   "dial-a-ride file of Cordeau (sets a, b, pr) or pickup-and-delivery file of Li and Lim")
      ->required();
  add_search_options(*command, options->search, "1");
  command->get_option("--time")->description("time budget, e.g. 60s (default: 10s)");
  add_replay_option(*command, options->replay, "repeat the search that found this solution file");
  command->add_flag("--bound", options->bound,
                    "afterwards compute a lower bound and look for a proof of optimality (takes its own time)");
  command->add_option("-o,--output", options->output, "file for the solution (JSON)");
  command->add_flag("--force", options->force, "replace an existing output");
  command->add_flag("--strict", options->strict, "exit with 3 when a request is not served");
  add_common_options(*command, options->common);
  command->callback([options, exit_code] { *exit_code = run(*options); });
}

}  // namespace postkutscher
