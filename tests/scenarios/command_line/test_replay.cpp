// plan and cooperate with --replay: the same bytes as the run before, or a refusal that writes nothing.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

#include "scenarios/cottbus/cottbus.h"
#include "tests/scenarios/command_line/program.h"

namespace postkutscher::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Content of all files by name, but for the times.
std::map<std::string, std::string> bytes_of_results(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    files[entry.path().filename().string()] = read_text(entry.path());
  }
  EXPECT_EQ(files.erase("timing.json"), 1U);
  return files;
}

class Replay : public ::testing::Test {
 protected:
  void SetUp() override { write_cottbus_day(folder_.path(), {.rides = 30, .operators = 4}); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  Outcome run(const std::string& command, const std::string& options) const {
    return run_program(fmt::format("{} {} --lang en {}", command, path("scenario.toml"), options));
  }
  void expect_same_results(const std::string& a, const std::string& b) const {
    const auto first = bytes_of_results(folder_ / a), second = bytes_of_results(folder_ / b);
    ASSERT_EQ(first.size(), second.size());
    for (const auto& [file, bytes] : first) EXPECT_TRUE(second.at(file) == bytes) << file << " differs";
  }
  void expect_repeats(const std::string& command) const {
    const Outcome first = run(command, "--time 0.3s --seed 7 --islands 3 --threads 2 -o " + path("first"));
    ASSERT_EQ(first.exit_code, 0) << first.err;
    for (const int threads : {1, 3}) {
      const std::string again = fmt::format("again{}", threads);
      const Outcome outcome =
          run(command, fmt::format("--replay {} --threads {} -o {}", path("first/run.json"), threads, path(again)));
      ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
      expect_same_results("first", again);
    }
  }
  void expect_refused(const std::string& command, const std::string& options,
                      std::initializer_list<const char*> words) const {
    const Outcome outcome = run(command, options + " -o " + path("refused"));
    EXPECT_EQ(outcome.exit_code, 2) << outcome.err;
    EXPECT_THAT(outcome.out, IsEmpty());
    for (const char* word : words) EXPECT_THAT(outcome.err, HasSubstr(word));
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      EXPECT_THAT(entry.path().filename().string(), Not(HasSubstr("refused")));
    }
  }

  TemporaryFolder folder_;
};

TEST_F(Replay, RepeatsAPlanThatTimeStopped) {
  expect_repeats("plan");
}

TEST_F(Replay, RepeatsACooperationThatTimeStopped) {
  expect_repeats("cooperate");
}

TEST_F(Replay, CountedRunsAreRepeatedAsWellAndForAnyAudience) {
  ASSERT_EQ(run("plan", "--iterations 100 -o " + path("counted")).exit_code, 0);
  ASSERT_EQ(run("plan", "--iterations 100 --audience public -o " + path("public")).exit_code, 0);
  const std::string replay = "--replay " + path("counted/run.json");
  ASSERT_EQ(run("plan", replay + " -o " + path("again")).exit_code, 0);
  ASSERT_EQ(run("plan", replay + " --audience public -o " + path("public_again")).exit_code, 0);
  expect_same_results("counted", "again");
  expect_same_results("public", "public_again");
}

TEST_F(Replay, ARunOfTheOtherCommandIsRefused) {
  ASSERT_EQ(run("plan", "--iterations 5 -o " + path("planned")).exit_code, 0);
  expect_refused("cooperate", "--replay " + path("planned/run.json"), {"run.json:searches", "\"plan\"", "→"});
}

TEST_F(Replay, ChangedInputIsRefused) {
  ASSERT_EQ(run("plan", "--iterations 5 -o " + path("planned")).exit_code, 0);
  const std::string replay = "--replay " + path("planned/run.json");
  const std::string scenario = read_text(folder_ / "scenario.toml");
  write_text(folder_ / "scenario.toml", scenario + "\n");
  expect_refused("plan", replay, {"run.json:inputs[0]", "\"scenario.toml\" has changed", "→"});
  write_text(folder_ / "scenario.toml", scenario);
  write_cottbus_day(folder_.path(), {.seed = 2, .rides = 30, .operators = 4});
  expect_refused("plan", replay, {"has changed", "checksum"});
}

TEST_F(Replay, ExcludesWhatTheRecordDecides) {
  ASSERT_EQ(run("plan", "--iterations 5 -o " + path("planned")).exit_code, 0);
  for (const char* option : {"--time 1s", "--iterations 5", "--seed 1", "--islands 2"}) {
    expect_refused("plan", fmt::format("--replay {} {}", path("planned/run.json"), option), {"excludes"});
  }
}

TEST_F(Replay, BadRecordsAreRefused) {
  expect_refused("plan", "--replay " + path("nowhere.json"), {"nowhere.json", "cannot be read"});
  write_text(folder_ / "run.json", "{\n\"seed\"");
  expect_refused("plan", "--replay " + path("run.json"), {"run.json:2", "not JSON"});
  ASSERT_EQ(run("plan", "--iterations 5 --islands 2 -o " + path("planned")).exit_code, 0);
  replace_in(folder_ / "planned" / "run.json", "\"islands\": 2", "\"islands\": 3000");
  expect_refused("plan", "--replay " + path("planned/run.json"), {"run.json:islands"});
}

// --force replaces results, never what is being repeated.
TEST_F(Replay, TheRecordIsNeverReplaced) {
  ASSERT_EQ(run("plan", "--iterations 5 -o " + path("planned")).exit_code, 0);
  const Outcome outcome =
      run("plan", fmt::format("--replay {} --force -o {}", path("planned/run.json"), path("planned")));
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("holds the input"));
}

}  // namespace
}  // namespace postkutscher::testing
