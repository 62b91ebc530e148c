#include "importers/osm/import.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>

#include "engine/base/errors.h"
#include "tests/importers/osm/temporary_map.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

using testing::HasSubstr;

// A cross of two streets in Cottbus: 1-2-3 from west to east, 4-2-5 from north to south. A node is about 700 m apart.
void draw_cross(TemporaryMap& map) {
  map.node(1, 14.32, 51.76).node(2, 14.33, 51.76).node(3, 14.34, 51.76).node(4, 14.33, 51.77).node(5, 14.33, 51.75);
  map.way(10, {1, 2}, {{"highway", "residential"}, {"name", "Weststraße"}});
  map.way(11, {2, 3}, {{"highway", "residential"}, {"name", "Oststraße"}, {"name:dsb", "Pódzajtšna droga"}});
  map.way(12, {4, 2}, {{"highway", "tertiary"}, {"oneway", "yes"}, {"ref", "L 50"}, {"name:hsb", "Sewjerna dróha"}});
  map.way(13, {2, 5}, {{"highway", "footway"}});
}

TEST(OsmImport, RoadsNamesAndCounts) {
  TemporaryMap map;
  draw_cross(map);
  map.way(14, {2, 99}, {{"highway", "residential"}}).way(15, {1, 4}, {{"highway", "bridleway"}});
  const auto network = map.import();
  ASSERT_EQ(network.segments().size(), 4U);
  EXPECT_EQ(count_of(network, "ways_read"), 6);
  EXPECT_EQ(count_of(network, "roads"), 5);
  EXPECT_EQ(count_of(network, "roads_for_nobody"), 1);
  EXPECT_EQ(count_of(network, "points_missing"), 1);
  EXPECT_EQ(count_of(network, "names_dsb"), 1);
  EXPECT_EQ(count_of(network, "names_hsb"), 1);
  EXPECT_EQ(network.name(SegmentId(1)).sorbian, "Pódzajtšna droga");
  EXPECT_EQ(network.name(SegmentId(2)).sorbian, "Sewjerna dróha");
  EXPECT_EQ(network.name(SegmentId(2)).reference, "L 50");
  EXPECT_EQ(network.provenance().source, "map.osm");
  EXPECT_EQ(network.provenance().source_checksum.size(), 8U);
  EXPECT_EQ(network.provenance().attribution, "© OpenStreetMap contributors, ODbL");
  EXPECT_FALSE(network.provenance().synthetic);
  EXPECT_TRUE(network.data().covered.contains(Coordinate::from_degrees(14.335, 51.765)));
}

TEST(OsmImport, MapsOfOurOwnGeneratorSaySo) {
  TemporaryMap map("postkutscher: Synthetisch – keine Aussage über Musterstadt");
  draw_cross(map);
  const auto network = map.import();
  EXPECT_TRUE(network.provenance().synthetic);
  EXPECT_EQ(network.provenance().attribution, "Synthetisch – keine Aussage über Musterstadt");
}

TEST(OsmImport, BarriersSignalsAndTurningPlaces) {
  TemporaryMap map;
  map.node(1, 14.32, 51.76, {{"highway", "turning_circle"}}).node(2, 14.33, 51.76, {{"barrier", "bollard"}});
  map.node(3, 14.34, 51.76).node(4, 14.35, 51.76, {{"highway", "traffic_signals"}}).node(5, 14.36, 51.76);
  map.way(10, {1, 2, 3}, {{"highway", "service"}}).way(11, {3, 4, 5}, {{"highway", "primary"}});
  const auto network = map.import();
  EXPECT_EQ(count_of(network, "barriers"), 1);
  int closed = 0, turning = 0, signals = 0;
  for (const auto& node : network.nodes()) {
    closed += (node.closed & mode_bit(Mode::car)) != 0;
    turning += node.turning_place;
  }
  for (const auto& segment : network.segments()) signals += segment.forward.signals;
  EXPECT_EQ(closed, 1);
  EXPECT_EQ(turning, 1);
  EXPECT_EQ(signals, 1);
}

TEST(OsmImport, RestrictionsAreAccountedFor) {
  TemporaryMap map;
  draw_cross(map);
  const auto turn = [&map](std::int64_t id, std::int64_t from, std::int64_t to, TemporaryMap::TextTags tags) {
    tags.emplace_back("type", "restriction");
    map.relation(id, {{"way", from, "from"}, {"node", 2, "via"}, {"way", to, "to"}}, tags);
  };
  turn(20, 12, 11, {{"restriction", "no_left_turn"}});
  turn(21, 10, 77, {{"restriction", "no_left_turn"}});
  turn(22, 12, 10, {{"restriction:hgv", "no_right_turn"}});
  turn(23, 12, 10, {{"restriction:conditional", "no_right_turn @ (Mo-Fr 07:00-16:00)"}});
  turn(26, 12, 10, {{"restriction:conditional", "no_right_turn @ (weight > 3.5)"}});
  turn(24, 12, 10, {{"restriction", "beware"}});
  map.relation(25, {{"way", 12, "from"}, {"way", 88, "from"}, {"node", 2, "via"}, {"way", 10, "to"}},
               {{"type", "restriction"}, {"restriction", "no_entry"}});
  const auto network = map.import();
  EXPECT_EQ(count_of(network, "restrictions_read"), 7);
  EXPECT_EQ(count_of(network, "restrictions_passed"), 3);
  EXPECT_EQ(count_of(network, "restrictions_without_road"), 1);
  EXPECT_EQ(count_of(network, "restrictions_other_modes"), 1);
  EXPECT_EQ(count_of(network, "restrictions_conditional"), 1);
  EXPECT_EQ(count_of(network, "restrictions_unknown_times"), 1);
  EXPECT_EQ(count_of(network, "restrictions_broken"), 1);
  EXPECT_EQ(count_of(network, "restrictions_used"), 3);
  ASSERT_EQ(network.data().forbidden_sequences.size(), 3U);
  const auto& conditional = network.data().forbidden_sequences[1];
  ASSERT_TRUE(conditional.condition.valid());
  EXPECT_EQ(network.data().conditions[conditional.condition].text, "Mo-Fr 07:00-16:00");
  EXPECT_FALSE(network.data().forbidden_sequences[0].condition.valid());
}

TEST(OsmImport, TimeConditionedRules) {
  TemporaryMap map;
  draw_cross(map);
  map.node(6, 14.345, 51.76, {{"barrier", "gate"}, {"access:conditional", "no @ (20:00-06:00); yes @ (wet)"}});
  map.node(7, 14.35, 51.76);
  map.way(14, {3, 6, 7}, {{"highway", "service"}, {"maxspeed:conditional", "10 @ (Mo-Fr 07:00-16:00; PH off)"}});
  map.way(15, {1, 4}, {{"highway", "bridleway"}, {"motor_vehicle:conditional", "yes @ (Jun-Aug)"}});
  const auto network = map.import();
  EXPECT_EQ(count_of(network, "conditions_read"), 4);
  EXPECT_EQ(count_of(network, "conditions_unknown"), 1);
  EXPECT_EQ(count_of(network, "conditions_in_part"), 1);
  EXPECT_EQ(network.data().conditions.size(), 3U);
  EXPECT_EQ(network.data().timed_passages.size(), 1U);
  EXPECT_EQ(network.data().timed.speed_limits.size(), 4U) << "the gate splits the way; two directions each";
  EXPECT_EQ(network.data().timed.access.size(), 2U) << "the bridleway is kept: at times it is open";
  EXPECT_EQ(count_of(network, "timed_rules"), 7);
  EXPECT_EQ(count_of(network, "roads_for_nobody"), 0);
}

TEST(OsmImport, AddressesFacilitiesAndDistricts) {
  TemporaryMap map;
  draw_cross(map);
  map.node(30, 14.331, 51.761).node(31, 14.333, 51.761).node(32, 14.332, 51.763);
  map.node(33, 14.325, 51.765, {{"addr:housenumber", "7"}, {"addr:street", "Weststraße"}});
  map.node(34, 14.33, 51.765,
           {{"place", "suburb"}, {"name", "Mitte"}, {"name:dsb", "Srjejź"}, {"population", "10648"}});
  map.node(35, 14.335, 51.765, {{"place", "suburb"}, {"name", "Sandow"}, {"population", "15017"}});
  map.node(40, 14.31, 51.75).node(41, 14.332, 51.75).node(42, 14.332, 51.78).node(43, 14.31, 51.78);
  map.way(50, {30, 31, 32, 30}, {{"amenity", "hospital"}, {"name", "Klinik"}, {"addr:housenumber", "1"}});
  map.way(51, {30, 99}, {{"building", "yes"}, {"addr:housenumber", "2"}});
  map.way(52, {98, 99}, {{"building", "yes"}, {"addr:housenumber", "3"}});
  map.way(53, {40, 41, 42}, {}).way(54, {40, 43, 42}, {});
  const TemporaryMap::TextTags district = {
      {"type", "boundary"}, {"boundary", "administrative"}, {"admin_level", "10"}, {"name", "Mitte"}};
  map.relation(60, {{"way", 53, "outer"}, {"way", 54, "outer"}}, district);
  auto broken = district;
  broken.back().second = "Torso";
  map.relation(61, {{"way", 53, "outer"}}, broken);
  map.relation(62, {{"way", 53, "outer"}}, {{"type", "site"}, {"amenity", "pharmacy"}, {"name", "Apotheke"}});
  const auto network = map.import();
  const auto& data = network.data();
  ASSERT_EQ(data.addresses.size(), 3U);
  EXPECT_EQ(count_of(network, "addresses_without_place"), 1);
  ASSERT_EQ(data.facilities.size(), 2U);
  EXPECT_EQ(data.facilities[0].kind, FacilityKind::pharmacy);
  EXPECT_EQ(data.facilities[1].kind, FacilityKind::hospital);
  EXPECT_EQ(data.facilities[1].at.lon_e7, 143320000) << "the mean of the three corners";
  ASSERT_EQ(data.districts.size(), 2U);
  EXPECT_EQ(count_of(network, "districts_broken"), 1);
  const auto& mitte = data.districts[DistrictId(0)];
  EXPECT_EQ(mitte.german + "/" + mitte.sorbian, "Mitte/Srjejź");
  EXPECT_EQ(mitte.population, 10648U);
  EXPECT_EQ(mitte.outline.polygons.size(), 1U);
  EXPECT_EQ(data.districts[DistrictId(1)].german, "Sandow");
  EXPECT_TRUE(data.districts[DistrictId(1)].outline.polygons.empty());
}

// A U that opens to the north: the mean of its corners lies between its wings.
TEST(OsmImport, AddressesOfOutlinesLieInside) {
  TemporaryMap map;
  draw_cross(map);
  map.node(70, 14.330, 51.770).node(71, 14.330, 51.762).node(72, 14.338, 51.762).node(73, 14.338, 51.770);
  map.node(74, 14.337, 51.770).node(75, 14.337, 51.763).node(76, 14.332, 51.763).node(77, 14.332, 51.770);
  map.way(80, {70, 71, 72, 73, 74, 75, 76, 77, 70}, {{"building", "yes"}, {"addr:housenumber", "1"}});
  map.way(81, {70, 71, 72, 73, 74}, {}).way(82, {74, 75, 76, 77, 70}, {});
  map.relation(83, {{"way", 81, "outer"}, {"way", 82, "outer"}},
               {{"type", "multipolygon"}, {"building", "yes"}, {"addr:housenumber", "1"}});
  const auto network = map.import();
  ASSERT_EQ(network.data().addresses.size(), 2U);
  for (const Address& address : network.data().addresses) {
    EXPECT_EQ(address.at, Coordinate::from_degrees(14.331, 51.76625)) << "the wider wing";
  }
}

TEST(OsmImport, WaysAcrossTheBorderStayWhole) {
  TemporaryMap map;
  draw_cross(map);
  map.node(33, 14.325, 51.765, {{"addr:housenumber", "7"}});
  const auto network = map.import("14.335,51.755,14.345,51.765");
  ASSERT_EQ(network.segments().size(), 1U);
  EXPECT_EQ(network.name(SegmentId(0)).german, "Oststraße");
  EXPECT_EQ(count_of(network, "roads_outside"), 3);
  EXPECT_TRUE(network.data().addresses.empty());
  EXPECT_FALSE(network.data().covered.contains(Coordinate::from_degrees(14.33, 51.76)));
  EXPECT_EQ(network.provenance().area, "14.335,51.755,14.345,51.765");
  EXPECT_EQ(map.import("14.335,51.755,14.345,51.765", 400).segments().size(), 4U) << "400 m reach the crossing";
}

TEST(OsmImport, CutByBoundaryNameAndGeoJson) {
  TemporaryMap map;
  draw_cross(map);
  map.node(40, 14.31, 51.755).node(41, 14.325, 51.755).node(42, 14.325, 51.765).node(43, 14.31, 51.765);
  map.way(53, {40, 41, 42, 43, 40}, {}).way(54, {40, 41, 98, 40}, {});
  const auto boundary = [&map](std::int64_t id, std::int64_t way, const char* name) {
    map.relation(id, {{"way", way, "outer"}},
                 {{"type", "boundary"}, {"boundary", "administrative"}, {"admin_level", "8"}, {"name", name}});
  };
  boundary(60, 53, "Westdorf/Wjas");
  boundary(61, 54, "Ostdorf");
  EXPECT_EQ(map.import("westdorf").segments().size(), 1U);
  EXPECT_EQ(map.import("WJAS").segments().size(), 1U);
  EXPECT_EQ(map.import("relation/60").segments().size(), 1U);
  EXPECT_EQ(code_of([&] { map.import("dorf"); }), "ambiguous_area");
  EXPECT_EQ(code_of([&] { map.import("Südstadt"); }), "unknown_area");
  EXPECT_EQ(code_of([&] { map.import("Ostdorf"); }), "incomplete_boundary");
  const auto file =
      map.write("cut.geojson",
                R"({"type":"Polygon","coordinates":[[[14.31,51.755],[14.325,51.765],[14.31,51.765],[14.31,51.755]]]})");
  EXPECT_EQ(code_of([&] { map.import(file.string()); }), "empty_area");
  EXPECT_EQ(map.import(file.string(), 1000).segments().size(), 4U);
  EXPECT_EQ(code_of([&] { map.import(map.write("bad.geojson", "{").string()); }), "malformed_geojson");
}

TEST(OsmImport, EmptyAndSwappedAreas) {
  TemporaryMap map;
  EXPECT_EQ(code_of([&] { map.import(); }), "empty_area") << "no road at all";
  draw_cross(map);
  EXPECT_EQ(code_of([&] { map.import("13,51,13.1,51.1"); }), "empty_area");
  EXPECT_EQ(code_of([&] { map.import("51.75,14.32,51.77,14.34"); }), "swapped_coordinates");
}

TEST(OsmImport, FilesThatAreNoMaps) {
  const TemporaryMap map;
  const auto code = [](const std::filesystem::path& file) -> std::string {
    const InputError error = error_of([&] { import_osm(file, {}, {}); });
    EXPECT_THAT(error.where(), HasSubstr(file.filename().string()));
    return error.code();
  };
  EXPECT_EQ(code("nowhere.osm.pbf"), "missing_file");
  EXPECT_EQ(code(map.write("folder.osm", "").parent_path()), "missing_file");
  EXPECT_EQ(code(map.write("text.osm.pbf", "Hello, this is no map at all, only a text of some length.")), "not_a_map");
  EXPECT_EQ(code(map.write("page.osm", "<html><body>404</body></html>")), "not_a_map");
  EXPECT_EQ(code(map.write("page.osm.gz", "<html><body>404</body></html>")), "not_a_map");
  EXPECT_EQ(code(map.write("map.zip", "PK")), "not_a_map");
  EXPECT_EQ(code(map.write("empty.osm.pbf", "")), "truncated_map");
  EXPECT_EQ(code(map.write("short.osm", "<?xml version=\"1.0\"?><osm version=\"0.6\"><node id=\"1\"")),
            "truncated_map");
}

TEST(OsmImport, BytesInMemoryGiveTheSameNetwork) {
  TemporaryMap map;
  draw_cross(map);
  const auto from_file = map.import();
  std::ifstream stream(map.write("other", "").parent_path() / "map.osm", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const auto from_bytes = import_osm_bytes(bytes, "map.osm", {}, {});
  EXPECT_EQ(from_bytes.provenance().counts, from_file.provenance().counts);
  EXPECT_EQ(from_bytes.provenance().source_checksum, from_file.provenance().source_checksum);
}

TEST(OsmImport, StopsWhenTheUserGivesUp) {
  TemporaryMap map;
  draw_cross(map);
  map.import();
  const std::atomic<bool> cancel = true;
  RunContext context;
  context.cancel = &cancel;
  const auto file = map.write("other", "").parent_path() / "map.osm";
  EXPECT_THROW(import_osm(file, {}, context), Cancelled);
}

}  // namespace
}  // namespace postkutscher
