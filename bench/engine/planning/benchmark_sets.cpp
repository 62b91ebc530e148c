// How far the planner ends from the best known solutions of published instances: every instance of the chosen sets with
// several seeds and one time budget, means and the worst. With --convergence, the gap over time of every run as CSV for
// plot_convergence.py. Run from the root of the repository; needs ../shared/data.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/engine/planning/best_known.h"
#include "engine/base/atomic_file.h"
#include "engine/base/parallel.h"
#include "importers/darp/benchmark_problem.h"
#include "scenarios/benchmark_run.h"

namespace postkutscher {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* kUsage =
    "bench_sets [a] [pr] [pdptw] [INSTANCE …] [--seconds S] [--seeds N] [--threads N] [--islands N] [--convergence "
    "FILE.csv]";

struct Arguments {
  std::set<std::string> chosen;  // sets or instances; empty = all
  double seconds = 10;
  int seeds = 3;
  int threads = available_threads();
  std::optional<int> islands;
  std::string convergence;
};

Arguments parsed(const std::vector<std::string>& words) {
  Arguments arguments;
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (!words[k].starts_with("--")) {
      arguments.chosen.insert(words[k]);
      continue;
    }
    if (k + 1 == words.size()) throw std::invalid_argument(kUsage);
    const std::string& value = words[k + 1];
    if (words[k] == "--seconds") {
      arguments.seconds = std::stod(value);
    } else if (words[k] == "--seeds") {
      arguments.seeds = std::stoi(value);
    } else if (words[k] == "--threads") {
      arguments.threads = std::stoi(value);
    } else if (words[k] == "--islands") {
      arguments.islands = std::stoi(value);
    } else if (words[k] == "--convergence") {
      arguments.convergence = value;
    } else {
      throw std::invalid_argument(kUsage);
    }
    ++k;
  }
  return arguments;
}

struct Entry {
  BestKnown best;
  fs::path file;
};

// Instances with a best known solution, in the order of sets and sizes.
std::vector<Entry> chosen_entries(const std::set<std::string>& chosen) {
  std::vector<Entry> entries;
  for (const char* folder : {"darp", "pdptw"}) {
    for (const auto& file : fs::directory_iterator(fs::path("../shared/data") / folder)) {
      const auto best = best_known(file.path().stem().string());
      if (!best) continue;
      const bool wanted =
          chosen.empty() || chosen.count(std::string(best->set)) + chosen.count(std::string(best->instance)) > 0;
      if (wanted) entries.push_back({*best, file.path()});
    }
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.best.set, a.best.instance) < std::tie(b.best.set, b.best.instance);
  });
  return entries;
}

double gap_percent(double distance, const BestKnown& best) {
  return 100 * (distance / best.distance - 1);
}

struct Outcome {
  double gap = 0;
  std::size_t vehicles = 0;
  bool feasible = false;
  std::int64_t iterations = 0;
  double seconds = 0;

  // Best known values have two decimals.
  bool is_best(const BestKnown& best) const {
    constexpr double kRounding = 0.00501;
    return feasible && (best.vehicles == 0 || vehicles <= best.vehicles) && gap * best.distance <= 100 * kRounding;
  }
};

// Progress lines say "… 12.34 EUR …": there a euro is a million ticks of distance.
std::optional<double> distance_in(const std::string& line, double ticks_per_unit) {
  const std::size_t end = line.find(" EUR");
  if (end == std::string::npos) return std::nullopt;
  const std::size_t blank = line.rfind(' ', end - 1);
  const std::size_t begin = blank == std::string::npos ? 0 : blank + 1;
  return std::stod(line.substr(begin, end - begin)) * static_cast<double>(kCostPerEuro) / ticks_per_unit;
}

class Bench {
 public:
  explicit Bench(const Arguments& arguments) : arguments_(arguments) {}

  Outcome run(const Entry& entry, std::uint64_t seed) {
    const BenchmarkInstance instance = read_benchmark(entry.file);
    PlanOptions options;
    options.time_budget = std::chrono::milliseconds(static_cast<std::int64_t>(1000 * arguments_.seconds));
    options.islands = arguments_.islands.value_or(options.islands);
    RunContext context;
    context.seed = seed;
    context.threads = arguments_.threads;
    if (!arguments_.convergence.empty()) follow(instance, entry.best, context);
    const SolvedBenchmark solved = solve_benchmark(instance, options, context);
    return {gap_percent(*solved.solution.objective, entry.best), *solved.solution.vehicles, *solved.solution.feasible,
            solved.search.iterations, solved.seconds};
  }

  void write_convergence() const {
    if (!arguments_.convergence.empty()) write_file_atomically(arguments_.convergence, convergence_);
  }

 private:
  // Vehicles have no place in such a line: only sets whose objective is the distance.
  void follow(const BenchmarkInstance& instance, const BestKnown& best, RunContext& context) {
    if (instance.kind != BenchmarkKind::dial_a_ride) return;
    const auto ticks = static_cast<double>(benchmark_problem(instance).ticks_per_unit);
    context.progress = [this, best, ticks, seed = context.seed, begin = Clock::now()](const std::string& line) {
      const std::optional<double> distance = distance_in(line, ticks);
      if (!distance) throw std::logic_error("no cost in the progress line: " + line);
      const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
      convergence_ += fmt::format("{},{},{:.3f},{:.4f}\n", best.instance, seed, seconds, gap_percent(*distance, best));
    };
  }

  const Arguments& arguments_;
  std::string convergence_ = "instance,seed,seconds,gap_percent\n";
};

// Of one instance, or of a set: the mean over instances and the worst run.
struct Summary {
  double mean = 0;
  double worst = 0;
  std::size_t best = 0;
  std::size_t runs = 0;
};

Summary summary_of(const std::vector<Outcome>& outcomes, const BestKnown& best) {
  Summary summary;
  summary.worst = outcomes.front().gap;
  for (const Outcome& outcome : outcomes) {
    summary.mean += outcome.gap / static_cast<double>(outcomes.size());
    summary.worst = std::max(summary.worst, outcome.gap);
    summary.best += outcome.is_best(best) ? 1 : 0;
    ++summary.runs;
  }
  return summary;
}

void print_instance(const BestKnown& best, const std::vector<Outcome>& outcomes) {
  const Summary summary = summary_of(outcomes, best);
  std::set<std::size_t> vehicles;
  std::size_t infeasible = 0;
  std::int64_t iterations = 0;
  double seconds = 0;
  for (const Outcome& outcome : outcomes) {
    vehicles.insert(outcome.vehicles);
    infeasible += outcome.feasible ? 0 : 1;
    iterations += outcome.iterations / static_cast<std::int64_t>(outcomes.size());
    seconds = std::max(seconds, outcome.seconds);
  }
  fmt::print(
      "{:<10}{:>10.2f}{:>10.3f}{:>10.3f}{:>7}/{}  {:<10}{:>10}{:>8.2f}{}\n", best.instance, best.distance, summary.mean,
      summary.worst, summary.best, summary.runs,
      fmt::format("{}{}", fmt::join(vehicles, ","), best.vehicles > 0 ? fmt::format(" ({})", best.vehicles) : ""),
      iterations, seconds, infeasible > 0 ? fmt::format("  NOT FEASIBLE: {}", infeasible) : "");
  std::fflush(stdout);
}

void print_set(std::string_view set, const std::vector<Summary>& summaries) {
  Summary all;
  all.worst = summaries.front().worst;
  std::size_t always = 0;
  for (const Summary& summary : summaries) {
    all.mean += summary.mean / static_cast<double>(summaries.size());
    all.worst = std::max(all.worst, summary.worst);
    all.best += summary.best;
    all.runs += summary.runs;
    always += summary.best == summary.runs ? 1 : 0;
  }
  fmt::print("{:<20}{:>10.3f}{:>10.3f}{:>7}/{}  best with every seed: {} of {}\n\n", fmt::format("set {}", set),
             all.mean, all.worst, all.best, all.runs, always, summaries.size());
}

int run(const Arguments& arguments) {
  if (!fs::exists("../shared/data/darp")) {
    fmt::print("skipped: no ../shared/data\n");
    return 0;
  }
  const std::vector<Entry> entries = chosen_entries(arguments.chosen);
  if (entries.empty() || arguments.seeds < 1) throw std::invalid_argument(kUsage);
  fmt::print("{} s, {} seeds, {} threads; gaps of the distance in %; in parentheses the best known vehicles\n",
             arguments.seconds, arguments.seeds, arguments.threads);
  fmt::print("{:<10}{:>10}{:>10}{:>10}{:>9}  {:<10}{:>10}{:>8}\n", "instance", "best", "mean gap", "worst", "found",
             "vehicles", "rounds", "s");
  Bench bench(arguments);
  std::vector<Summary> summaries;
  for (std::size_t k = 0; k < entries.size(); ++k) {
    std::vector<Outcome> outcomes;
    for (int seed = 1; seed <= arguments.seeds; ++seed) {
      outcomes.push_back(bench.run(entries[k], static_cast<std::uint64_t>(seed)));
    }
    print_instance(entries[k].best, outcomes);
    summaries.push_back(summary_of(outcomes, entries[k].best));
    if (k + 1 < entries.size() && entries[k + 1].best.set == entries[k].best.set) continue;
    print_set(entries[k].best.set, summaries);
    summaries.clear();
  }
  bench.write_convergence();
  return 0;
}

}  // namespace

}  // namespace postkutscher

int main(int argc, char** argv) {
  try {
    return postkutscher::run(postkutscher::parsed({argv + 1, argv + argc}));
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
