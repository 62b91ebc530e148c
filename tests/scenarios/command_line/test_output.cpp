// What leaves the house: --force never deletes what is not ours, and public results tell nothing about people.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>
#include <vector>

#include "scenarios/cottbus/cottbus.h"
#include "tests/scenarios/command_line/program.h"

namespace postkutscher::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class Output : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(folder_ / "day");
    write_cottbus_day(folder_ / "day");
  }

  Outcome plan(const std::string& options) const {
    return run_program("plan " + (folder_ / "day" / "scenario.toml").string() + " --iterations 0 " + options);
  }

  // Cells of the rides by column, without the header.
  std::vector<std::string> column(std::size_t index) const {
    std::istringstream lines(read_text(folder_ / "day" / "rides.csv"));
    std::vector<std::string> cells;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
      std::istringstream row(line);
      std::string cell;
      for (std::size_t i = 0; i <= index; ++i) std::getline(row, cell, ',');
      cells.push_back(cell);
    }
    return cells;
  }

  std::size_t index_of(const std::string& header) const {
    const std::string text = read_text(folder_ / "day" / "rides.csv");
    std::istringstream row(text.substr(0, text.find('\n')));
    std::string cell;
    for (std::size_t i = 0; std::getline(row, cell, ','); ++i) {
      if (cell == header) return i;
    }
    ADD_FAILURE() << "no column " << header;
    return 0;
  }

  TemporaryFolder folder_;
};

TEST_F(Output, ForceReplacesAnEarlierResultOnly) {
  const std::string result = (folder_ / "result").string();
  ASSERT_EQ(plan("-o " + result).exit_code, 0);
  EXPECT_EQ(plan("-o " + result + " --force").exit_code, 0);
  fs::create_directory(folder_ / "mine");
  write_text(folder_ / "mine" / "letter.txt", "keep me");
  const Outcome outcome = plan("-o " + (folder_ / "mine").string() + " --force");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("not an earlier result"));
  EXPECT_EQ(read_text(folder_ / "mine" / "letter.txt"), "keep me");
}

TEST_F(Output, ForceNeverDeletesItsOwnInput) {
  const std::string result = (folder_ / "result").string();
  ASSERT_EQ(plan("-o " + result).exit_code, 0);
  fs::copy(folder_ / "day", folder_ / "result", fs::copy_options::recursive);
  const Outcome outcome = run_program("plan " + result + "/scenario.toml --iterations 0 --force -o " + result);
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("delete the input"));
  EXPECT_TRUE(fs::exists(folder_ / "result" / "scenario.toml"));
}

TEST_F(Output, PublicFilesHoldNoRideAndNoPlace) {
  const auto ids = column(index_of("id"));
  const auto longitudes = column(index_of("from_lon"));
  ASSERT_EQ(ids.size(), 340U);
  replace_in(folder_ / "day" / "rides.csv", "walking", "flying");  // a skipped row must not leak either
  const Outcome outcome = plan("--skip-bad-rows --audience public -o " + (folder_ / "public").string());
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "public")) {
    const std::string bytes = read_text(entry.path());
    ++files;
    for (const std::string& id : ids) ASSERT_THAT(bytes, Not(HasSubstr(id))) << entry.path();
    for (const std::string& lon : longitudes) {
      ASSERT_GE(lon.size(), 8U) << lon;
      ASSERT_EQ(bytes.find(lon.substr(0, 8)), std::string::npos) << lon << " in " << entry.path();
    }
  }
  EXPECT_GE(files, 4U);
}

TEST_F(Output, InternalFilesAreForTheirOwnerOnly) {
  ASSERT_EQ(plan("-o " + (folder_ / "result").string()).exit_code, 0);
  for (const auto& entry : fs::directory_iterator(folder_ / "result")) {
    const fs::perms shared = fs::perms::group_all | fs::perms::others_all;
    EXPECT_EQ(entry.status().permissions() & shared, fs::perms::none) << entry.path();
  }
}

TEST_F(Output, AnUnknownOperatorIsNoticedBeforePlanning) {
  const Outcome outcome = plan("--audience operator=nobody -o " + (folder_ / "result").string());
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("nobody"));
  EXPECT_FALSE(fs::exists(folder_ / "result"));
}

}  // namespace
}  // namespace postkutscher::testing
