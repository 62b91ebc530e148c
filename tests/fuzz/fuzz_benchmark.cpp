// Bytes → parse_benchmark → planning problem: anything but InputError or a problem that fits the instance is a bug.
// What is read is also judged with routes that nobody checked.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/base/errors.h"
#include "importers/darp/benchmark_problem.h"
#include "scenarios/benchmark_check.h"

namespace {

void require(bool ok) {
  if (!ok) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace postkutscher;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const BenchmarkInstance instance = parse_benchmark(bytes, "fuzz");
    const BenchmarkProblem problem = benchmark_problem(instance);
    require(problem.problem.requests.size() == instance.requests.size());
    require(problem.problem.locations.size() == instance.nodes.size());
    BenchmarkSolution solution;
    solution.routes.resize(1);
    for (std::size_t k = 0; k < size % 20; ++k) {
      solution.routes[0].nodes.push_back(data[k]);
      solution.routes[0].start_of_service.push_back(static_cast<double>(data[size - 1 - k]));
    }
    require(std::isfinite(check_benchmark(instance, solution).objective));
  } catch (const InputError&) {
  }
  return 0;
}
