// reach on a drawn town: roads, addresses and areas within given times, and what it refuses.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/scenarios/command_line/program.h"

namespace postkutscher::testing {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;

// A street from west to east of 2 × 0.01° (690 m each at 30 km/h), a one-way street back from its east end, round a
// field of 1 km, and three addresses: at the west end, at the east end, and one that stands near the street in the
// west but is reached from the one-way street only.
const char* const kFieldMap = R"xml(<osm version="0.6">
  <node id="1" lon="14.320" lat="51.760"/><node id="2" lon="14.330" lat="51.760"/><node id="3" lon="14.340" lat="51.760"/>
  <node id="4" lon="14.340" lat="51.770"/><node id="5" lon="14.320" lat="51.770"/>
  <node id="11" lon="14.3205" lat="51.7601"><tag k="addr:housenumber" v="1"/></node>
  <node id="12" lon="14.3395" lat="51.7601"><tag k="addr:housenumber" v="2"/></node>
  <node id="13" lon="14.3202" lat="51.7690"><tag k="addr:housenumber" v="3"/></node>
  <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="maxspeed" v="30"/></way>
  <way id="2"><nd ref="3"/><nd ref="4"/><nd ref="5"/><nd ref="1"/>
    <tag k="highway" v="residential"/><tag k="maxspeed" v="30"/><tag k="oneway" v="yes"/></way>
</osm>)xml";

class Reach : public ::testing::Test {
 protected:
  void SetUp() override { write_text(folder_ / "town.osm", kFieldMap); }
  Outcome reach(const std::string& options, const char* language = "en") const {
    return run_program(fmt::format("reach {} --lang {} {}", (folder_ / "town.osm").string(), language, options));
  }
  Json areas(const std::string& options) const {
    const Outcome outcome = reach(options + " --format geojson");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return Json::parse(outcome.out).at("features");
  }
  void expect_refused(const std::string& options, const char* words) const {
    const Outcome outcome = reach(options);
    EXPECT_EQ(outcome.exit_code, 2) << outcome.out;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr(words));
  }
  TemporaryFolder folder_;
};

TEST_F(Reach, CountsRoadsAndAddresses) {
  const Outcome outcome = reach("--from 14.3205,51.76 --within 30s,20min --format json");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json json = Json::parse(outcome.out);
  EXPECT_EQ(json["code"], "Ok");
  EXPECT_EQ(json["direction"], "from");
  EXPECT_EQ(json["profile"], "car");
  EXPECT_TRUE(json["depart"].is_null());
  ASSERT_EQ(json["within"].size(), 2U);
  EXPECT_EQ(json["within"][0]["minutes"], 0.5);
  EXPECT_EQ(json["within"][0]["addresses"], 1);
  EXPECT_EQ(json["within"][0]["addresses_on_map"], 3);
  EXPECT_GT(json["within"][0]["roads_m"], 200);
  EXPECT_LT(json["within"][0]["roads_m"], 300);
  EXPECT_EQ(json["within"][1]["addresses"], 3);
  // 2 × 1,377 m and 2 × 1,112 m, each once though the first street has two directions.
  EXPECT_NEAR(json["within"][1]["roads_m"].get<double>(), 4977, 10);
}

TEST_F(Reach, AddressesCountByTheWayNotByTheArea) {
  // A buffer wide enough for all three; but house 3 lies behind the whole way round.
  const Json far = areas("--from 14.3205,51.76 --within 4min --buffer 1100m");
  EXPECT_EQ(far[0]["properties"]["addresses"], 2);
  // Whoever starts at house 3 is at the first street soon.
  const Json json = Json::parse(reach("--to 14.3205,51.76 --within 4min --format json").out);
  EXPECT_EQ(json["direction"], "to");
  EXPECT_EQ(json["within"][0]["addresses"], 3);
}

TEST_F(Reach, DrawsTheLargestAreaFirst) {
  const Json features = areas("--from 14.3205,51.76 --within 1min,30min --profile bicycle --depart 2026-04-24T07:30");
  ASSERT_EQ(features.size(), 2U);
  EXPECT_EQ(features[0]["properties"]["minutes"], 30);
  EXPECT_EQ(features[1]["properties"]["minutes"], 1);
  EXPECT_EQ(features[1]["properties"]["profile"], "bicycle");
  EXPECT_EQ(features[1]["properties"]["depart"], "2026-04-24T07:30");
  EXPECT_EQ(features[1]["properties"]["buffer_m"], 80);
  EXPECT_THAT(features[1]["properties"]["attribution"].get<std::string>(), HasSubstr("OpenStreetMap"));
  const Json& geometry = features[0]["geometry"];
  EXPECT_EQ(geometry["type"], "MultiPolygon");
  ASSERT_EQ(geometry["coordinates"].size(), 1U);
  ASSERT_EQ(geometry["coordinates"][0].size(), 2U) << "the field is a hole";
  for (const Json& ring : geometry["coordinates"][0]) {
    EXPECT_GE(ring.size(), 4U);
    EXPECT_EQ(ring.front(), ring.back());
  }
}

TEST_F(Reach, TellsPeople) {
  const Outcome outcome = reach("--from 14.3205,51.76 --within 90s,20min");
  EXPECT_THAT(outcome.out, HasSubstr("from 14.3205000,51.7600000, car\n"));
  EXPECT_THAT(outcome.out,
              HasSubstr("         1.5             0.7           1\n          20             5.0           3\n"));
  const Outcome german = reach("--to 14.3205,51.76 --within 20min", "de");
  EXPECT_THAT(german.out, HasSubstr("nach 14.3205000,51.7600000, car\n"));
  EXPECT_THAT(german.out, HasSubstr("             5,0           3\nvon 3 Adressen der Karte\n"));
}

TEST_F(Reach, WritesTheAreasToAFile) {
  const auto file = folder_ / "reach.geojson";
  const std::string options = "--from 14.3205,51.76 --within 1min,5min -o " + file.string();
  const Outcome outcome = reach(options);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("road km"));
  EXPECT_EQ(read_text(file), reach("--from 14.3205,51.76 --within 1min,5min --format geojson").out);
  expect_refused(options, "already exists");
  EXPECT_EQ(reach(options + " --force --format geojson").out, "");
}

TEST_F(Reach, GoesRoundClosedRoads) {
  const Outcome outcome = reach("--from 14.3205,51.769 --within 10min --format json --close way/1");
  EXPECT_THAT(outcome.err, HasSubstr("segments closed"));
  EXPECT_NEAR(Json::parse(outcome.out)["within"][0]["roads_m"].get<double>(), 1000, 10);
}

TEST_F(Reach, SaysWhenThePlaceIsOnNoRoad) {
  const Outcome outcome = reach("--from 14.5,51.9 --within 10min --format geojson");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(Json::parse(outcome.out)["code"], "NoSegment");
  const auto file = folder_ / "none.geojson";
  EXPECT_THAT(reach("--from 14.5,51.9 --within 10min -o " + file.string()).out, HasSubstr("NoSegment"));
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(Reach, RefusesBadInput) {
  expect_refused("--from 14.32,51.76 --within 10", "not a duration");
  expect_refused("--from 14.32,51.76 --within 0min", "no time");
  expect_refused("--from 14.32,51.76 --within 20min,10min", "not more than the time before it");
  expect_refused("--from 14.32,51.76 --within 10min,600s", "not more than the time before it");
  std::string many = "1min";
  for (int i = 2; i <= 21; ++i) many += fmt::format(",{}min", i);
  expect_refused("--from 14.32,51.76 --within " + many, "at most 20");
  expect_refused("--from 14.32 --within 10min", "not LON,LAT");
  expect_refused("--from 51.76,14.32 --within 10min", "Did you swap");
  expect_refused("--within 10min", "one place");
  expect_refused("--from 14.32,51.76 --to 14.32,51.76 --within 10min", "one place");
  expect_refused("--from 14.32,51.76 --within 10min --buffer 3m", "too narrow");
  expect_refused("--from 14.32,51.76 --within 10min --buffer 80", "not a length");
  expect_refused("--from 14.32,51.76 --within 10min --profile bus", "no profile");
  expect_refused("--from 14.32,51.76 --within 10min -o reach.shp", ".geojson");
}

TEST_F(Reach, SameBytesOnManyThreads) {
  const std::string options = "--from 14.3205,51.76 --within 1min,3min,10min --format geojson --threads ";
  EXPECT_EQ(reach(options + "1").out, reach(options + "3").out);
  const std::filesystem::path map = "../shared/data/maps/heidelberg.osm.pbf";
  if (!std::filesystem::exists(map)) GTEST_SKIP() << "skipped: no ../shared/data";
  const auto heidelberg = [&](int threads) {
    return run_program(fmt::format("reach {} --from 8.6724,49.403 --within 5min,10min --format geojson --threads {}",
                                   map.string(), threads));
  };
  const Outcome one = heidelberg(1);
  EXPECT_EQ(one.exit_code, 0) << one.err;
  EXPECT_EQ(one.out, heidelberg(4).out);
}

}  // namespace
}  // namespace postkutscher::testing
