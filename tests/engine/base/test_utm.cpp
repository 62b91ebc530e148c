#include <gtest/gtest.h>

#include "engine/base/utm.h"

namespace postkutscher {
namespace {

// Expected values: gdaltransform -s_srs OGC:CRS84 -t_srs EPSG:25833 (PROJ 9.1).
struct Known {
  double lon, lat, x, y;
};
constexpr Known kKnown[] = {{14.33417, 51.76056, 454047.179417896, 5734617.27882799},
                            {14.32278, 51.74306, 453243.030232095, 5732678.22982461},
                            {15.0, 0.0, 500000.0, 0.0},
                            {18.9, 54.9, 750031.945438562, 6090630.1949929},
                            {9.0, 48.5, 56867.9908788612, 5389283.11941972},
                            {8.7, 49.4, 43044.9762985469, 5491033.88101997}};

TEST(Utm, AgreesWithProjToAMillimetre) {
  for (const Known& known : kKnown) {
    const Point p = to_utm(Coordinate::from_degrees(known.lon, known.lat), 33);
    EXPECT_NEAR(p.x, known.x, 0.001) << known.lon << " " << known.lat;
    EXPECT_NEAR(p.y, known.y, 0.001) << known.lon << " " << known.lat;
  }
}

TEST(Utm, ZonesAreSixDegreesApart) {
  const Point in_32 = to_utm(Coordinate::from_degrees(8.33417, 51.76056), 32);
  const Point in_33 = to_utm(Coordinate::from_degrees(14.33417, 51.76056), 33);
  EXPECT_NEAR(in_32.x, in_33.x, 1e-6);
  EXPECT_NEAR(in_32.y, in_33.y, 1e-6);
}

}  // namespace
}  // namespace postkutscher
