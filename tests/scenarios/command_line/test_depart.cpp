// route --depart on a map whose direct street is closed on workdays from 07:00 to 09:00.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/scenarios/command_line/program.h"

namespace postkutscher::testing {
namespace {

using ::testing::HasSubstr;

// 1 - 2 - 3 - 4 from west to east; the way round from 2 to 3 leads over 5 in the south.
const char* const kSchoolMap = R"xml(<osm version="0.6">
  <node id="1" lon="14.320" lat="51.760"/><node id="2" lon="14.330" lat="51.760"/>
  <node id="3" lon="14.340" lat="51.760"/><node id="4" lon="14.350" lat="51.760"/>
  <node id="5" lon="14.335" lat="51.755"/>
  <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="Weststraße"/></way>
  <way id="2"><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="name" v="Schulstraße"/>
    <tag k="motor_vehicle:conditional" v="no @ (Mo-Fr 07:00-09:00; PH off)"/></way>
  <way id="3"><nd ref="3"/><nd ref="4"/><tag k="highway" v="residential"/><tag k="name" v="Oststraße"/></way>
  <way id="4"><nd ref="2"/><nd ref="5"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="name" v="Umweg"/></way>
</osm>)xml";

class Depart : public ::testing::Test {
 protected:
  void SetUp() override {
    write_text(folder_ / "school.osm", kSchoolMap);
    const Outcome imported =
        run_program(fmt::format("import {} -o {} --format json", (folder_ / "school.osm").string(), network()));
    ASSERT_EQ(imported.exit_code, 0) << imported.err;
    counts_ = nlohmann::json::parse(imported.out)["counts"];
  }

  std::string network() const { return (folder_ / "school.network").string(); }
  Outcome route(const std::string& options) const {
    return run_program(
        fmt::format("route {} --waypoint 14.325,51.76 --waypoint 14.345,51.76 --lang en {}", network(), options));
  }
  bool passes_the_school(const std::string& options) const {
    const Outcome outcome = route(options);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.out.find("Schulstraße") != std::string::npos;
  }
  void expect_refused(const std::string& options, const char* words) const {
    const Outcome outcome = route(options);
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr(words));
  }

  TemporaryFolder folder_;
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
  expect_refused("--depart soon", "2026-04-24T07:30");
  expect_refused("--depart 07:30", "names no day");
  expect_refused("--depart 2026-02-30T07:30", "2026-04-24T07:30");
  expect_refused("--depart 2026-03-29T02:30", "does not exist");
  expect_refused("--depart 2026-04-24T07:30 --time-zone Mars/Base", "Mars/Base");
}

}  // namespace
}  // namespace postkutscher::testing
