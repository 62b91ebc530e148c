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

  // A shorter distance of more vehicles, or of fewer rides, says nothing.
  bool comparable(const BestKnown& best) const { return feasible && (best.vehicles == 0 || vehicles <= best.vehicles); }
  // Best known values have two decimals.
  bool is_best(const BestKnown& best) const {
    constexpr double kRounding = 0.00501;
    return comparable(best) && gap * best.distance <= 100 * kRounding;
  }
};

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
    if (!arguments_.convergence.empty()) follow(instance, entry.best, seed, options);
    const SolvedBenchmark solved = solve_benchmark(instance, options, context);
    return {gap_percent(*solved.solution.objective, entry.best), *solved.solution.vehicles, *solved.solution.feasible,
            solved.search.iterations, solved.seconds};
  }

  void write_convergence() const {
    if (!arguments_.convergence.empty()) write_file_atomically(arguments_.convergence, convergence_);
  }

 private:
  // Only sets whose objective is the distance: gaps of plans with different numbers of vehicles do not compare.
  void follow(const BenchmarkInstance& instance, const BestKnown& best, std::uint64_t seed, PlanOptions& options) {
    if (instance.kind != BenchmarkKind::dial_a_ride) return;
    const auto ticks = static_cast<double>(benchmark_problem(instance).ticks_per_unit);
    options.on_progress = [this, best, ticks, seed, begin = Clock::now()](const PlanProgress& progress) {
      if (progress.unserved > 0) return;
      const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
      const double gap = gap_percent(static_cast<double>(progress.cost.value) / ticks, best);
      convergence_ += fmt::format("{},{},{:.3f},{:.4f}\n", best.instance, seed, seconds, gap);
    };
  }

  const Arguments& arguments_;
  std::string convergence_ = "instance,seed,seconds,gap_percent\n";
};

// Of one instance, or of a set. Gaps are those of comparable runs.
struct Summary {
  double mean = 0;
  double worst = 0;
  std::size_t best = 0;
  std::size_t comparable = 0;
  std::size_t runs = 0;
};

Summary summary_of(const std::vector<Outcome>& outcomes, const BestKnown& best) {
  Summary summary;
  for (const Outcome& outcome : outcomes) {
    ++summary.runs;
    if (!outcome.comparable(best)) continue;
    summary.worst = summary.comparable == 0 ? outcome.gap : std::max(summary.worst, outcome.gap);
    summary.mean += outcome.gap;
    summary.best += outcome.is_best(best) ? 1 : 0;
    ++summary.comparable;
  }
  if (summary.comparable > 0) summary.mean /= static_cast<double>(summary.comparable);
  return summary;
}

// The mean over instances and the worst run.
Summary summary_of(const std::vector<Summary>& instances) {
  Summary all;
  std::size_t counted = 0;
  for (const Summary& instance : instances) {
    all.best += instance.best;
    all.comparable += instance.comparable;
    all.runs += instance.runs;
    if (instance.comparable == 0) continue;
    all.worst = counted == 0 ? instance.worst : std::max(all.worst, instance.worst);
    all.mean += instance.mean;
    ++counted;
  }
  if (counted > 0) all.mean /= static_cast<double>(counted);
  return all;
}

std::string figures(const Summary& summary) {
  const std::string gaps = summary.comparable == 0 ? fmt::format("{:>10}{:>10}", "-", "-")
                                                   : fmt::format("{:>10.3f}{:>10.3f}", summary.mean, summary.worst);
  return fmt::format("{}{:>7}/{}", gaps, summary.best, summary.runs);
}

std::string left_out(const Summary& summary) {
  const std::size_t count = summary.runs - summary.comparable;
  return count == 0 ? "" : fmt::format("  gaps without {} runs (more vehicles, or requests not served)", count);
}

void print_instance(const BestKnown& best, const std::vector<Outcome>& outcomes) {
  const Summary summary = summary_of(outcomes, best);
  std::set<std::size_t> vehicles;
  std::int64_t iterations = 0;
  double seconds = 0;
  for (const Outcome& outcome : outcomes) {
    vehicles.insert(outcome.vehicles);
    iterations += outcome.iterations / static_cast<std::int64_t>(outcomes.size());
    seconds = std::max(seconds, outcome.seconds);
  }
  const std::string known = best.vehicles > 0 ? fmt::format(" ({})", best.vehicles) : "";
  fmt::print("{:<10}{:>10.2f}{}  {:<10}{:>10}{:>8.2f}{}\n", best.instance, best.distance, figures(summary),
             fmt::format("{}{}", fmt::join(vehicles, ","), known), iterations, seconds, left_out(summary));
  std::fflush(stdout);
}

void print_set(std::string_view set, const std::vector<Summary>& instances) {
  const Summary all = summary_of(instances);
  const auto always = std::count_if(instances.begin(), instances.end(),
                                    [](const Summary& instance) { return instance.best == instance.runs; });
  fmt::print("{:<20}{}  best with every seed: {} of {}{}\n\n", fmt::format("set {}", set), figures(all), always,
             instances.size(), left_out(all));
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
  } catch (const std::logic_error&) {
    fmt::print(stderr, "{}\n", postkutscher::kUsage);
    return 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
