// solve and check on instances of our own: files, exit codes, messages.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/scenarios/command_line/program.h"
#include "tests/support/benchmark_texts.h"

namespace postkutscher::testing {
namespace {

using ::testing::HasSubstr;

class Solve : public ::testing::Test {
 protected:
  void SetUp() override {
    write_text(folder_ / "zigzag.txt", kZigzag);
    write_text(folder_ / "rides.txt", kTwoRides);
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  Outcome solve(const std::string& instance, const std::string& options) const {
    return run_program(fmt::format("solve {} --lang en {}", path(instance), options));
  }
  Outcome check(const std::string& instance, const std::string& solution, const std::string& options = "") const {
    return run_program(fmt::format("check {} {} --lang en {}", path(instance), path(solution), options));
  }
  static nlohmann::json without_timing(const std::string& text) {
    auto json = nlohmann::json::parse(text);
    EXPECT_EQ(json.erase("timing"), 1U);
    return json;
  }
  TemporaryFolder folder_;
};

TEST_F(Solve, WritesASolutionThatCheckAccepts) {
  const Outcome outcome = solve("zigzag.txt", "--iterations 100 --seed 3 -o " + path("z.json"));
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("zigzag: distance 80.00, vehicles 1\n"));
  const auto json = nlohmann::json::parse(read_text(folder_ / "z.json"));
  EXPECT_EQ(json["instance"], "zigzag");
  EXPECT_EQ(json["objective"], 80);
  EXPECT_EQ(json["vehicles"], 1);
  EXPECT_EQ(json["feasible"], true);
  EXPECT_EQ(json["routes"][0]["nodes"], (std::vector<int>{1, 3, 2, 4}));
  EXPECT_TRUE(json["lower_bound"].is_null());
  EXPECT_EQ(json["seed"], 3);
  EXPECT_EQ(json["iterations"], 100);
  EXPECT_TRUE(json["timing"].contains("seconds") && json["timing"].contains("threads"));
  const Outcome verdict = check("zigzag.txt", "z.json");
  EXPECT_EQ(verdict.exit_code, 0) << verdict.err;
  EXPECT_THAT(run_program(fmt::format("check {} {} --lang de", path("zigzag.txt"), path("z.json"))).out,
              HasSubstr("Strecke 80,000000, Fahrzeuge 1: angenommen"));
  EXPECT_EQ(verdict.out, "zigzag: distance 80.000000, vehicles 1: accepted\n");
}

TEST_F(Solve, PrintsTheFileWithoutOutput) {
  const Outcome one = solve("rides.txt", "--iterations 50 --format json --threads 1");
  const Outcome many = solve("rides.txt", "--iterations 50 --format json --threads 4");
  ASSERT_EQ(one.exit_code, 0) << one.err;
  EXPECT_EQ(without_timing(one.out), without_timing(many.out));
  EXPECT_EQ(without_timing(one.out)["objective"], 40);
}

TEST_F(Solve, RepeatsARunFromItsFile) {
  ASSERT_EQ(solve("rides.txt", "--time 0.2s --seed 9 --islands 3 -o " + path("a.json")).exit_code, 0);
  const Outcome again = solve("rides.txt", "--replay " + path("a.json") + " -o " + path("b.json"));
  ASSERT_EQ(again.exit_code, 0) << again.err;
  const std::string a = read_text(folder_ / "a.json"), b = read_text(folder_ / "b.json");
  EXPECT_EQ(a.substr(0, a.find("\"timing\"")), b.substr(0, b.find("\"timing\"")));
  EXPECT_EQ(solve("zigzag.txt", "--replay " + path("a.json")).exit_code, 2);
  EXPECT_EQ(solve("rides.txt", "--seed 1 --replay " + path("a.json")).exit_code, 2);
}

TEST_F(Solve, LeavesAnExistingFileAlone) {
  write_text(folder_ / "mine.json", "mine");
  const Outcome refused = solve("rides.txt", "--iterations 5 -o " + path("mine.json"));
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("already exists"));
  EXPECT_EQ(read_text(folder_ / "mine.json"), "mine");
  EXPECT_EQ(solve("rides.txt", "--iterations 5 --force -o " + path("mine.json")).exit_code, 0);
  EXPECT_THAT(read_text(folder_ / "mine.json"), HasSubstr("\"objective\": 40.0"));
}

// Before the search, not after an hour.
TEST_F(Solve, RefusesAnOutputWithoutFolderAtOnce) {
  const Outcome refused = solve("rides.txt", "--time 1h -o " + path("absent/s.json"));
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("there is no folder"));
}

TEST_F(Solve, RefusesBadInput) {
  EXPECT_EQ(solve("absent.txt", "").exit_code, 2);
  EXPECT_EQ(solve("rides.txt", "--time 5s --iterations 5").exit_code, 2);
  EXPECT_EQ(solve("rides.txt", "--time soon").exit_code, 2);
  EXPECT_EQ(solve("rides.txt", "--iterations -1").exit_code, 2);
  replace_in(folder_ / "rides.txt", "20   40", "20   xx");
  const Outcome refused = solve("rides.txt", "--iterations 5 -o " + path("s.json"));
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_EQ(refused.out, "");
  EXPECT_THAT(refused.err, HasSubstr("rides.txt:5: the latest time \"xx\" is not a number."));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "s.json"));
  replace_in(folder_ / "rides.txt", "xx", "\xff\xfe");
  const Outcome as_json = solve("rides.txt", "--format json");
  EXPECT_EQ(as_json.exit_code, 2);
  EXPECT_EQ(nlohmann::json::parse(as_json.err)["error"]["code"], "not_a_number");
}

TEST_F(Solve, StrictWantsEveryRequestServed) {
  replace_in(folder_ / "rides.txt", "9.000  12.000   3  -1   20   40", "9.000  12.000   3  -1    0    1");
  const Outcome lenient = solve("rides.txt", "--iterations 5 -o " + path("s.json"));
  EXPECT_EQ(lenient.exit_code, 0) << lenient.err;
  EXPECT_THAT(lenient.out, HasSubstr("Not served, by node of the pickup (1): 1\n"));
  EXPECT_EQ(solve("rides.txt", "--iterations 5 --strict").exit_code, 3);
  EXPECT_EQ(check("rides.txt", "s.json").exit_code, 3);
}

TEST_F(Solve, CtrlCLeavesTheBestSoFar) {
  const Outcome outcome = run_program(fmt::format("solve {} --time 60s -o {}", path("rides.txt"), path("s.json")),
                                      "timeout --preserve-status -s INT 1 env");
  EXPECT_EQ(outcome.exit_code, 130) << outcome.err;
  EXPECT_EQ(check("rides.txt", "s.json").exit_code, 0);
}

TEST_F(Solve, CheckShowsEveryFaultWithBothNumbers) {
  write_text(folder_ / "bad.json",
             R"({"routes": [{"nodes": [1, 2, 3, 4], "start_of_service": [5, 12.5, 21, 29]}], "objective": 39})");
  const Outcome text = check("rides.txt", "bad.json");
  EXPECT_EQ(text.exit_code, 3);
  EXPECT_THAT(text.out, HasSubstr("rejected\n  travel_time: route 1 starts service at node 2 at 12.500000"));
  EXPECT_THAT(text.out, HasSubstr("claim: objective 39 is claimed, 40.000000 is found"));
  const auto json = nlohmann::json::parse(check("rides.txt", "bad.json", "--format json").out);
  EXPECT_EQ(json["accepted"], false);
  EXPECT_EQ(json["objective"], 40);
  EXPECT_EQ(json["violations"][0]["rule"], "travel_time");
  EXPECT_EQ(json["violations"].size(), 2U);
}

TEST_F(Solve, CheckRefusesMalformedSolutions) {
  write_text(folder_ / "bad.json", "{\"routes\": [{\"nodes\": [1]}]}");
  const Outcome refused = check("rides.txt", "bad.json");
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("there is no \"start_of_service\""));
  write_text(folder_ / "bad.json", "{\"routes\"");
  EXPECT_EQ(check("rides.txt", "bad.json").exit_code, 2);
  EXPECT_EQ(check("absent.txt", "bad.json").exit_code, 2);
}

}  // namespace
}  // namespace postkutscher::testing
