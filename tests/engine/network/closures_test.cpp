#include "engine/network/closures.h"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>

#include "engine/base/random.h"
#include "tests/support/ascii_map.h"

namespace postkutscher {
namespace {

//  A---B---C over D---E, 400 m each; D-E bends south over the point F.
AsciiMap street() {
  AsciiMap map({"A---B---C", "         ", "D       E", "         ", "    F    "}, 100);
  map.way("ABC").way("DFE").way("AD");
  return map;
}

Polygon rectangle(const AsciiMap& map, double west, double north, double east, double south) {
  return {{map.place(west, north), map.place(east, north), map.place(east, south), map.place(west, south)}, {}};
}

std::string letters(const AsciiMap& map, const std::vector<SegmentId>& segments) {
  std::vector<DirectedSegment> directed;
  for (const SegmentId segment : segments) directed.emplace_back(segment, true);
  return map.letters(directed);
}

TEST(Closures, SegmentsOfAWay) {
  AsciiMap map = street();
  map.way("BF");
  map.build();
  EXPECT_EQ(letters(map, segments_of_way(map.network(), map.way_id("ABC"))), "AB BC");
  EXPECT_EQ(letters(map, segments_of_way(map.network(), map.way_id("AD"))), "AD");
  EXPECT_TRUE(segments_of_way(map.network(), 4711).empty());
}

TEST(Closures, SegmentsThatTouchAnArea) {
  AsciiMap map = street();
  map.build();
  const auto touching = [&](const Polygon& polygon) {
    return letters(map, segments_touching(map.network(), Area{{polygon}}));
  };
  EXPECT_EQ(touching(rectangle(map, 5, -1, 6, 1)), "AC") << "runs through, with no point inside";
  EXPECT_EQ(touching(rectangle(map, 5, 0, 6, 1)), "AC") << "along the border";
  EXPECT_EQ(touching(rectangle(map, 8, -1, 9, 1)), "AC") << "ends on the border";
  EXPECT_EQ(touching(rectangle(map, 3, 3.5, 5, 5)), "DE") << "an inner point of the line";
  EXPECT_EQ(touching(rectangle(map, -1, -1, 9, 5)), "AC DE AD") << "all inside";
  EXPECT_EQ(touching(rectangle(map, -1, -1, 1, 1)), "AC AD");
  EXPECT_EQ(touching(rectangle(map, 3, 1, 5, 2)), "") << "between the roads";
  EXPECT_EQ(touching(rectangle(map, 20, 20, 21, 21)), "");
}

TEST(Closures, HolesAndSeveralPolygons) {
  AsciiMap map = street();
  map.build();
  Polygon ring = rectangle(map, -9, -9, 20, 20);
  ring.inner.push_back(rectangle(map, -1, -1, 9, 1).outer);
  EXPECT_EQ(letters(map, segments_touching(map.network(), Area{{ring}})), "DE AD") << "A-C lies in the hole";
  const Area overlapping{{rectangle(map, 5, -1, 6, 1), rectangle(map, 5.5, -1, 7, 1), rectangle(map, 3, 3, 5, 5)}};
  EXPECT_EQ(letters(map, segments_touching(map.network(), overlapping)), "AC DE");
}

// Against points every metre of the roads, which lie in the area or nowhere near it.
TEST(Closures, AgreesWithWalkingAlongTheRoads) {
  constexpr std::uint64_t kSeed = 11;
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  RandomStream random({.seed = kSeed, .purpose = "closures"});
  const auto cell = [&] { return boost::random::uniform_int_distribution<int>(-20, 100)(random) / 10.0; };
  AsciiMap map = street();
  map.build();
  std::size_t touched = 0;
  for (int round = 0; round < 300; ++round) {
    const Area area{{Polygon{{map.place(cell(), cell()), map.place(cell(), cell()), map.place(cell(), cell())}, {}}}};
    const auto found = segments_touching(map.network(), area);
    touched += found.size();
    for (const SegmentId segment : map.network().segments().ids()) {
      const auto line = map.network().geometry(DirectedSegment(segment, true));
      bool inside = false;
      double nearest = 1e9;
      for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        for (int step = 0; step <= 800; ++step) {
          const Coordinate at{line[i].lon_e7 + (line[i + 1].lon_e7 - line[i].lon_e7) * step / 800,
                              line[i].lat_e7 + (line[i + 1].lat_e7 - line[i].lat_e7) * step / 800};
          inside = inside || area.contains(at);
          nearest = std::min(nearest, area.distance_metres(at));
        }
      }
      const bool listed = std::find(found.begin(), found.end(), segment) != found.end();
      // Nearer than the steps either may be right.
      if (inside || nearest > 2) {
        EXPECT_EQ(listed, inside) << "round " << round << ", segment " << segment.value;
      }
    }
  }
  EXPECT_GT(touched, 100U);
}

}  // namespace
}  // namespace postkutscher
