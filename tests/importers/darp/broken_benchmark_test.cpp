// Malformed instances end in an error that names the line, never in a crash.
#include <boost/random/uniform_int_distribution.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "engine/base/random.h"
#include "importers/darp/benchmark.h"
#include "importers/darp/benchmark_problem.h"
#include "tests/support/benchmark_texts.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

using ::testing::HasSubstr;

struct Broken {
  const char* text;
  const char* from;  // replaced once; empty = `to` is appended
  const char* to;
  const char* code;
  const char* where;
  const char* words;  // of the cause
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  if (from.empty()) return text + to;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

class BrokenBenchmark : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenBenchmark, IsRefusedWithItsLine) {
  const Broken& broken = GetParam();
  const std::string text = replaced(broken.text, broken.from, broken.to);
  const InputError error = error_of([&] { parse_benchmark(text, "x.txt"); });
  EXPECT_EQ(error.code(), broken.code) << error.cause();
  EXPECT_EQ(error.where(), broken.where);
  EXPECT_THAT(error.cause(), HasSubstr(broken.words));
}

const Broken kBroken[] = {
    {"", "", "", "not_an_instance", "x.txt", "empty"},
    {" \n\r\n", "", "", "not_an_instance", "x.txt", "empty"},
    {kTwoRides, "1 2 100 2 14", "1 2 100 14", "not_an_instance", "x.txt:1", "4 values"},
    {kTwoRides, "1 2 100 2 14", "{\"a\":1}", "not_an_instance", "x.txt:1", "1 values"},
    {kTwoRides, "1 2 100", "one 2 100", "not_a_number", "x.txt:1", "\"one\""},
    {kTwoRides, "1 2 100", "1.5 2 100", "out_of_range", "x.txt:1", "1.5"},
    {kTwoRides, "1 2 100", "0 2 100", "out_of_range", "x.txt:1", "vehicles 0"},
    {kTwoRides, "1 2 100", "1 -2 100", "out_of_range", "x.txt:1", "-2"},
    {kTwoRides, "1 2 100", "1 3 100", "wrong_count", "x.txt:1", "6 nodes follow"},
    {kTwoRides, "1 2 100", "1 99999999999 100", "out_of_range", "x.txt:1", "beyond"},
    {kTwoRides, "100 2 14", "-100 2 14", "out_of_range", "x.txt:1", "longest route -100"},
    {kTwoRides, "100 2 14", "100 0 14", "out_of_range", "x.txt:1", "capacity 0"},
    {kTwoRides, "100 2 14", "100 2 nan", "not_a_number", "x.txt:1", "\"nan\""},
    {kTwoRides, "100 2 14", "100 2 inf", "out_of_range", "x.txt:1", "inf"},
    {kTwoRides, "100 2 14", "100 2 9.5", "ride_too_long", "x.txt:5", "10.000"},
    {kTwoRides, "100 2 14", "100 2 1e999", "out_of_range", "x.txt:1", "1e999"},
    {kTwoRides, "", " 6 1 1 0 0 0 480\n", "wrong_count", "x.txt:8", "after the 6 nodes"},
    {kTwoRides, "", "garbage\n", "wrong_count", "x.txt:8", "after the 6 nodes"},
    {kTwoRides, " 5   0.000   0.000   0   0    0  480\n", "", "wrong_count", "x.txt:1", "5 nodes follow"},
    {kTwoRides, "1   3.000", "1   3,000", "not_a_number", "x.txt:3", "\"3,000\""},
    {kTwoRides, "1   3.000", "1   0x30", "not_a_number", "x.txt:3", "0x30"},
    {kTwoRides, "1   3.000", "1   \xff\x01", "not_a_number", "x.txt:3", "\"??\""},
    {kTwoRides, "1   3.000", "1", "wrong_fields", "x.txt:3", "6 values instead of 7"},
    {kTwoRides, "1   3.000", "1 3 3", "wrong_fields", "x.txt:3", "8 values"},
    {kTwoRides, " 2   6.000", " 1   6.000", "wrong_number", "x.txt:4", "1 again where 2"},
    {kTwoRides, " 2   6.000", " 3   6.000", "wrong_number", "x.txt:4", "3 where 2"},
    {kTwoRides, "3   1    0 1440", "-3   1    0 1440", "out_of_range", "x.txt:3", "service time -3"},
    {kTwoRides, "3   1    0 1440", "3   0    0 1440", "bad_load", "x.txt:3", "load 0"},
    {kTwoRides, "3   1    0 1440", "3   2    0 1440", "bad_load", "x.txt:5", "load -1, its pickup 2"},
    {kTwoRides, "3   1    0 1440", "3   3    0 1440", "bad_load", "x.txt:3", "exceeds the capacity 2"},
    {kTwoRides, "3   1    0 1440", "3   1.5    0 1440", "out_of_range", "x.txt:3", "1.5"},
    {kTwoRides, "3   1    0 1440", "3   1    -7 1440", "out_of_range", "x.txt:3", "-7 is negative"},
    {kTwoRides, "20   40", "40   20", "empty_window", "x.txt:5", "40 is after the latest time 20"},
    {kTwoRides, "0   0.000   0.000   0   0    0  480", "0 0 0 1 0 0 480", "bad_depot", "x.txt:2", "service time 1"},
    {kTwoRides, "5   0.000   0.000   0   0    0  480", "5 0 0 0 1 0 480", "bad_depot", "x.txt:7", "load 1"},
    {kTwoRides, "5   0.000   0.000   0   0    0  480", "5 0 0 0 0 0 470", "bad_depot", "x.txt:7", "to 470"},
    {kTwoRidesOneDepot, "1 4 100", "1 5 100", "wrong_count", "x.txt:1", "5 nodes follow"},
    {kTwoRidesOneDepot, "1 4 100", "1 3 100", "wrong_count", "x.txt:1", "5 nodes follow"},
    {kZigzag, "2\t10\t1\n", "2\t10\t1.5\n", "out_of_range", "x.txt:1", "speed is 1.5"},
    {"2 10 1\n0 0 0 0 0 9 0 0 0\n", "", "", "wrong_count", "x.txt:1", "1 nodes follow"},
    {kZigzag, "1\t0\t2", "1\t0", "wrong_fields", "x.txt:3", "8 values instead of 9"},
    {kZigzag, "1\t0\t2", "1\t0\t3", "bad_pair", "x.txt:3", "names node 3, which names node 0"},
    {kZigzag, "1\t0\t2", "1\t0\t9", "out_of_range", "x.txt:3", "drop-off 9"},
    {kZigzag, "1\t0\t2", "1\t0\t1", "bad_pair", "x.txt:3", "names node 1"},
    {kZigzag, "1\t0\t2", "1\t0\t0", "bad_pair", "x.txt:3", "pickup 0 and the drop-off 0"},
    {kZigzag, "1\t0\t2", "1\t2\t2", "bad_pair", "x.txt:3", "pickup 2 and the drop-off 2"},
    {kZigzag, "1\t3\t0", "1\t1\t0", "bad_pair", "x.txt:5", "names node 4, which names node 1"},
    {kZigzag, "0\t5\t10", "0\t-5\t10", "bad_load", "x.txt:3", "load -5"},
    {kZigzag, "0\t5\t10", "0\t11\t10", "bad_load", "x.txt:3", "exceeds the capacity 10"},
    {kZigzag, "-5\t70", "-4\t70", "bad_load", "x.txt:4", "load -4, its pickup 5"},
    {kZigzag, "", "5\t1\t1\t1\t0\t9\t0\t0\t0\n", "bad_pair", "x.txt:7", "node 5"},
    {kZigzag, "0\t0\t0\t0\t0\t200", "0\t0\t0\t3\t0\t200", "bad_depot", "x.txt:2", "load 3"},
};

INSTANTIATE_TEST_SUITE_P(Each, BrokenBenchmark, ::testing::ValuesIn(kBroken));

TEST(BrokenBenchmark, TooManyNodesAreRefusedBeforeTheyCostMemory) {
  std::string text = "9 9 1\n";
  for (int k = 0; k <= 10'000; ++k) text += "0\n";
  EXPECT_EQ(code_of([&] { parse_benchmark(text, "x"); }), "too_large");
  EXPECT_EQ(code_of([] { parse_benchmark(std::string_view("1 2 3\0 4 5", 10), "x"); }), "not_an_instance");
}

// Texts with a few characters changed, doubled or cut off are read or refused; what is read becomes a problem.
TEST(BrokenBenchmark, AnyMutationIsReadOrRefused) {
  const std::string alphabet = "0123456789.-+e \t\n\r,x\xff";
  std::size_t read = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    RandomStream random({.seed = seed, .purpose = "mutated benchmark"});
    const auto below = [&](std::size_t n) {
      return boost::random::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    std::string text = std::vector<const char*>{kTwoRides, kTwoRidesOneDepot, kZigzag}[below(3)];
    for (std::size_t change = below(4); change < 4; ++change) {
      const std::size_t at = below(text.size());
      switch (below(4)) {
        case 0:
          text[at] = alphabet[below(alphabet.size())];
          break;
        case 1:
          text.insert(at, 1, alphabet[below(alphabet.size())]);
          break;
        case 2:
          text.erase(at, 1 + below(3));
          break;
        default:
          text += text.substr(at, below(40));
      }
    }
    SCOPED_TRACE("seed " + std::to_string(seed));
    const std::string code = code_of([&] {
      const BenchmarkInstance instance = parse_benchmark(text, "x");
      EXPECT_EQ(benchmark_problem(instance).problem.requests.size(), instance.requests.size());
    });
    (code == kAccepted ? read : refused) += 1;
  }
  EXPECT_GT(read, 100U);
  EXPECT_GT(refused, 1000U);
}

}  // namespace
}  // namespace postkutscher
