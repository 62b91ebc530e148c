// Import of Heidelberg (2.5 MB PBF) from memory on one decoder thread. Run from the root of the repository.
#include <benchmark/benchmark.h>
#include <fstream>
#include <iterator>
#include <string>

#include "importers/osm/import.h"

namespace {

constexpr const char* kMap = "../shared/data/maps/heidelberg.osm.pbf";

void import_heidelberg(benchmark::State& state) {
  std::ifstream stream(kMap, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (bytes.empty()) {
    state.SkipWithError("needs ../shared/data/maps/heidelberg.osm.pbf");
    return;
  }
  std::size_t segments = 0;
  for (auto _ : state) {
    const auto network = postkutscher::import_osm_bytes(bytes, kMap, {}, {});
    if (segments != 0 && network.segments().size() != segments) state.SkipWithError("two imports differ");
    segments = network.segments().size();
  }
  state.counters["segments"] = static_cast<double>(segments);
}
BENCHMARK(import_heidelberg)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

}  // namespace

BENCHMARK_MAIN();
