// The synthetic map: a planar street network that respects the landscape, and what the importer makes of its file.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "engine/routing/router.h"
#include "engine/routing/topology.h"
#include "importers/osm/import.h"
#include "scenarios/cottbus/boundaries.h"
#include "scenarios/cottbus/districts.h"
#include "scenarios/cottbus/landscape.h"
#include "scenarios/cottbus/map_assembly.h"
#include "tests/scenarios/cottbus_folder.h"

namespace postkutscher {
namespace {

using cottbus::EdgeIndex;
using cottbus::Spot;

const Network& imported() {
  static const Network kNetwork = [] {
    const CottbusFolder day;
    return import_osm(day.file("cottbus.osm.pbf"), {}, RunContext{});
  }();
  return kNetwork;
}

double connected_share(const char* profile) {
  const Topology topology(imported());
  const Components components = count_components(topology, standard_profile(profile));
  return static_cast<double>(components.largest) / static_cast<double>(components.open_directed_segments);
}

TEST(CottbusMap, StreetsMeetOnlyInNodes) {
  const cottbus::City city = cottbus::draw_city(1);
  const auto& graph = city.graph;
  const auto beside = [](std::int64_t p, std::int64_t q) { return (p > 0 && q < 0) || (p < 0 && q > 0); };
  for (EdgeIndex e = 0; e < graph.edges().size(); ++e) {
    const auto& edge = graph.edges()[e];
    if (!edge.alive) continue;
    const Spot a = graph.spot(edge.a), b = graph.spot(edge.b);
    for (const EdgeIndex f : graph.edges_near(a, b, 0)) {
      const auto& other = graph.edges()[f];
      if (f <= e || other.a == edge.a || other.a == edge.b || other.b == edge.a || other.b == edge.b) continue;
      const Spot c = graph.spot(other.a), d = graph.spot(other.b);
      EXPECT_FALSE(beside(cross(b - a, c - a), cross(b - a, d - a)) && beside(cross(d - c, a - c), cross(d - c, b - c)))
          << "edges " << e << " and " << f;
    }
  }
}

TEST(CottbusMap, NoStreetRunsThroughTheLake) {
  const cottbus::City city = cottbus::draw_city(1);
  for (const auto& node : city.graph.nodes()) {
    EXPECT_FALSE(!node.edges.empty() && cottbus::in_lake(node.at));
  }
  for (const auto& house : city.houses) EXPECT_FALSE(cottbus::in_lake(house.at));
  EXPECT_NEAR(static_cast<double>(std::abs(doubled_area(cottbus::lake()))) / 2e8, 18.8, 1.0);  // square kilometres
}

TEST(CottbusMap, OnlyBridgesCrossTheRiver) {
  const cottbus::City city = cottbus::draw_city(1);
  std::size_t bridges = 0;
  for (const auto& edge : city.graph.edges()) {
    if (!edge.alive || !cottbus::crosses_water(city.graph.spot(edge.a), city.graph.spot(edge.b))) continue;
    EXPECT_TRUE(edge.bridge);
    ++bridges;
  }
  EXPECT_GE(bridges, 6U);
  EXPECT_LE(bridges, 20U);
}

// Each border way belongs to two districts, or to one and the edge of the city; each ring closes.
TEST(CottbusMap, DistrictsTileTheCity) {
  std::vector<std::map<Spot, int>> ends(cottbus::kDistrictCount + 1);
  for (const auto& border : cottbus::draw_borders()) {
    ASSERT_GE(border.districts.size(), 1U);
    ASSERT_LE(border.districts.size(), 2U);
    for (const Spot end : {border.line.front(), border.line.back()}) {
      for (const auto district : border.districts) ++ends[district][end];
      if (border.districts.size() == 1) ++ends[cottbus::kDistrictCount][end];
    }
  }
  for (const auto& ring : ends) {
    EXPECT_GE(ring.size(), 3U);
    for (const auto& [at, count] : ring) EXPECT_EQ(count, 2);
  }
}

TEST(CottbusMap, ImportsAsATownOfTheStatedSize) {
  EXPECT_GE(imported().segments().size(), 8000U);
  EXPECT_LE(imported().segments().size(), 15000U);
  EXPECT_GE(imported().data().addresses.size(), 3000U);
  EXPECT_GE(imported().data().forbidden_sequences.size(), 30U);
  EXPECT_TRUE(imported().provenance().synthetic);
  EXPECT_EQ(imported().provenance().data_time.substr(0, 10), "2026-04-01");
}

TEST(CottbusMap, NearlyEveryStreetIsConnected) {
  for (const char* profile : {"car", "taxi", "wheelchair_van", "ambulance", "foot"}) {
    EXPECT_GE(connected_share(profile), 0.99) << profile;
  }
}

TEST(CottbusMap, HasAllDistrictsWithBothNames) {
  std::map<std::string, const District*> found;
  for (const auto& district : imported().data().districts) found[district.german] = &district;
  for (std::size_t i = 0; i < cottbus::kDistrictCount; ++i) {
    const auto& fact = cottbus::settlements()[i];
    ASSERT_EQ(found.count(std::string(fact.german)), 1U) << fact.german;
    const District& district = *found.at(std::string(fact.german));
    EXPECT_EQ(district.sorbian, fact.sorbian);
    EXPECT_EQ(district.population, static_cast<std::uint32_t>(fact.population));
    EXPECT_TRUE(district.outline.contains(to_coordinate(fact.centre()))) << fact.german;
    const auto at = imported().district_at(to_coordinate(fact.centre()));
    EXPECT_EQ(imported().data().districts[at].german, fact.german);
  }
}

TEST(CottbusMap, HasFacilitiesOfEveryKind) {
  std::map<FacilityKind, int> count;
  for (const auto& facility : imported().data().facilities) ++count[facility.kind];
  using enum FacilityKind;
  EXPECT_EQ(count[hospital], 2);
  EXPECT_EQ(count[dialysis], 4);
  EXPECT_EQ(count[rehabilitation], 3);
  for (const auto kind : {clinic, doctors, nursing_home, pharmacy, station, townhall}) EXPECT_GE(count[kind], 1);
}

TEST(CottbusMap, ShowsSorbianStreetNames) {
  std::set<std::string> sorbian;
  for (const auto& name : imported().data().names) sorbian.insert(name.sorbian);
  EXPECT_EQ(sorbian.count("Dwórnišćowa droga"), 1U);
  EXPECT_EQ(sorbian.count("Barlińska droga"), 1U);
  EXPECT_EQ(sorbian.count("Grodkojska droga"), 1U);
}

TEST(CottbusMap, CanBeCutToTheCity) {
  const CottbusFolder day;
  const Network city = import_osm(day.file("cottbus.osm.pbf"), {.area = "Cottbus"}, RunContext{});
  EXPECT_LT(city.segments().size(), imported().segments().size());
  EXPECT_GT(city.segments().size(), imported().segments().size() * 8 / 10);
}

}  // namespace
}  // namespace postkutscher
