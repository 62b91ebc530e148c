// Solutions of benchmark instances as JSON files. The search that found one can be repeated from its file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace postkutscher {

// What one vehicle does between two depots. Both lists have the same length.
struct BenchmarkRoute {
  std::vector<std::size_t> nodes;        // numbers of the instance, depots left out
  std::vector<double> start_of_service;  // in the unit of the instance
};

// Routes, and what their author says of them; nothing of it is trusted before benchmark_check.h has seen it.
struct BenchmarkSolution {
  std::vector<BenchmarkRoute> routes;
  std::optional<std::string> instance;  // name
  std::optional<double> objective;      // distance in the unit of the instance
  std::optional<std::size_t> vehicles;
  std::optional<bool> feasible;
  std::optional<double> lower_bound;  // of the distance
};

// What a search must know to be repeated to the byte.
struct SearchRecord {
  std::uint64_t seed = 1;
  std::int64_t iterations = 0;                     // done, of the island that did most
  std::optional<std::int64_t> planned_iterations;  // none: a time budget stopped it
  int islands = 1;
  std::vector<std::int64_t> epochs;  // as PlanResult::epochs
};

// What came of a lower bound that was asked for.
struct BoundRecord {
  bool proven_optimal = false;
  std::string reason;  // why there is no bound or no proof, in English; may be empty
};

// All that `solve` writes.
struct SolvedBenchmark {
  BenchmarkSolution solution;
  std::vector<std::size_t> unserved;  // pickups of the requests that no route serves
  std::optional<BoundRecord> bound = {};
  SearchRecord search;
  bool cancelled = false;
  double seconds = 0;
  int threads = 1;
};

// One line a key and a route. Numbers read back exactly. Only `timing` depends on anything but input, seed and
// iterations.
std::string solved_benchmark_as_json(const SolvedBenchmark& solved);

// Routes and claims of a file; claims may be absent, other keys do not matter. Throws InputError: "missing_file",
// "malformed_json" (where = file:line), "missing_key", "wrong_type", "wrong_length" (where = file:key).
BenchmarkSolution read_benchmark_solution(const std::filesystem::path& file);

// How the solution of that file was found, for the instance of that name. Throws InputError as above and
// "other_instance" when it solves another.
SearchRecord read_search_record(const std::filesystem::path& file, const std::string& instance);

}  // namespace postkutscher
