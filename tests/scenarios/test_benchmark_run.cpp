// From instances to solution files and back.
#include <atomic>
#include <boost/random/uniform_int_distribution.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

#include "engine/base/errors.h"
#include "engine/base/random.h"
#include "scenarios/benchmark_check.h"
#include "scenarios/benchmark_run.h"
#include "tests/support/benchmark_texts.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class BenchmarkFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "benchmark-test-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path file(const std::string& text) const {
    std::ofstream(folder_ / "s.json", std::ios::binary) << text;
    return folder_ / "s.json";
  }
  InputError error_in(const std::string& text) const {
    const auto path = file(text);
    return error_of([&] { read_benchmark_solution(path); });
  }
  void expect_error(const std::string& text, const char* code, const char* where) const {
    const InputError error = error_in(text);
    EXPECT_EQ(error.code(), code) << text;
    EXPECT_THAT(error.where(), HasSubstr(where)) << text;
  }

  std::filesystem::path folder_;
};

PlanOptions rounds(std::int64_t iterations) {
  PlanOptions options;
  options.iterations = iterations;
  return options;
}

std::string without_timing(const SolvedBenchmark& solved) {
  const std::string json = solved_benchmark_as_json(solved);
  return json.substr(0, json.find("\"timing\""));
}

TEST_F(BenchmarkFiles, WhatSolveWritesReadsBackAndIsAccepted) {
  for (const char* text : {kTwoRides, kTwoRidesOneDepot, kZigzag}) {
    const BenchmarkInstance instance = parse_benchmark(text, "tiny");
    const SolvedBenchmark solved = solve_benchmark(instance, rounds(50), {});
    EXPECT_DOUBLE_EQ(*solved.solution.objective, instance.kind == BenchmarkKind::dial_a_ride ? 40 : 80);
    EXPECT_EQ(solved.solution.vehicles, 1U);
    EXPECT_EQ(solved.search.planned_iterations, 50);
    const BenchmarkSolution read = read_benchmark_solution(file(solved_benchmark_as_json(solved)));
    ASSERT_EQ(read.routes.size(), 1U);
    EXPECT_EQ(read.routes[0].nodes, solved.solution.routes[0].nodes);
    EXPECT_EQ(read.routes[0].start_of_service, solved.solution.routes[0].start_of_service);
    EXPECT_EQ(read.objective, solved.solution.objective);
    EXPECT_EQ(read.feasible, true);
    EXPECT_EQ(read.lower_bound, std::nullopt);
    const BenchmarkVerdict verdict = check_benchmark(instance, read);
    EXPECT_TRUE(verdict.accepted()) << verdict.violations.front().text;
  }
}

// The tiny instances have an obvious optimum; no rounds of improvement are needed for the proof.
TEST_F(BenchmarkFiles, ABoundProvesTheOptimum) {
  for (const char* text : {kTwoRides, kTwoRidesOneDepot}) {
    const BenchmarkInstance instance = parse_benchmark(text, "tiny");
    const SolvedBenchmark solved = solve_benchmark(instance, rounds(0), {}, true);
    ASSERT_TRUE(solved.bound && solved.solution.lower_bound);
    EXPECT_TRUE(solved.bound->proven_optimal) << solved.bound->reason;
    EXPECT_DOUBLE_EQ(*solved.solution.objective, 40);
    EXPECT_LE(*solved.solution.lower_bound, 40);
    EXPECT_NEAR(*solved.solution.lower_bound, 40, 1e-6);
    const BenchmarkSolution read = read_benchmark_solution(file(solved_benchmark_as_json(solved)));
    EXPECT_EQ(read.lower_bound, solved.solution.lower_bound);
    EXPECT_TRUE(check_benchmark(instance, read).accepted());
  }
}

// Optima as published (Cordeau 2006), rounded to two places.
TEST_F(BenchmarkFiles, PublishedOptimaAreProven) {
  const std::filesystem::path data = "../shared/data/darp";
  if (!std::filesystem::exists(data)) GTEST_SKIP() << "skipped: no ../shared/data";
  const std::vector<std::pair<const char*, double>> published = {{"a2-16.txt", 294.25},
                                                                 {"a2-24.txt", 431.12},
                                                                 {"a3-30.txt", 494.85},
                                                                 {"a4-32.txt", 485.50},
                                                                 {"a5-40.txt", 498.41}};
  for (const auto& [name, optimum] : published) {
    const SolvedBenchmark solved = solve_benchmark(read_benchmark(data / name), rounds(200), {}, true);
    EXPECT_TRUE(solved.bound->proven_optimal) << name << solved.bound->reason;
    EXPECT_NEAR(*solved.solution.objective, optimum, 0.006) << name;
    EXPECT_NEAR(*solved.solution.lower_bound, *solved.solution.objective, 1e-5) << name;
  }
}

// With one seat: 1 at 5, 3 at 20 (its window), 2 at 23 + 5 = 28, 4 at 31 + 10 = 41; or 2 at 10, 4 at 23, 1 at 26 + 15 =
// 41, after 3 has closed. When 4 closes at 38, one ride is left: the first (30) is shorter than the second (40).
TEST_F(BenchmarkFiles, UnservedRequestsAreListed) {
  std::string text = kTwoRides;
  text.replace(text.find("100 2 14"), 8, "100 1 14");
  text.replace(text.find("3  -1    0 1440"), 15, "3  -1    0   38");
  const BenchmarkInstance instance = parse_benchmark(text, "tiny");
  const SolvedBenchmark solved = solve_benchmark(instance, rounds(50), {});
  EXPECT_THAT(solved.unserved, ElementsAre(2));
  EXPECT_EQ(solved.solution.feasible, false);
  EXPECT_DOUBLE_EQ(*solved.solution.objective, 30);
  EXPECT_THAT(solved_benchmark_as_json(solved), HasSubstr("\"unserved\": [2]"));
  EXPECT_FALSE(check_benchmark(instance, solved.solution).accepted());
}

TEST_F(BenchmarkFiles, ACancelledSearchSaysSo) {
  const std::atomic<bool> cancel{true};
  RunContext context;
  context.cancel = &cancel;
  EXPECT_TRUE(solve_benchmark(parse_benchmark(kTwoRides, "tiny"), rounds(50), context).cancelled);
}

TEST_F(BenchmarkFiles, TheRecordRepeatsTheSearch) {
  const std::filesystem::path pr01 = "../shared/data/darp/pr01.txt";
  if (!std::filesystem::exists(pr01)) GTEST_SKIP() << "skipped: no ../shared/data";
  const BenchmarkInstance instance = read_benchmark(pr01);
  RunContext context;
  context.seed = 7;
  const SolvedBenchmark first = solve_benchmark(instance, rounds(60), context);
  context.seed = 1;
  context.threads = 3;
  const SearchRecord record = read_search_record(file(solved_benchmark_as_json(first)), "pr01");
  EXPECT_EQ(record.seed, 7U);
  EXPECT_EQ(without_timing(repeat_benchmark(instance, record, context)), without_timing(first));
}

TEST_F(BenchmarkFiles, ATimedSearchIsRepeatedByItsCount) {
  const std::filesystem::path pr01 = "../shared/data/darp/pr01.txt";
  if (!std::filesystem::exists(pr01)) GTEST_SKIP() << "skipped: no ../shared/data";
  const BenchmarkInstance instance = read_benchmark(pr01);
  PlanOptions options;
  options.time_budget = std::chrono::milliseconds(200);
  const SolvedBenchmark first = solve_benchmark(instance, options, {});
  EXPECT_EQ(first.search.planned_iterations, std::nullopt);
  const SearchRecord record = read_search_record(file(solved_benchmark_as_json(first)), "pr01");
  EXPECT_EQ(without_timing(repeat_benchmark(instance, record, {})), without_timing(first));
}

TEST_F(BenchmarkFiles, MalformedSolutionsAreRefusedWithTheirPlace) {
  EXPECT_EQ(code_of([&] { read_benchmark_solution(folder_ / "absent.json"); }), "missing_file");
  EXPECT_EQ(code_of([&] { read_benchmark_solution(folder_); }), "missing_file");
  expect_error("", "malformed_json", "s.json:1");
  expect_error("{\n\"routes\": [\n}", "malformed_json", "s.json:3");
  expect_error("{\"routes\": [], \"objective\": 1e999}", "malformed_json", "s.json");
  expect_error("[]", "wrong_type", "s.json");
  expect_error("{}", "missing_key", "s.json");
  expect_error(R"({"routes": 3})", "wrong_type", "s.json:routes");
  expect_error(R"({"routes": [3]})", "wrong_type", "s.json:routes[0]");
  expect_error(R"({"routes": [{"start_of_service": []}]})", "missing_key", "s.json:routes[0]");
  expect_error(R"({"routes": [{"nodes": [1]}]})", "missing_key", "s.json:routes[0]");
  EXPECT_THAT(error_in(R"({"routes": [{"nodes": [1]}]})").cause(), HasSubstr("\"start_of_service\""));
  expect_error(R"({"routes": [{"nodes": [1, -2], "start_of_service": []}]})", "wrong_type", "routes[0].nodes[1]");
  expect_error(R"({"routes": [{"nodes": [1.5], "start_of_service": [1]}]})", "wrong_type", "routes[0].nodes[0]");
  expect_error(R"({"routes": [{"nodes": [1], "start_of_service": ["5"]}]})", "wrong_type", "start_of_service[0]");
  expect_error(R"({"routes": [{"nodes": [1], "start_of_service": [1, 2]}]})", "wrong_length", "s.json:routes[0]");
  expect_error(R"({"routes": [], "objective": "5"})", "wrong_type", "s.json:objective");
  expect_error(R"({"routes": [], "vehicles": -1})", "wrong_type", "s.json:vehicles");
  expect_error(R"({"routes": [], "feasible": 1})", "wrong_type", "s.json:feasible");
  expect_error(R"({"routes": [], "instance": 1})", "wrong_type", "s.json:instance");
}

// A few characters changed, doubled or cut off: read or refused, and what is read can be judged.
TEST_F(BenchmarkFiles, AnyMutationIsReadOrRefused) {
  const BenchmarkInstance instance = parse_benchmark(kTwoRides, "tiny");
  const std::string good = solved_benchmark_as_json(solve_benchmark(instance, rounds(10), {}));
  const std::string alphabet = "0123456789.-e{}[]\",:x\xff";
  std::size_t read = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomStream random({.seed = seed, .purpose = "mutated solution"});
    const auto below = [&](std::size_t n) {
      return boost::random::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    std::string text = good;
    const std::size_t at = below(text.size());
    if (below(2) == 0) {
      text[at] = alphabet[below(alphabet.size())];
    } else {
      text.erase(at, 1 + below(3));
    }
    const auto path = file(text);
    const std::string code = code_of([&] {
      EXPECT_LE(check_benchmark(instance, read_benchmark_solution(path)).vehicles, 1U);
      read_search_record(path, "tiny");
    });
    (code == kAccepted ? read : refused) += 1;
  }
  EXPECT_GT(read, 30U);
  EXPECT_GT(refused, 90U);
}

TEST_F(BenchmarkFiles, RecordsAreRefusedWithTheirPlace) {
  const std::string good =
      R"({"instance": "x", "seed": 1, "iterations": 5, "planned_iterations": null, "islands": 2, "epochs": [5, 4, 1]})";
  EXPECT_THAT(read_search_record(file(good), "x").epochs, ElementsAre(5, 4, 1));
  const auto code_with = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    const auto path = file(text);
    return code_of([&] { read_search_record(path, "x"); });
  };
  EXPECT_EQ(code_with("\"x\"", "\"y\""), "other_instance");
  EXPECT_EQ(code_with("\"seed\": 1, ", ""), "missing_key");
  EXPECT_EQ(code_with("\"islands\": 2", "\"islands\": 0"), "wrong_type");
  EXPECT_EQ(code_with("\"islands\": 2", "\"islands\": 100000"), "wrong_type");
  EXPECT_EQ(code_with("[5, 4, 1]", "[5, 4, -1]"), "wrong_type");
  EXPECT_EQ(code_with("[5, 4, 1]", "[5, 4, 1, 5]"), "wrong_length");
  EXPECT_EQ(code_with("[5, 4, 1]", "[5, 4]"), "wrong_length");
  EXPECT_EQ(code_with("[5, 4, 1]", "[]"), "nothing_to_repeat");
  EXPECT_EQ(code_with("null", "\"many\""), "wrong_type");
}

}  // namespace
}  // namespace postkutscher
