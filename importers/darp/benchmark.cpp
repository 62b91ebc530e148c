#include "importers/darp/benchmark.h"

#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "engine/base/errors.h"
#include "importers/darp/benchmark_files.h"

namespace postkutscher {

namespace {

constexpr std::size_t kDialARideHeader = 5;
constexpr std::size_t kPickupAndDeliveryHeader = 3;

BenchmarkInstance parse(std::span<const BenchmarkLine> lines) {
  const BenchmarkLine& header = lines.front();
  if (lines.size() - 1 > kMostBenchmarkNodes) {
    header.refuse("too_large", fmt::format("{} nodes follow, more than {}.", lines.size() - 1, kMostBenchmarkNodes),
                  "Split the instance.");
  }
  if (header.field_count() == kDialARideHeader) return parse_dial_a_ride(lines);
  if (header.field_count() == kPickupAndDeliveryHeader) return parse_pickup_and_delivery(lines);
  header.refuse(
      "not_an_instance", fmt::format("the first line has {} values.", header.field_count()),
      "Begin with five values (dial-a-ride: vehicles, requests, longest route, capacity, longest ride) or three "
      "(pickup and delivery: vehicles, capacity, speed).");
}

}  // namespace

double distance(const BenchmarkInstance& instance, std::size_t from, std::size_t to) {
  const BenchmarkNode& a = instance.nodes[from];
  const BenchmarkNode& b = instance.nodes[to];
  return std::hypot(a.x - b.x, a.y - b.y);
}

BenchmarkInstance parse_benchmark(std::string_view text, const std::filesystem::path& file) {
  const std::string name = file.string();
  BenchmarkInstance instance = parse(benchmark_lines(text, name));
  instance.name = file.stem().string();
  return instance;
}

BenchmarkInstance read_benchmark(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    throw InputError("missing_file", file.string(), "the file does not exist or cannot be read.",
                     "Check the name and the permissions.");
  }
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  return parse_benchmark(text, file);
}

void require_number(const BenchmarkLine& line, std::size_t due) {
  const int number = line.whole(0, "node number", 0, static_cast<int>(kMostBenchmarkNodes));
  if (number == static_cast<int>(due)) return;
  const char* taken = number < static_cast<int>(due) ? " again" : "";
  line.refuse("wrong_number", fmt::format("the node has the number {}{} where {} is due.", number, taken, due),
              "Number the nodes 0, 1, 2 … in the order of the lines.");
}

void require_window(const BenchmarkLine& line, const BenchmarkNode& node) {
  if (node.earliest <= node.latest) return;
  line.refuse("empty_window",
              fmt::format("the earliest time {} is after the latest time {}.", node.earliest, node.latest),
              "Swap or correct them.");
}

void require_depot(const BenchmarkLine& line, const BenchmarkNode& node) {
  if (node.load == 0 && node.service == 0) return;
  line.refuse("bad_depot", fmt::format("the depot has load {} and service time {}.", node.load, node.service),
              "Both must be 0.");
}

void require_pickup_load(const BenchmarkLine& line, const BenchmarkNode& node, int capacity) {
  if (node.load <= 0) {
    line.refuse("bad_load", fmt::format("the pickup has the load {}.", node.load), "It must be positive.");
  }
  if (node.load > capacity) {
    line.refuse("bad_load", fmt::format("the load {} exceeds the capacity {} of a vehicle.", node.load, capacity),
                "Correct the load, or the capacity in the first line.");
  }
}

void require_dropoff_load(const BenchmarkLine& line, const BenchmarkNode& dropoff, const BenchmarkNode& pickup) {
  if (dropoff.load == -pickup.load) return;
  line.refuse("bad_load", fmt::format("the drop-off has the load {}, its pickup {}.", dropoff.load, pickup.load),
              fmt::format("Write {}.", -pickup.load));
}

}  // namespace postkutscher
