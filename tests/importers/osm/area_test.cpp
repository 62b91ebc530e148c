#include "importers/osm/area.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "importers/osm/rings.h"
#include "tests/support/input_errors.h"

namespace postkutscher::osm {
namespace {

using testing::HasSubstr;

Coordinate at(double lon, double lat) {
  return Coordinate::from_degrees(lon, lat);
}

TEST(AreaOption, Boxes) {
  const auto wish = parse_area({"14.25, 51.70,14.45,51.82", 2000});
  ASSERT_TRUE(wish.area);
  EXPECT_TRUE(wish.area->contains(at(14.3, 51.75)));
  EXPECT_FALSE(wish.area->contains(at(14.5, 51.75)));
  EXPECT_EQ(wish.description, "14.25, 51.70,14.45,51.82 + 2 km");
  EXPECT_TRUE(parse_area({"", 0}).whole());
  EXPECT_EQ(parse_area({" Cottbus ", 0}).boundary, "Cottbus");
}

TEST(AreaOption, BadBoxes) {
  const auto code = [](const char* area) { return code_of([area] { parse_area({area, 0}); }); };
  EXPECT_EQ(code("14.25,51.70,14.45"), "invalid_area");
  EXPECT_EQ(code("14.25,51.70,14.45,51.82,3"), "invalid_area");
  EXPECT_EQ(code("14.45,51.70,14.25,51.82"), "invalid_area");
  EXPECT_EQ(code("14.25,51.7.0,14.45,51.82"), "invalid_area");
  EXPECT_EQ(code("200,51,201,52"), "invalid_area");
  EXPECT_EQ(code("51,140,52,141"), "swapped_coordinates");
  EXPECT_EQ(code("nowhere.geojson"), "missing_file");
}

TEST(Buffer, WidensByMetresOnEverySide) {
  const auto box = area_of_box({at(14.30, 51.70), at(14.40, 51.80)});
  const auto wide = buffered(box, 1000);
  // 1 km is 0.0145 degrees of longitude and 0.0090 of latitude here.
  EXPECT_TRUE(wide.contains(at(14.30 - 0.0143, 51.75)));
  EXPECT_FALSE(wide.contains(at(14.30 - 0.0147, 51.75)));
  EXPECT_TRUE(wide.contains(at(14.35, 51.80 + 0.0088)));
  EXPECT_FALSE(wide.contains(at(14.35, 51.80 + 0.0092)));
  EXPECT_FALSE(wide.contains(at(14.30 - 0.0143, 51.70 - 0.0088))) << "corners are round";
  EXPECT_EQ(buffered(box, 0).polygons.front().outer, box.polygons.front().outer);
}

TEST(Rings, JoinsWaysInAnyOrderAndDirection) {
  const auto joined = join_rings({{1, 2, 3}, {5, 4, 3}, {1, 6, 5}, {10, 11, 12, 10}});
  EXPECT_TRUE(joined.complete);
  ASSERT_EQ(joined.rings.size(), 2U);
  EXPECT_EQ(joined.rings[0], (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(joined.rings[1], (std::vector<std::int64_t>{10, 11, 12}));
}

TEST(Rings, OpenLinesAreReported) {
  const auto joined = join_rings({{1, 2, 3}, {3, 4}, {10, 11, 12, 10}});
  EXPECT_FALSE(joined.complete);
  EXPECT_EQ(joined.rings.size(), 1U);
  EXPECT_FALSE(join_rings({{1, 2}, {2, 1}}).complete) << "two points are no ring";
}

TEST(Rings, HolesAndIslands) {
  const auto square = [](double west, double south, double size) {
    return Ring{at(west, south), at(west + size, south), at(west + size, south + size), at(west, south + size)};
  };
  // An island in a hole of a large area, and another area beside it.
  const auto area = area_of_rings({square(1, 1, 8), square(4, 4, 2), square(0, 0, 10), square(20, 0, 1)});
  ASSERT_EQ(area.polygons.size(), 3U);
  EXPECT_TRUE(area.contains(at(0.5, 0.5)));
  EXPECT_FALSE(area.contains(at(2, 2)));
  EXPECT_TRUE(area.contains(at(5, 5)));
  EXPECT_TRUE(area.contains(at(20.5, 0.5)));
}

RawBoundary boundary(std::int64_t id, std::vector<std::string> names) {
  RawBoundary made;
  made.id = id;
  made.names = std::move(names);
  return made;
}

TEST(BoundaryNames, WholeNameThenPartThenAnythingInside) {
  const std::vector<RawBoundary> all = {boundary(1, {"Cottbus - Chóśebuz", "Cottbus", "Chóśebuz"}),
                                        boundary(2, {"Forst (Lausitz)/Baršć (Łužyca)"}), boundary(3, {"Forst"}),
                                        boundary(4, {"Neuhausen/Spree"}), boundary(5, {"Landkreis Spree-Neiße"})};
  const auto ids = [&all](const char* name) {
    std::vector<std::int64_t> found;
    for (const auto* match : matching_boundaries(name, all)) found.push_back(match->id);
    return found;
  };
  using Ids = std::vector<std::int64_t>;
  EXPECT_EQ(ids("cottbus"), Ids{1});
  EXPECT_EQ(ids("CHÓŚEBUZ"), Ids{1});
  EXPECT_EQ(ids("Forst"), Ids{3}) << "a whole name wins over a part";
  EXPECT_EQ(ids("Baršć"), Ids{2});
  EXPECT_EQ(ids("Lausitz"), Ids{2});
  EXPECT_EQ(ids("spree"), Ids{4}) << "a part wins over anything inside";
  EXPECT_EQ(ids("Neiße"), Ids{5});
  EXPECT_EQ(ids("relation/2"), Ids{2});
  EXPECT_EQ(ids("us"), (Ids{1, 2, 4}));
  EXPECT_EQ(ids("Guben"), Ids{});
}

}  // namespace
}  // namespace postkutscher::osm
