// One place to or from all others: the same costs as tables, for every position, and at the ends of all segments.
#include "engine/routing/one_to_all.h"

#include <boost/random/uniform_int_distribution.hpp>
#include <filesystem>
#include <gtest/gtest.h>

#include "engine/base/random.h"
#include "engine/routing/router.h"
#include "engine/routing/travel_costs.h"
#include "importers/osm/import.h"
#include "tests/engine/routing/random_network.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

// Number of pairs with a way.
std::size_t compare_with_table(const Router& router, const std::vector<Position>& positions, OneToAll& search) {
  const CostTable table = router.costs(positions, positions, {});
  std::size_t found = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    router.one_to_all(positions[i], Travel::from, search);
    for (std::size_t j = 0; j < positions.size(); ++j) {
      EXPECT_EQ(search.cost(positions[j]), table.at(i, j)) << "from " << i << " to " << j;
      found += table.at(i, j) ? 1 : 0;
    }
    router.one_to_all(positions[i], Travel::to, search);
    for (std::size_t j = 0; j < positions.size(); ++j) {
      EXPECT_EQ(search.cost(positions[j]), table.at(j, i)) << "to " << i << " from " << j;
    }
  }
  return found;
}

class OneToAllOnRandomNetworks : public testing::TestWithParam<std::string> {};

TEST_P(OneToAllOnRandomNetworks, CostsWhatTablesSay) {
  std::size_t found = 0, second_choices = 0;
  OneToAll search;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomNetwork random(seed);
    const Network network = random.build();
    Profile profile = standard_profile(GetParam());
    profile.smallest_large_component = 10;
    const Router router(network, profile, {.depart = {}, .closed = random.closures(network)});
    std::vector<Position> positions;
    for (int i = 0; i < 12; ++i) {
      positions.push_back(router.snap(random.place(), i % 2 == 0 ? Approach::any : Approach::kerb));
      second_choices += positions.back().in_large_component.anchors.empty() ? 0 : 1;
    }
    found += compare_with_table(router, positions, search);
    if (HasFailure()) break;
  }
  EXPECT_GT(found, 40U * 144 / 2);
  EXPECT_GT(second_choices, 0U);
}

INSTANTIATE_TEST_SUITE_P(Profiles, OneToAllOnRandomNetworks,
                         testing::Values("car", "wheelchair_van", "foot", "bicycle"),
                         [](const auto& profile) { return profile.param; });

// The ends of every segment as places of their own, by plain search.
TEST(OneToAll, LabelsEndsOfSegmentsAsPlainSearchDoes) {
  OneToAll search;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomNetwork random(seed);
    const Network network = random.build();
    const Router router(network, standard_profile("car"));
    const DirectedSegment start(static_cast<std::uint32_t>(random.below(static_cast<int>(network.segments().size()))));
    const Position place = place_on(start, network.segment(start).length / 2);
    for (const Travel travel : {Travel::from, Travel::to}) {
      router.one_to_all(place, travel, search);
      ASSERT_EQ(search.choices().size(), 1U);
      for (std::uint32_t d = 0; d < network.directed_segment_count(); ++d) {
        const DirectedSegment on(d);
        const bool open = search.metric().of(on).open();
        const Position end = place_on(on, travel == Travel::from ? 0 : network.segment(on).length);
        const auto want = travel == Travel::from ? router.plain_cost(place, end) : router.plain_cost(end, place);
        const PackedCost label = search.choices().front().costs[d];
        EXPECT_EQ(label == kNoPath ? std::nullopt : std::optional(unpacked(label)), open ? want : std::nullopt) << d;
      }
    }
  }
}

TEST(OneToAll, TellsAheadFromBehindOnOneSegment) {
  AsciiMap map({"A--B", "|  |", "C--D"}, 100);
  for (const char* way : {"AB", "BD", "DC", "CA"}) map.way(way, {.oneway = true});
  const Router router(map.build(), plain_profile());
  const DirectedSegment on = map.directed("A", "B");
  const Position place = place_on(on, 1000);
  OneToAll search;
  // The way round has 300 + 200 + 300 + 200 m.
  router.one_to_all(place, Travel::from, search);
  EXPECT_EQ(search.cost(place_on(on, 1500))->distance, Distance::from_metres(50));
  EXPECT_EQ(search.cost(place_on(on, 500))->distance, Distance::from_metres(1000 - 50));
  EXPECT_EQ(search.cost(place)->distance, Distance{});
  router.one_to_all(place, Travel::to, search);
  EXPECT_EQ(search.cost(place_on(on, 1500))->distance, Distance::from_metres(1000 - 50));
  EXPECT_EQ(search.cost(place_on(on, 500))->distance, Distance::from_metres(50));
}

TEST(OneToAll, FindsNothingFromNowhere) {
  AsciiMap map({"A--B"}, 100);
  map.way("AB");
  const Router router(map.build(), plain_profile());
  OneToAll search;
  router.one_to_all(Position(), Travel::from, search);
  EXPECT_TRUE(search.choices().empty());
  EXPECT_EQ(search.cost(place_on(map.directed("A", "B"), 0)), std::nullopt);
}

TEST(OneToAll, CostsWhatTablesSayOnARealMap) {
  const std::filesystem::path file = "../shared/data/maps/heidelberg.osm.pbf";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: no ../shared/data";
  const Network network = import_osm(file, {}, {});
  const Router router(network, standard_profile("car"));
  RandomStream random({.seed = 20'261'123, .purpose = "one to all"});
  const auto last = static_cast<std::uint32_t>(network.nodes().size() - 1);
  std::vector<Position> positions;
  while (positions.size() < 60) {
    const NodeId node(boost::random::uniform_int_distribution<std::uint32_t>(0, last)(random));
    positions.push_back(router.snap(network.nodes()[node].at));
  }
  OneToAll search;
  EXPECT_GT(compare_with_table(router, positions, search), 60U * 30);
}

}  // namespace
}  // namespace postkutscher
