#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/closures.h"
#include "tests/scenarios/scenario_folder.h"
#include "tests/support/ascii_map.h"

namespace postkutscher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ClosuresTest : public testing::Test {
 protected:
  ClosuresTest() : map_({"A---B---C", "    |    ", "    D    "}, 100) {
    map_.way("ABC").way("BD");
    map_.build();
  }

  AvoidedArea box(double west, double north, double east, double south) const {
    return {"works.geojson", Area{{Polygon{{map_.place(west, north), map_.place(east, north), map_.place(east, south),
                                            map_.place(west, south)},
                                           {}}}}};
  }
  SegmentId segment(const char* from, const char* to) const { return map_.directed(from, to).segment(); }
  std::vector<SegmentId> closed(const Closures& closures) const { return closed_segments(map_.network(), closures); }

  AsciiMap map_;
};

TEST_F(ClosuresTest, WaysAndAreasTogetherEachSegmentOnce) {
  EXPECT_TRUE(closed({}).empty());
  const ClosedWay street{map_.way_id("ABC"), ""};
  EXPECT_THAT(closed({{street, street}, {}}), ElementsAre(segment("A", "B"), segment("B", "C")));
  EXPECT_THAT(closed({{}, box(3, 1, 5, 2)}), ElementsAre(segment("B", "D")));
  EXPECT_THAT(closed({{street}, box(3, -1, 5, 2)}),
              ElementsAre(segment("A", "B"), segment("B", "C"), segment("B", "D")));
}

TEST_F(ClosuresTest, AnAreaBesideTheRoadsClosesNone) {
  EXPECT_TRUE(closed({{}, box(6, 1, 7, 2)}).empty());
}

TEST_F(ClosuresTest, UnknownWaysAreNamed) {
  const Closures closures{{{map_.way_id("BD"), "--close 2"}, {4711, "--close way/4711"}}, {}};
  EXPECT_THAT(input_error([&] { closed(closures); }), HasSubstr("the map has no road way/4711."));
}

TEST_F(ClosuresTest, AreasOutsideTheMapAreRefused) {
  EXPECT_THAT(input_error([&] {
                closed({{}, box(100, 100, 101, 101)});
              }),
              AllOf(HasSubstr("avoided_area_off_map | works.geojson |"), HasSubstr("outside the map"),
                    HasSubstr("Draw it within")));
  AvoidedArea swapped = box(0, 0, 1, 1);
  for (Coordinate& c : swapped.area.polygons.front().outer) std::swap(c.lon_e7, c.lat_e7);
  EXPECT_THAT(input_error([&] { closed({{}, swapped}); }), HasSubstr("Did you swap"));
}

TEST(ClosedWays, AreReadAsOpenStreetMapWritesThem) {
  EXPECT_EQ(closed_way("way/4711", "").id, 4711);
  EXPECT_EQ(closed_way("9223372036854775807", "").id, INT64_MAX);
  EXPECT_EQ(closed_way("way/-3", "").id, -3);
  for (const char* text : {"", "way/", "node/4711", "4711 ", "Bahnhofstraße", "9223372036854775808"}) {
    EXPECT_THAT(input_error([&] { closed_way(text, "--close"); }), testing::StartsWith("bad_way | --close |")) << text;
  }
}

}  // namespace
}  // namespace postkutscher
