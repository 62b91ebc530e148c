// matrix on a drawn town: tables as CSV and NumPy, and what it refuses.
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/scenarios/command_line/program.h"

namespace postkutscher::testing {
namespace {

using ::testing::HasSubstr;

// A street from west to east of 2 × 0.01°, and an island north of it.
const char* const kTownMap = R"xml(<osm version="0.6">
  <node id="1" lon="14.320" lat="51.760"/><node id="2" lon="14.330" lat="51.760"/><node id="3" lon="14.340" lat="51.760"/>
  <node id="8" lon="14.320" lat="51.790"/><node id="9" lon="14.330" lat="51.790"/>
  <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="maxspeed" v="30"/></way>
  <way id="2"><nd ref="8"/><nd ref="9"/><tag k="highway" v="residential"/></way>
</osm>)xml";

class Matrix : public ::testing::Test {
 protected:
  void SetUp() override {
    write_text(folder_ / "town.osm", kTownMap);
    write_text(points(), "id;lon;lat\nwest;14,322;51,76\n\"ost, alt\";14,338;51,76\ninsel;14,325;51,79\n");
  }
  std::filesystem::path points() const { return folder_ / "points.csv"; }
  Outcome matrix(const std::string& options) const {
    return run_program(
        fmt::format("matrix {} --points {} --lang en {}", (folder_ / "town.osm").string(), points().string(), options));
  }
  void expect_refused(const std::string& options, const char* words) const {
    const Outcome outcome = matrix(options);
    EXPECT_EQ(outcome.exit_code, 2) << outcome.out;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr(words));
  }
  TemporaryFolder folder_;
};

TEST_F(Matrix, WritesOneLineAPair) {
  const Outcome outcome = matrix("");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto route = nlohmann::json::parse(
      run_program(fmt::format("route {} --waypoint 14.322,51.76 --waypoint 14.338,51.76 --format json",
                              (folder_ / "town.osm").string()))
          .out);
  const std::string line = fmt::format("west,\"ost, alt\",{:.1f},{:.1f}\n", route["duration_s"].get<double>(),
                                       route["distance_m"].get<double>());
  EXPECT_THAT(outcome.out, HasSubstr("from,to,duration_s,distance_m\nwest,west,0.0,0.0\n" + line));
  EXPECT_THAT(outcome.out, HasSubstr("west,insel,,\n"));
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 10);
}

TEST_F(Matrix, WritesNumPy) {
  const auto file = folder_ / "times.npy";
  write_text(folder_ / "to.csv", "lat,lon\n51.76,14.338\n51.79,14.325\n");
  const Outcome outcome =
      matrix(fmt::format("--to {} -o {} --format json", (folder_ / "to.csv").string(), file.string()));
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto summary = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(summary["from"], 3);
  EXPECT_EQ(summary["to"], 2);
  EXPECT_EQ(summary["pairs_without_way"], 3);
  const std::string bytes = read_text(file);
  ASSERT_EQ(bytes.size() % 64, (3 * 2 * 2 * 8) % 64);
  EXPECT_EQ(bytes.substr(0, 6), "\x93NUMPY");
  EXPECT_THAT(bytes, HasSubstr("'shape': (3, 2, 2)"));
  double values[12];
  std::memcpy(values, bytes.data() + bytes.size() - sizeof values, sizeof values);
  EXPECT_GT(values[0], 60);
  EXPECT_NEAR(values[1], 1101, 5);
  EXPECT_TRUE(std::isnan(values[2]));
  EXPECT_EQ(values[4], 0) << "from the east to itself";
}

TEST_F(Matrix, TellsOfPointsOffTheRoad) {
  write_text(points(), "lon,lat\n14.322,51.76\n14.322,51.90\n");
  const Outcome outcome = matrix("");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("1,2,,\n"));
  EXPECT_THAT(outcome.err, HasSubstr("1 points without an open road near, first 2"));
}

TEST_F(Matrix, RefusesBadInput) {
  expect_refused("-o " + (folder_ / "x.txt").string(), ".csv nor in .npy");
  expect_refused("--profile bus", "no profile");
  write_text(points(), "lon,lat\n");
  expect_refused("", "no point");
  write_text(points(), "lon,lat\n14.3,51.7\nabc,51.7\n51.76,14.33\n");
  const Outcome bad = matrix("");
  EXPECT_EQ(bad.exit_code, 2);
  EXPECT_THAT(bad.err, HasSubstr("abc"));
  write_text(points(), "x,y\n1,2\n");
  expect_refused("", "lon");
}

TEST_F(Matrix, LeavesAnExistingFileAlone) {
  const auto file = folder_ / "times.csv";
  write_text(file, "mine");
  expect_refused("-o " + file.string(), "already exists");
  EXPECT_EQ(read_text(file), "mine");
  EXPECT_EQ(matrix("-o " + file.string() + " --force").exit_code, 0);
  EXPECT_THAT(read_text(file), HasSubstr("duration_s"));
}

TEST_F(Matrix, GoesRoundClosedRoads) {
  const Outcome outcome = matrix("--close way/1");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("segments closed"));
  EXPECT_THAT(outcome.out, HasSubstr("west,\"ost, alt\",,\n"));
  EXPECT_THAT(outcome.out, HasSubstr("insel,insel,0.0,0.0\n"));
}

// Enough for several blocks of sources side by side in one sweep, so that threads really share them.
TEST_F(Matrix, SameBytesOnManyThreads) {
  constexpr int kPoints = 200;
  std::string text = "lon,lat\n";
  for (int i = 0; i < kPoints; ++i) text += fmt::format("{:.6f},51.76\n", 14.3205 + 0.019 * i / kPoints);
  write_text(points(), text);
  const Outcome one = matrix("--threads 1"), many = matrix("--threads 4");
  ASSERT_EQ(one.exit_code, 0) << one.err;
  EXPECT_EQ(std::count(one.out.begin(), one.out.end(), '\n'), 1 + kPoints * kPoints);
  EXPECT_EQ(one.out.find(",,"), std::string::npos) << "a pair without a way";
  EXPECT_TRUE(many.out == one.out) << many.err;
}

}  // namespace
}  // namespace postkutscher::testing
