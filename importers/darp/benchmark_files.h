// The two file formats behind read_benchmark. Inside the importer only.
#pragma once

#include <span>

#include "importers/darp/benchmark.h"
#include "importers/darp/benchmark_lines.h"

namespace postkutscher {

inline constexpr std::size_t kMostBenchmarkNodes = 10'000;  // distances of more would take gigabytes
inline constexpr int kLargestBenchmarkLoad = 65'535;

// All but the name. `lines` has at least the header. Errors as of read_benchmark.
BenchmarkInstance parse_dial_a_ride(std::span<const BenchmarkLine> lines);
BenchmarkInstance parse_pickup_and_delivery(std::span<const BenchmarkLine> lines);

// What both formats demand of single lines.
void require_number(const BenchmarkLine& line, std::size_t due);
void require_window(const BenchmarkLine& line, const BenchmarkNode& node);
void require_depot(const BenchmarkLine& line, const BenchmarkNode& node);
void require_pickup_load(const BenchmarkLine& line, const BenchmarkNode& node, int capacity);
void require_dropoff_load(const BenchmarkLine& line, const BenchmarkNode& dropoff, const BenchmarkNode& pickup);

}  // namespace postkutscher
