#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string>

#include "importers/darp/benchmark.h"
#include "scenarios/benchmark_check.h"
#include "scenarios/command_line/common.h"

namespace postkutscher {

namespace {

struct CheckOptionsOfUser {
  CommonOptions common;
  std::string instance;
  std::string solution;
};

std::string as_json(const BenchmarkInstance& instance, const BenchmarkVerdict& verdict) {
  nlohmann::ordered_json violations = nlohmann::ordered_json::array();
  for (const BenchmarkViolation& violation : verdict.violations) {
    violations.push_back({{"rule", name(violation.rule)}, {"text", violation.text}});
  }
  const nlohmann::ordered_json out = {{"instance", instance.name},
                                      {"accepted", verdict.accepted()},
                                      {"objective", verdict.objective},
                                      {"vehicles", verdict.vehicles},
                                      {"violations", violations}};
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void print_for_people(const BenchmarkInstance& instance, const BenchmarkVerdict& verdict, const CommonOptions& common) {
  fmt::print("{}: {} {}, {} {}: ", instance.name, common.text("Strecke", "distance"),
             common.number(verdict.objective, 6), common.text("Fahrzeuge", "vehicles"), verdict.vehicles);
  if (verdict.accepted()) {
    fmt::print("{}\n", common.text("angenommen", "accepted"));
    return;
  }
  fmt::print("{}\n", common.text("abgelehnt", "rejected"));
  for (const BenchmarkViolation& violation : verdict.violations) {
    fmt::print("  {}: {}\n", name(violation.rule), violation.text);
  }
}

// Returns the exit code.
int run(const CheckOptionsOfUser& options) {
  const BenchmarkInstance instance = read_benchmark(options.instance);
  const BenchmarkVerdict verdict = check_benchmark(instance, read_benchmark_solution(options.solution));
  if (options.common.json()) {
    fmt::print("{}\n", as_json(instance, verdict));
  } else {
    print_for_people(instance, verdict, options.common);
  }
  return verdict.accepted() ? kDone : kUnmetDemand;
}

}  // namespace

void add_check(CLI::App& app, const ExitCode& exit_code) {
  const auto options = std::make_shared<CheckOptionsOfUser>();
  CLI::App* command =
      app.add_subcommand("check", "check a solution of a benchmark instance, also one made elsewhere; 3 = rejected");
  command->add_option("instance", options->instance, "instance file, as of solve")->required();
  command->add_option("solution", options->solution, "solution file (JSON), as solve writes it")->required();
  add_common_options(*command, options->common);
  command->callback([options, exit_code] { *exit_code = run(*options); });
}

}  // namespace postkutscher
