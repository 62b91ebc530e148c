// The embedded day from the command line: what it writes, and that it always writes the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/scenarios/command_line/program.h"

namespace postkutscher::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// Content of all files by relative path, but for the times.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().filename() != "timing.json") {
      files[fs::relative(entry.path(), folder).string()] = read_text(entry.path());
    }
  }
  return files;
}

TEST(Demo, WritesTheSameBytesOnOneThreadAndOnMany) {
  const TemporaryFolder folder;
  ASSERT_EQ(run_program("demo --threads 1 -o " + (folder / "one").string()).exit_code, 0);
  ASSERT_EQ(run_program("demo --threads 3 -o " + (folder / "many").string()).exit_code, 0);
  const auto one = contents(folder / "one"), many = contents(folder / "many");
  ASSERT_EQ(one.size(), many.size());
  for (const auto& [file, bytes] : one) {
    ASSERT_TRUE(many.count(file)) << file;
    EXPECT_TRUE(bytes == many.at(file)) << file << " differs";
  }
  EXPECT_TRUE(one.count("report.html"));
}

TEST(Demo, ServesTheDayAndGainsByCooperating) {
  const TemporaryFolder folder;
  const Outcome outcome = run_program("demo --format json -o " + (folder / "demo").string());
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto out = nlohmann::json::parse(outcome.out);
  ASSERT_EQ(out["plans"].size(), 3U);
  for (const auto& plan : out["plans"]) {
    EXPECT_EQ(plan["checker_violations"], 0);
    EXPECT_EQ(plan["served"].get<int>() + plan["refused"].get<int>(), 340);
  }
  const auto value = [&](int i) { return out["plans"][static_cast<std::size_t>(i)]["value_eur"].get<double>(); };
  EXPECT_LE(out["plans"][1]["refused"].get<int>(), 10) << "more than 3 % refused when each is alone";
  EXPECT_LT(value(1), value(0));
  EXPECT_LT(value(2), value(1));
  EXPECT_GT(out["equal_service"]["gain"].get<double>(), 0);
}

TEST(Demo, CanBePlannedAgainFromItsInput) {
  const TemporaryFolder folder;
  ASSERT_EQ(run_program("demo -o " + (folder / "demo").string()).exit_code, 0);
  const std::string scenario = (folder / "demo" / "input" / "scenario.toml").string();
  const std::string plan = "plan " + scenario + " --iterations 50 -o ";
  ASSERT_EQ(run_program(plan + (folder / "a").string()).exit_code, 0);
  ASSERT_EQ(run_program(plan + (folder / "b").string() + " --threads 1").exit_code, 0);
  EXPECT_EQ(contents(folder / "a"), contents(folder / "b"));
  EXPECT_EQ(run_program("defaults " + scenario).exit_code, 0);
}

TEST(Route, AnswersInFourForms) {
  const TemporaryFolder folder;
  ASSERT_EQ(run_program("demo -o " + (folder / "demo").string()).exit_code, 0);
  const std::string route = "route " + (folder / "demo" / "input" / "cottbus.osm.pbf").string() +
                            " --waypoint 14.32278,51.74306 --waypoint 14.34839,51.76149 --format ";
  const auto osrm = nlohmann::json::parse(run_program(route + "osrm").out);
  const auto json = nlohmann::json::parse(run_program(route + "json").out);
  const auto geojson = nlohmann::json::parse(run_program(route + "geojson").out);
  EXPECT_EQ(osrm["code"], "Ok");
  EXPECT_EQ(osrm["routes"][0]["duration"], json["duration_s"]);
  EXPECT_EQ(osrm["routes"][0]["distance"], json["distance_m"]);
  EXPECT_EQ(geojson["features"][0]["properties"]["duration_s"], json["duration_s"]);
  double of_steps = 0;
  for (const auto& step : osrm["routes"][0]["legs"][0]["steps"]) of_steps += step["distance"].get<double>();
  EXPECT_NEAR(of_steps, osrm["routes"][0]["distance"].get<double>(), 0.5);
  EXPECT_THAT(run_program(route + "text --lang de").out, HasSubstr("km"));
}

TEST(Route, SaysWhenThereIsNoRoad) {
  const TemporaryFolder folder;
  ASSERT_EQ(run_program("demo -o " + (folder / "demo").string()).exit_code, 0);
  const Outcome outcome = run_program("route " + (folder / "demo" / "input" / "cottbus.osm.pbf").string() +
                                      " --waypoint 14.33,51.76 --waypoint 10.0,50.0 --format osrm");
  EXPECT_EQ(outcome.exit_code, 0);
  const auto osrm = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(osrm["code"], "NoSegment");
  EXPECT_THAT(osrm["message"].get<std::string>(), HasSubstr("coordinate 1"));
}

TEST(Route, AMapWithoutRoadsIsNoError) {
  const TemporaryFolder folder;
  write_text(folder / "empty.osm",
             R"(<osm version="0.6"><node id="1" lon="1.0" lat="1.0"/><node id="2" lon="1.001" lat="1.0"/>
             <way id="1"><nd ref="1"/><nd ref="2"/><tag k="waterway" v="river"/></way></osm>)");
  const std::string map = (folder / "empty.osm").string();
  const Outcome outcome = run_program("route " + map + " --waypoint 1.0,1.0 --waypoint 1.001,1.0 --format osrm");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(nlohmann::json::parse(outcome.out)["waypoint"], 0);
  EXPECT_EQ(run_program("import " + map + " -o " + (folder / "empty.network").string()).exit_code, 2);
}

}  // namespace
}  // namespace postkutscher::testing
