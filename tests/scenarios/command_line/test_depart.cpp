// route --depart on a map whose direct street is closed on workdays from 07:00 to 09:00, and --traffic.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/scenarios/command_line/way_round.h"

namespace postkutscher::testing {
namespace {

using ::testing::HasSubstr;

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

class Traffic : public Depart {
 protected:
  std::string file(const char* content) const {
    write_text(folder_ / "traffic.toml", content);
    return (folder_ / "traffic.toml").string();
  }
  nlohmann::json routed(const std::string& options) const {
    const Outcome outcome = route("--format json " + options);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return nlohmann::json::parse(outcome.out);
  }
};

// From 08:00 on everything takes twice as long, but for turns, of which the straight way has none.
constexpr const char* kTwice = "periods = [{from = 00:00:00, factor = 1}, {from = 08:00:00, factor = 2}]";

TEST_F(Traffic, TheDayDecidesHowLongAWayTakes) {
  const std::string traffic = "--traffic " + file(kTwice);
  const double free_flow = routed("")["duration_s"];
  EXPECT_EQ(routed("--depart 2026-04-25T06:00 " + traffic)["duration_s"], free_flow);
  EXPECT_NEAR(routed("--depart 2026-04-25T10:00 " + traffic)["duration_s"], 2 * free_flow, 0.3);
  EXPECT_EQ(routed("--depart 2026-04-25T10:00")["duration_s"], free_flow) << "without the file";
  const double across = routed("--depart 2026-04-25T07:59 " + traffic)["duration_s"];
  EXPECT_NEAR(across, 60 + 2 * (free_flow - 60), 0.5);
  EXPECT_EQ(routed("--depart 2026-04-25T10:00 --profile foot " + traffic)["duration_s"],
            routed("--profile foot")["duration_s"]);
}

TEST_F(Traffic, LegsFollowEachOtherInTime) {
  const auto json = routed("--waypoint 14.325,51.76 --depart 2026-04-25T07:58 --traffic " + file(kTwice));
  ASSERT_EQ(json["legs"].size(), 2U);
  EXPECT_EQ(json["legs"][0]["depart"], "2026-04-25T07:58:00+02:00");
  EXPECT_EQ(json["legs"][1]["depart"], json["legs"][0]["arrive"]);
  EXPECT_GT(json["legs"][1]["duration_s"], json["legs"][0]["duration_s"]) << "the way back is in the rush";
  for (const auto& leg : json["legs"]) {
    double sum = 0;
    for (const auto& step : leg["steps"]) sum += step["duration_s"].get<double>();
    EXPECT_NEAR(sum, leg["duration_s"].get<double>(), 1e-6);
  }
  EXPECT_THAT(route("--depart 2026-04-25T07:00 --traffic " + file(kTwice)).out, HasSubstr(", arrival 07:0"));
}

TEST_F(Traffic, ScenariosAreTrafficFilesToo) {
  const double free_flow = routed("")["duration_s"];
  const std::string depart = "--depart 2026-04-25T16:00 --traffic ";
  EXPECT_NEAR(routed(depart + file("schema = \"scenario/1\""))["duration_s"], 1.25 * free_flow, 0.3) << "default";
  const char* const own =
      "schema = \"scenario/1\"\n[network]\nmap = \"x\"\nperiods = [{from = 12:00:00, factor = 1, "
      "by_class = {residential = 3}}]\n[demand]\n";
  EXPECT_NEAR(routed(depart + file(own))["duration_s"], 3 * free_flow, 0.3);
}

TEST_F(Traffic, BadFilesAreRefused) {
  expect_refused("--traffic " + file(kTwice), {"--depart 2026-04-24T07:30"});
  expect_refused("--depart 2026-04-25T07:00 --traffic " + (folder_ / "none.toml").string(), {"cannot be opened"});
  expect_refused("--depart 2026-04-25T07:00 --traffic " + file("speed = 3"), {"no periods of the day"});
  expect_refused("--depart 2026-04-25T07:00 --traffic " + file("periods = [{from = 08:00:00, factor = 0.5}]"),
                 {"traffic.toml:1:"});
}

}  // namespace
}  // namespace postkutscher::testing
