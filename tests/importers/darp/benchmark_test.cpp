// What the instances of both sets say.
#include "importers/darp/benchmark.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <string>

#include "tests/support/benchmark_texts.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

void expect_two_rides(const BenchmarkInstance& instance) {
  EXPECT_EQ(instance.kind, BenchmarkKind::dial_a_ride);
  EXPECT_EQ(instance.vehicles, 1U);
  EXPECT_EQ(instance.capacity, 2);
  EXPECT_EQ(instance.longest_route, 100);
  EXPECT_EQ(instance.longest_ride, 14);
  ASSERT_EQ(instance.requests.size(), 2U);
  EXPECT_EQ(instance.requests[1].pickup, 2U);
  EXPECT_EQ(instance.requests[1].dropoff, 4U);
  EXPECT_EQ(instance.nodes[3].x, 9);
  EXPECT_EQ(instance.nodes[3].y, 12);
  EXPECT_EQ(instance.nodes[3].service, 3);
  EXPECT_EQ(instance.nodes[3].load, -1);
  EXPECT_EQ(instance.nodes[3].earliest, 20);
  EXPECT_EQ(instance.nodes[3].latest, 40);
  EXPECT_EQ(distance(instance, 1, 3), 10);
}

TEST(Benchmark, DialARideWithAReturnDepotCountsRequests) {
  const BenchmarkInstance instance = parse_benchmark(kTwoRides, "folder/two.rides.txt");
  expect_two_rides(instance);
  EXPECT_EQ(instance.name, "two.rides");
  EXPECT_EQ(instance.nodes.size(), 6U);
  EXPECT_EQ(instance.end_depot, 5U);
}

TEST(Benchmark, DialARideWithOneDepotCountsNodes) {
  const BenchmarkInstance instance = parse_benchmark(kTwoRidesOneDepot, "two");
  expect_two_rides(instance);
  EXPECT_EQ(instance.nodes.size(), 5U);
  EXPECT_EQ(instance.end_depot, 0U);
}

TEST(Benchmark, PickupAndDeliveryPairsByNumber) {
  const BenchmarkInstance instance = parse_benchmark(kZigzag, "zigzag.txt");
  EXPECT_EQ(instance.kind, BenchmarkKind::pickup_and_delivery);
  EXPECT_EQ(instance.vehicles, 2U);
  EXPECT_EQ(instance.capacity, 10);
  EXPECT_FALSE(instance.longest_route || instance.longest_ride);
  ASSERT_EQ(instance.requests.size(), 2U);
  EXPECT_EQ(instance.requests[1].pickup, 3U);
  EXPECT_EQ(instance.requests[1].dropoff, 4U);
  EXPECT_EQ(instance.nodes[4].load, -5);
  EXPECT_EQ(instance.nodes[4].service, 1);
  EXPECT_EQ(instance.nodes[4].earliest, 100);
}

std::string with_windows_line_ends(const std::string& text) {
  std::string result = "\xEF\xBB\xBF\r\n";
  for (const char c : text) {
    if (c == '\n') result += " \t\r";
    result += c;
  }
  return result + "\r\n  \r\n";
}

TEST(Benchmark, LineEndsAndBlanksDoNotMatter) {
  for (const char* text : {kTwoRides, kTwoRidesOneDepot, kZigzag}) {
    const BenchmarkInstance plain = parse_benchmark(text, "x"),
                            odd = parse_benchmark(with_windows_line_ends(text), "x");
    EXPECT_EQ(odd.requests.size(), plain.requests.size());
    EXPECT_EQ(odd.nodes.back().latest, plain.nodes.back().latest);
  }
}

TEST(Benchmark, RefusesWhatIsNoFile) {
  EXPECT_EQ(code_of([] { read_benchmark("absent.txt"); }), "missing_file");
  EXPECT_EQ(code_of([] { read_benchmark(std::filesystem::temp_directory_path()); }), "missing_file");
}

// Requests as the names say ("a4-32", "pr": half the second header value), nodes as the files have lines.
TEST(RealBenchmarks, AllAreRead) {
  const std::filesystem::path folder = "../shared/data";
  if (!std::filesystem::exists(folder / "darp")) GTEST_SKIP() << "skipped: no ../shared/data";
  std::size_t files = 0;
  for (const char* set : {"darp", "pdptw"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder / set)) {
      if (entry.path().extension() != ".txt") continue;
      SCOPED_TRACE(entry.path());
      const BenchmarkInstance instance = read_benchmark(entry.path());
      const std::size_t depots = instance.end_depot == 0 ? 1 : 2;
      EXPECT_EQ(instance.nodes.size(), 2 * instance.requests.size() + depots);
      const bool named_by_size = instance.name.starts_with("a") || instance.name.starts_with("b");
      EXPECT_EQ(depots == 2, named_by_size);
      if (named_by_size) {
        EXPECT_EQ(instance.name.substr(1),
                  std::to_string(instance.vehicles) + "-" + std::to_string(instance.requests.size()));
      }
      ++files;
    }
  }
  EXPECT_GE(files, 43U);
}

TEST(RealBenchmarks, KnownFigures) {
  const std::filesystem::path folder = "../shared/data";
  if (!std::filesystem::exists(folder / "darp")) GTEST_SKIP() << "skipped: no ../shared/data";
  const BenchmarkInstance pr10 = read_benchmark(folder / "darp/pr10.txt");
  EXPECT_EQ(pr10.requests.size(), 144U);
  EXPECT_EQ(pr10.vehicles, 10U);
  EXPECT_EQ(pr10.longest_route, 480);
  EXPECT_EQ(pr10.longest_ride, 90);
  const BenchmarkInstance lr = read_benchmark(folder / "pdptw/LR1_4_1.txt");
  EXPECT_EQ(lr.requests.size(), 208U);
  EXPECT_EQ(lr.vehicles, 100U);
  EXPECT_EQ(lr.capacity, 200);
}

}  // namespace
}  // namespace postkutscher
