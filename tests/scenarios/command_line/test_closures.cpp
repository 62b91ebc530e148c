// Closed roads from the command line: route --close and --avoid, and [network] closures and avoid of a scenario.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scenarios/cottbus/cottbus.h"
#include "tests/scenarios/command_line/way_round.h"

namespace postkutscher::testing {
namespace {

using ::testing::HasSubstr;

std::string box(double west, double south, double east, double north) {
  return fmt::format(R"({{"type": "Polygon", "coordinates": [[[{0}, {1}], [{2}, {1}], [{2}, {3}], [{0}, {3}]]]}})",
                     west, south, east, north);
}

class RouteClosures : public WayRound {
 protected:
  RouteClosures() : WayRound("Brücke") {
    write_text(folder_ / "bridge.geojson", box(14.334, 51.7595, 14.336, 51.7605));
    write_text(folder_ / "river.geojson", box(14.334, 51.7, 14.336, 51.8));
    write_text(folder_ / "field.geojson", box(14.334, 51.757, 14.335, 51.758));
    write_text(folder_ / "berlin.geojson", box(13.3, 52.5, 13.4, 52.6));
    write_text(folder_ / "swapped.geojson", box(51.76, 14.33, 51.77, 14.34));
    write_text(folder_ / "point.geojson", R"({"type": "Point", "coordinates": [14.33, 51.76]})");
  }

  void expect_way(const std::string& options, const char* street, const char* told) const {
    const Outcome outcome = route(options);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr(street)) << options;
    EXPECT_EQ(outcome.err, told) << options;
  }
};

TEST_F(RouteClosures, TheWayRoundIsFound) {
  expect_way("", "Brücke", "");
  expect_way("--close way/102", "Umweg", "segments closed: 1\n");
  expect_way("--close 104", "Brücke", "segments closed: 1\n");
  expect_way("--avoid " + file("bridge.geojson"), "Umweg", "segments closed: 1\n");
  expect_way("--avoid " + file("field.geojson"), "Brücke", "segments closed: 0\n");
  expect_way("--close 102 --profile foot", "Umweg", "segments closed: 1\n");
}

TEST_F(RouteClosures, WithoutAWayRoundThereIsNoRoute) {
  expect_way("--close way/102 --close way/104", "NoRoute", "segments closed: 2\n");
  expect_way("--avoid " + file("river.geojson"), "NoRoute", "segments closed: 2\n");
  expect_way("--close 104 --avoid " + file("bridge.geojson"), "NoRoute", "segments closed: 2\n");
}

TEST_F(RouteClosures, BadInputIsRefused) {
  expect_refused("--close way/4711", {"--close way/4711", "no road way/4711"});
  expect_refused("--close Hauptstraße", {"--close Hauptstraße", "way/4711"});
  expect_refused("--avoid " + file("nowhere.geojson"), {"nowhere.geojson", "cannot be read"});
  expect_refused("--avoid " + file("point.geojson"), {"point.geojson", "Point", "Polygon"});
  expect_refused("--avoid " + file("berlin.geojson"), {"berlin.geojson", "outside the map", "14.3200,51.7550"});
  expect_refused("--avoid " + file("swapped.geojson"), {"swapped.geojson", "swap"});
}

class ScenarioClosures : public ::testing::Test {
 protected:
  void SetUp() override { write_cottbus_day(folder_.path()); }

  Outcome plan(const std::string& keys, const std::string& output) const {
    const std::string scenario = read_text(folder_ / "scenario.toml");
    const auto behind = scenario.find('\n', scenario.find("[network]")) + 1;
    write_text(folder_ / "closed.toml", scenario.substr(0, behind) + keys + scenario.substr(behind));
    return run_program("plan " + (folder_ / "closed.toml").string() + " --iterations 0 -o " +
                       (folder_ / output).string());
  }
  nlohmann::json run_json(const std::string& keys, const std::string& output) const {
    const Outcome outcome = plan(keys, output);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return nlohmann::json::parse(read_text(folder_ / output / "run.json"));
  }

  TemporaryFolder folder_;
};

TEST_F(ScenarioClosures, ShowInTheRunAndRaiseTheCost) {
  write_text(folder_ / "works.geojson", box(14.31, 51.75, 14.34, 51.765));
  const auto open = run_json("", "open");
  EXPECT_EQ(open["closed_segments"], 0);
  const auto closed = run_json("avoid = \"works.geojson\"\n", "closed");
  EXPECT_GT(closed["closed_segments"].get<int>(), 10);
  EXPECT_THAT(closed["scenario"].get<std::string>(), HasSubstr("avoid = \"works.geojson\""));
  EXPECT_THAT(closed["inputs"].dump(), HasSubstr("works.geojson"));
  EXPECT_TRUE(closed["plans"][0]["checker"]["accepted"]);
  EXPECT_NE(closed["plans"][0]["value_eur"], open["plans"][0]["value_eur"]);
  EXPECT_EQ(run_json("avoid = \"works.geojson\"\n", "again"), closed);
}

TEST_F(ScenarioClosures, BadInputIsRefused) {
  const auto expect_refused = [&](const std::string& keys, std::initializer_list<const char*> words) {
    const Outcome outcome = plan(keys, "refused");
    EXPECT_EQ(outcome.exit_code, 2) << keys;
    for (const char* word : words) EXPECT_THAT(outcome.err, HasSubstr(word)) << keys;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "refused"));
  };
  expect_refused("closures = [\"way/999999999999\"]\n", {"closed.toml:", "no road way/999999999999"});
  expect_refused("avoid = \"nowhere.geojson\"\n", {"closed.toml:", "nowhere.geojson"});
  write_text(folder_ / "berlin.geojson", box(13.3, 52.5, 13.4, 52.6));
  expect_refused("avoid = \"berlin.geojson\"\n", {"berlin.geojson", "outside the map"});
}

}  // namespace
}  // namespace postkutscher::testing
