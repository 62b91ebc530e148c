// measure on the drawn map of the demo: that its figures are there and its answers right, and what it refuses.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scenarios/cottbus/cottbus.h"
#include "tests/scenarios/command_line/program.h"

namespace postkutscher::testing {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;

class Measure : public ::testing::Test {
 protected:
  void SetUp() override { write_cottbus_day(folder_.path()); }
  Outcome measure(const std::string& options) const {
    return run_program(fmt::format("measure {} {}", (folder_ / "cottbus.osm.pbf").string(), options));
  }
  Json figures(const std::string& options) const {
    const Outcome outcome = measure("--format json --queries 250 --matrix 70 " + options);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return Json::parse(outcome.out);
  }
  TemporaryFolder folder_;
};

TEST_F(Measure, EveryFigureIsThereAndEveryAnswerRight) {
  const Json m = figures("--threads 2");
  for (const char* key : {"import_s", "order_s", "topology_ms", "dijkstra_us", "distance_us", "path_us",
                          "one_to_all_us", "peak_mb", "segments", "turns", "arcs"}) {
    EXPECT_GT(m.at(key).get<double>(), 0) << key;
  }
  for (const char* key : {"one", "each_of_16"}) EXPECT_GT(m["customize_ms"].at(key).get<double>(), 0) << key;
  EXPECT_EQ(m["matrix"]["n"], 70);
  EXPECT_GT(m["matrix"]["cpu_ms"].get<double>(), 0);
  EXPECT_GT(m["matrix"]["wall_ms"].get<double>(), 0);
  EXPECT_GT(m["all_pairs"]["n"].get<int>(), 1000);
  EXPECT_GT(m["all_pairs"]["cpu_ms"].get<double>(), 0);
  EXPECT_EQ(m["threads"], 2);
  EXPECT_NE(m["simd"], "");
  // Distances, paths and one to all for 200 pairs; 70 cells of the matrix; 200 of all pairs; the metrics together.
  EXPECT_EQ(m["checked"], 3 * 200 + 70 + 200 + 1);
  EXPECT_EQ(m["mismatches"], 0);
}

TEST_F(Measure, CountsDoNotDependOnThreads) {
  const Json one = figures("--threads 1 --profile wheelchair_van"),
             many = figures("--threads 3 --profile wheelchair_van");
  for (const char* key : {"segments", "turns", "arcs", "triangles", "depth", "checked", "mismatches", "profile"}) {
    EXPECT_EQ(one.at(key), many.at(key)) << key;
  }
}

TEST_F(Measure, SpeaksBothLanguages) {
  EXPECT_THAT(measure("--queries 10 --matrix 5 --lang de").out, HasSubstr("5 × 5 Fahrzeiten"));
  EXPECT_THAT(measure("--queries 10 --matrix 5 --lang en").out, HasSubstr("5 × 5 durations"));
}

TEST_F(Measure, RefusesWhatItCannotMeasure) {
  write_text(folder_ / "path.osm", R"xml(<osm version="0.6">
    <node id="1" lon="14.320" lat="51.760"/><node id="2" lon="14.330" lat="51.760"/>
    <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="footway"/></way></osm>)xml");
  const Outcome no_road = run_program("measure " + (folder_ / "path.osm").string());
  EXPECT_EQ(no_road.exit_code, 2);
  EXPECT_EQ(no_road.out, "");
  EXPECT_THAT(no_road.err, HasSubstr("car"));
  EXPECT_EQ(measure("--queries 0").exit_code, 2);
  EXPECT_EQ(measure("--matrix 1000000").exit_code, 2);
  EXPECT_EQ(measure("--profile horse").exit_code, 2);
}

}  // namespace
}  // namespace postkutscher::testing
