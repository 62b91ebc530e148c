// Real maps: © OpenStreetMap contributors, ODbL. Expected numbers were counted with osmium-tool, not with our reader.
#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "engine/base/errors.h"
#include "engine/network/conditions.h"
#include "importers/osm/import.h"
#include "tests/importers/osm/temporary_map.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

const std::filesystem::path kMaps = "../shared/data/maps";

class RealMaps : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kMaps)) GTEST_SKIP() << "skipped: no ../shared/data";
  }
};

void expect_restrictions_accounted_for(const Network& network) {
  const auto count = [&network](const char* name) { return count_of(network, name); };
  EXPECT_EQ(count("restrictions_read"), count("restrictions_unknown_times") + count("restrictions_other_modes") +
                                            count("restrictions_broken") + count("restrictions_without_road") +
                                            count("restrictions_passed"));
  EXPECT_GE(count("restrictions_used") + count("restrictions_unusable"), count("restrictions_passed"));
}

void expect_barriers_accounted_for(const Network& network) {
  const auto count = [&network](const char* name) { return count_of(network, name); };
  EXPECT_GT(count("barriers_no_motor"), 0);
  EXPECT_EQ(count("barriers"), count("barriers_open") + count("barriers_partly") + count("barriers_no_motor"));
}

TEST_F(RealMaps, EasternCottbus) {
  const auto network = import_osm(kMaps / "cottbus-ost.osm.pbf", {}, {});
  EXPECT_EQ(count_of(network, "ways_read"), 2403);
  EXPECT_EQ(count_of(network, "addresses"), 2);
  EXPECT_EQ(count_of(network, "points_missing"), 0);
  EXPECT_GT(count_of(network, "names_hsb"), 1000);
  EXPECT_GT(count_of(network, "names_dsb"), 0);
  expect_barriers_accounted_for(network);
  EXPECT_TRUE(network.bounds().contains(Coordinate::from_degrees(14.36, 51.76)));
  const auto& names = network.data().names;
  EXPECT_TRUE(std::any_of(names.begin(), names.end(), [](const RoadName& name) {
    return name.german == "Dissenchener Straße" && !name.sorbian.empty();
  }));
}

TEST_F(RealMaps, Heidelberg) {
  const auto network = import_osm(kMaps / "heidelberg.osm.pbf", {}, {});
  EXPECT_EQ(count_of(network, "addresses") + count_of(network, "addresses_without_place"), 633);
  EXPECT_EQ(count_of(network, "restrictions_read"), 476);
  EXPECT_GT(count_of(network, "restrictions_used"), 450);
  EXPECT_EQ(count_of(network, "names_dsb") + count_of(network, "names_hsb"), 0);
  EXPECT_EQ(network.provenance().data_time, "2024-09-08T20:21:00Z");
  expect_barriers_accounted_for(network);
  expect_restrictions_accounted_for(network);
}

// 82 values "destination @ (Mo-Sa 06:00-11:00)" on pedestrian streets alone.
TEST_F(RealMaps, HeidelbergOpensItsOldTownInTheMorning) {
  const auto network = import_osm(kMaps / "heidelberg.osm.pbf", {}, {});
  EXPECT_EQ(count_of(network, "conditions_read"), 130);
  EXPECT_EQ(count_of(network, "conditions_unknown"), 6);
  EXPECT_EQ(count_of(network, "conditions_in_part"), 0);
  const auto open = [&](const std::optional<LocalTime>& time) {
    const FactsAtTime facts(network, time);
    std::size_t count = 0;
    for (std::uint32_t d = 0; d < network.directed_segment_count(); ++d) {
      count += facts.of(DirectedSegment(d)).access_for(Mode::taxi) != Access::no ? 1U : 0U;
    }
    return count;
  };
  const LocalTime friday_morning{{2026, 4, 24}, {8 * 3600}}, friday_noon{{2026, 4, 24}, {12 * 3600}};
  EXPECT_GT(open(friday_morning), open(friday_noon) + 82);
  EXPECT_GE(open(friday_noon), open(std::nullopt));
}

TEST_F(RealMaps, Porto) {
  const auto network = import_osm(kMaps / "porto.osm.pbf", {}, {});
  EXPECT_EQ(count_of(network, "nodes_read"), 347944);
  EXPECT_GT(count_of(network, "restrictions_used"), 300);
  EXPECT_GT(network.segments().size(), 90000U);
  expect_restrictions_accounted_for(network);
}

TEST_F(RealMaps, NorthBayreuthByBoundaryName) {
  const auto map = kMaps / "north-bayreuth.osm.gz";
  const auto whole = import_osm(map, {}, {});
  const auto cut = import_osm(map, {"heinersREUTH", 0}, {});
  const auto wider = import_osm(map, {"heinersREUTH", 1000}, {});
  EXPECT_GT(cut.segments().size(), 100U);
  EXPECT_LT(cut.segments().size(), wider.segments().size());
  EXPECT_LT(wider.segments().size(), whole.segments().size());
  EXPECT_TRUE(cut.data().covered.contains(Coordinate::from_degrees(11.52, 49.97)));
  EXPECT_EQ(wider.provenance().area, "heinersREUTH + 1 km");
  const InputError error = error_of([&] { import_osm(map, {"forst", 0}, {}); });
  EXPECT_EQ(error.code(), "ambiguous_area") << "two forests match";
  EXPECT_NE(error.action().find("Heinersreuther Forst (admin_level 8"), std::string::npos) << error.action();
}

TEST_F(RealMaps, TruncatedFilesAreRefused) {
  for (const auto* name : {"cottbus-ost.osm.pbf", "north-bayreuth.osm.gz"}) {
    std::ifstream stream(kMaps / name, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    bytes.resize(bytes.size() * 2 / 3);
    EXPECT_EQ(code_of([&] { import_osm_bytes(bytes, name, {}, {}); }), "truncated_map") << name;
  }
}

TEST_F(RealMaps, TwoThreadsReadTheSame) {
  RunContext two;
  two.threads = 2;
  const auto one = import_osm(kMaps / "cottbus-ost.osm.pbf", {}, {});
  const auto other = import_osm(kMaps / "cottbus-ost.osm.pbf", {}, two);
  EXPECT_EQ(one.provenance().counts, other.provenance().counts);
  EXPECT_EQ(one.data().shape_points, other.data().shape_points);
}

}  // namespace
}  // namespace postkutscher
