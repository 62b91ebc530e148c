#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "scenarios/benchmark_solution.h"

namespace postkutscher {

namespace {

using Json = nlohmann::ordered_json;

// A name of a file need not be UTF-8.
std::string json_text(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class Value>
Json value_or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

Json bound_or_null(const std::optional<BoundRecord>& bound) {
  return bound ? Json{{"proven_optimal", bound->proven_optimal}, {"reason", bound->reason}} : Json();
}

std::string routes_text(const std::vector<BenchmarkRoute>& routes) {
  std::vector<std::string> lines;
  for (const BenchmarkRoute& route : routes) {
    lines.push_back("    " + json_text({{"nodes", route.nodes}, {"start_of_service", route.start_of_service}}));
  }
  return lines.empty() ? "[]" : fmt::format("[\n{}\n  ]", fmt::join(lines, ",\n"));
}

}  // namespace

std::string solved_benchmark_as_json(const SolvedBenchmark& solved) {
  const BenchmarkSolution& solution = solved.solution;
  const SearchRecord& search = solved.search;
  const std::vector<std::pair<const char*, std::string>> lines = {
      {"instance", json_text(value_or_null(solution.instance))},
      {"objective", json_text(value_or_null(solution.objective))},
      {"vehicles", json_text(value_or_null(solution.vehicles))},
      {"feasible", json_text(value_or_null(solution.feasible))},
      {"routes", routes_text(solution.routes)},
      {"unserved", json_text(solved.unserved)},
      {"lower_bound", json_text(value_or_null(solution.lower_bound))},
      {"bound", json_text(bound_or_null(solved.bound))},
      {"seed", json_text(search.seed)},
      {"iterations", json_text(search.iterations)},
      {"planned_iterations", json_text(value_or_null(search.planned_iterations))},
      {"islands", json_text(search.islands)},
      {"epochs", json_text(search.epochs)},
      {"timing", json_text({{"seconds", solved.seconds}, {"threads", solved.threads}})},
  };
  std::string text;
  for (const auto& [key, value] : lines) text += fmt::format("{}  \"{}\": {}", text.empty() ? "" : ",\n", key, value);
  return "{\n" + text + "\n}\n";
}

}  // namespace postkutscher
