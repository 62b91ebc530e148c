// The same program on real streets: 120 seeded rides of three operators on the map of eastern Cottbus.
#include <boost/random/uniform_int_distribution.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/base/random.h"
#include "engine/base/run_context.h"
#include "importers/osm/import.h"
#include "tests/scenarios/command_line/program.h"

namespace postkutscher::testing {
namespace {

namespace fs = std::filesystem;

const char* const kMaps = "../shared/data/maps/";

constexpr int kRides = 120;

std::uint32_t draw(RandomStream& random, std::uint32_t below) {
  return boost::random::uniform_int_distribution<std::uint32_t>(0, below - 1)(random);
}

std::string lon_lat(Coordinate at) {
  return fmt::format("{:.7f},{:.7f}", at.lon(), at.lat());
}

// Ends at random junctions of streets where cars may drive.
Coordinate draw_place(const Network& network, RandomStream& random) {
  while (true) {
    const SegmentId segment(draw(random, static_cast<std::uint32_t>(network.segments().size())));
    const Segment& s = network.segments()[segment];
    if (s.road_class == RoadClass::residential && s.forward.access_for(Mode::car) == Access::yes) {
      return network.nodes()[s.from].at;
    }
  }
}

std::string draw_rides(const Network& network) {
  const char* const categories[] = {"walking", "walking", "walking_with_help", "wheelchair_transfer", "wheelchair"};
  std::string csv = "id,operator,from_lon,from_lat,to_lon,to_lat,appointment_at,category\n";
  for (int i = 0; i < kRides; ++i) {
    RandomStream random({7, 0, static_cast<std::uint64_t>(i), "rides on a real map"});
    const Coordinate from = draw_place(network, random);
    const Coordinate to = draw_place(network, random);
    const std::uint32_t minute = 7 * 60 + 5 * draw(random, 10 * 12);
    csv += fmt::format("R{:03},op{},{},{},{}:{:02},{}\n", i, i % 3, lon_lat(from), lon_lat(to), minute / 60,
                       minute % 60, categories[draw(random, 5)]);
  }
  return csv;
}

std::string scenario_on(const fs::path& map, const Network& network) {
  std::string toml = fmt::format(
      "schema = \"scenario/1\"\n[scenario]\nname = \"Cottbus-Ost\"\ndate = 2026-04-24\n[network]\nmap = \"{}\"\n"
      "[demand]\nrequests = \"rides.csv\"\n",
      fs::absolute(map).string());
  RandomStream random({7, 0, 0, "bases on a real map"});
  for (int op = 0; op < 3; ++op) {
    toml += fmt::format("[[operator]]\nid = \"op{}\"\nname = \"Betrieb {}\"\nbase = [{}]\n", op, op,
                        lon_lat(draw_place(network, random)));
  }
  for (int op = 0; op < 3; ++op) {
    toml += fmt::format("[[fleet]]\noperator = \"op{}\"\nclass = \"taxi\"\ncount = 3\nshift = [\"06:00\", \"18:00\"]\n",
                        op);
    toml += fmt::format(
        "[[fleet]]\noperator = \"op{}\"\nclass = \"wheelchair_van\"\ncount = 2\nshift = [\"06:00\", \"18:00\"]\n", op);
  }
  return toml;
}

TEST(RealMap, PlansAHundredAndTwentyRidesInEasternCottbus) {
  const fs::path map = std::string(kMaps) + "cottbus-ost.osm.pbf";
  if (!fs::exists(map)) GTEST_SKIP() << "skipped: no ../shared/data";
  const TemporaryFolder folder;
  const Network network = import_osm(map, {}, RunContext{});
  write_text(folder / "rides.csv", draw_rides(network));
  write_text(folder / "scenario.toml", scenario_on(map, network));
  const Outcome outcome = run_program("cooperate " + (folder / "scenario.toml").string() +
                                      " --iterations 500 --format json -o " + (folder / "result").string());
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto out = nlohmann::json::parse(outcome.out);
  for (const auto& plan : out["plans"]) {
    EXPECT_EQ(plan["checker_violations"], 0);
    EXPECT_EQ(plan["served"].get<int>() + plan["refused"].get<int>(), kRides);
  }
  EXPECT_GE(out["plans"][2]["served"].get<int>(), kRides * 95 / 100) << outcome.out;
  EXPECT_LE(out["plans"][2]["value_eur"].get<double>(), out["plans"][1]["value_eur"].get<double>());
}

TEST(RealMap, ImportsEveryMapThatIsThere) {
  if (!fs::exists(kMaps)) GTEST_SKIP() << "skipped: no ../shared/data";
  const TemporaryFolder folder;
  for (const char* name : {"cottbus-ost.osm.pbf", "heidelberg.osm.pbf", "porto.osm.pbf", "north-bayreuth.osm.gz"}) {
    const fs::path network = folder / (std::string(name) + ".network");
    const Outcome outcome =
        run_program("import " + (kMaps + std::string(name)) + " --format json -o " + network.string());
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto out = nlohmann::json::parse(outcome.out);
    EXPECT_GT(out["segments"].get<int>(), 1000) << name;
    EXPECT_TRUE(fs::exists(network));
  }
}

}  // namespace
}  // namespace postkutscher::testing
