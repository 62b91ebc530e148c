// route --depart on a map whose direct street is closed on workdays from 07:00 to 09:00.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/scenarios/command_line/way_round.h"

namespace postkutscher::testing {
namespace {

class Depart : public WayRound {
 protected:
  Depart()
      : WayRound("Schulstraße", R"xml(<tag k="motor_vehicle:conditional" v="no @ (Mo-Fr 07:00-09:00; PH off)"/>)xml") {}

  void SetUp() override {
    const std::string network = file("school.network");
    const Outcome imported = run_program(fmt::format("import {} -o {} --format json", roads_, network));
    ASSERT_EQ(imported.exit_code, 0) << imported.err;
    counts_ = nlohmann::json::parse(imported.out)["counts"];
    roads_ = network;
  }

  bool passes_the_school(const std::string& options) const {
    const Outcome outcome = route(options);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.out.find("Schulstraße") != std::string::npos;
  }

  nlohmann::json counts_;
};

TEST_F(Depart, ImportTellsOfConditions) {
  EXPECT_EQ(counts_["conditions_read"], 1);
  EXPECT_EQ(counts_["conditions_unknown"], 0);
  EXPECT_EQ(counts_["conditions_in_part"], 1);
  EXPECT_EQ(counts_["timed_rules"], 2);
}

TEST_F(Depart, RulesOfTheHourApply) {
  EXPECT_TRUE(passes_the_school(""));
  EXPECT_FALSE(passes_the_school("--depart 2026-04-24T07:30"));
  EXPECT_TRUE(passes_the_school("--depart 2026-04-24T09:00"));
  EXPECT_TRUE(passes_the_school("--depart 2026-04-25T07:30")) << "Saturday";
  EXPECT_TRUE(passes_the_school("--depart 2026-04-24T07:30 --profile bicycle"));
}

TEST_F(Depart, OffsetsAreConvertedToTheClocksOfTheMap) {
  EXPECT_FALSE(passes_the_school("--depart 2026-04-24T05:30Z"));
  EXPECT_TRUE(passes_the_school("--depart 2026-04-24T07:30Z"));
  EXPECT_FALSE(passes_the_school("--depart 2026-04-24T08:30+03:00"));
  EXPECT_FALSE(passes_the_school("--depart 2026-04-24T07:30Z --time-zone Europe/London")) << "08:30 there";
  EXPECT_FALSE(passes_the_school("--depart 2026-04-23T23:30Z --time-zone Asia/Tokyo")) << "08:30 of Friday there";
}

TEST_F(Depart, BadTimesAreRefused) {
  expect_refused("--depart soon", {"2026-04-24T07:30"});
  expect_refused("--depart 07:30", {"names no day"});
  expect_refused("--depart 2026-02-30T07:30", {"2026-04-24T07:30"});
  expect_refused("--depart 2026-03-29T02:30", {"does not exist"});
  expect_refused("--depart 2026-04-24T07:30 --time-zone Mars/Base", {"Mars/Base"});
}

}  // namespace
}  // namespace postkutscher::testing
