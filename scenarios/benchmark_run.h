// From a benchmark instance to a checked solution. The command line and the benchmarks call this; nothing here prints.
#pragma once

#include "engine/base/run_context.h"
#include "engine/planning/planner.h"
#include "importers/darp/benchmark.h"
#include "scenarios/benchmark_solution.h"

namespace postkutscher {

// Plans the instance; the seed is the context's. The solution has passed the schedule checker and, when it serves all
// requests, check_benchmark; anything else is a fault of the planner and throws std::runtime_error. A cancelled run
// gives the best solution so far. `with_bound`: afterwards a lower bound is computed, and a better solution that this
// finds replaces the planner's; the bound counts every leg one tick shorter, because legs were rounded up.
SolvedBenchmark solve_benchmark(const BenchmarkInstance& instance, const PlanOptions& options,
                                const RunContext& context, bool with_bound = false);

// Repeats the search that `record` describes: the same solution to the bit on any number of threads.
SolvedBenchmark repeat_benchmark(const BenchmarkInstance& instance, const SearchRecord& record, RunContext context,
                                 bool with_bound = false);

}  // namespace postkutscher
