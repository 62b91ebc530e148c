#include "engine/base/geo.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace postkutscher {
namespace {

// 1 degree of a great circle: 6,371,008.8 m * pi / 180.
constexpr double kMetresPerDegree = 111'195.08;

Coordinate degrees(double lon, double lat) {
  return Coordinate::from_degrees(lon, lat);
}

Ring square(double west, double south, double side) {
  return {degrees(west, south), degrees(west + side, south), degrees(west + side, south + side),
          degrees(west, south + side)};
}

TEST(Geo, DistancesOnTheGlobe) {
  EXPECT_NEAR(distance_metres(degrees(14, 51), degrees(14, 52)), kMetresPerDegree, 0.1);
  EXPECT_NEAR(distance_metres(degrees(14, 60), degrees(14.001, 60)), kMetresPerDegree * 0.001 / 2, 0.01);
  EXPECT_NEAR(distance_metres(degrees(-90, 0), degrees(90, 0)), 180 * kMetresPerDegree, 20);
  EXPECT_EQ(distance_metres(degrees(14, 51), degrees(14, 51)), 0);
  // Cottbus – Berlin, centre to centre, about 104 km.
  EXPECT_NEAR(distance_metres(degrees(14.3343, 51.7607), degrees(13.4050, 52.5200)), 105'800, 1000);
}

TEST(Geo, ChecksDegrees) {
  EXPECT_TRUE(is_valid_lon_lat(-180, 90));
  EXPECT_FALSE(is_valid_lon_lat(180.1, 0));
  EXPECT_FALSE(is_valid_lon_lat(0, -90.1));
  EXPECT_FALSE(is_valid_lon_lat(0, std::numeric_limits<double>::quiet_NaN()));
}

TEST(Geo, ProjectionIsItsOwnInverse) {
  const Coordinate origin = degrees(14.33, 51.76);
  const LocalProjection plane(origin);
  const Coordinate c = degrees(14.36, 51.74);
  EXPECT_EQ(plane.to_coordinate(plane.to_metres(c)), c);
  const Point p = plane.to_metres(c);
  EXPECT_NEAR(std::hypot(p.x, p.y), distance_metres(origin, c), 1.0);
  EXPECT_GT(p.x, 0);
  EXPECT_LT(p.y, 0);
}

TEST(Geo, AreasContainTheirBorderButNotTheirHoles) {
  const Area area{{Polygon{square(14, 51, 1), {square(14.4, 51.4, 0.2)}}}};
  EXPECT_TRUE(area.contains(degrees(14.1, 51.1)));
  EXPECT_TRUE(area.contains(degrees(14, 51)));
  EXPECT_TRUE(area.contains(degrees(14.5, 51)));
  EXPECT_FALSE(area.contains(degrees(14.5, 51.5)));
  EXPECT_FALSE(area.contains(degrees(15.1, 51.5)));
  EXPECT_FALSE(area.contains(degrees(13.9, 51)));
  EXPECT_FALSE(Area().contains(degrees(14, 51)));
}

// A ray to the east through corners must not be counted twice.
TEST(Geo, RaysThroughCornersAreFine) {
  const Area diamond{{Polygon{{degrees(0, -1), degrees(1, 0), degrees(0, 1), degrees(-1, 0)}, {}}}};
  EXPECT_TRUE(diamond.contains(degrees(0, 0)));
  EXPECT_FALSE(diamond.contains(degrees(-1.5, 0)));
  EXPECT_FALSE(diamond.contains(degrees(-0.5, 1)));
  EXPECT_TRUE(diamond.contains(degrees(0.5, 0.5)));
}

TEST(Geo, DistanceToAnArea) {
  const Area area{{Polygon{square(14, 51, 1), {square(14.4, 51.4, 0.2)}}}};
  EXPECT_EQ(area.distance_metres(degrees(14.1, 51.1)), 0);
  EXPECT_NEAR(area.distance_metres(degrees(14.5, 50.99)), 0.01 * kMetresPerDegree, 0.1);
  EXPECT_NEAR(area.distance_metres(degrees(14.5, 51.41)), 0.01 * kMetresPerDegree, 0.1);
  // South-west of the corner: to the corner itself.
  EXPECT_NEAR(area.distance_metres(degrees(13.99, 50.99)), distance_metres(degrees(13.99, 50.99), degrees(14, 51)), 1);
}

TEST(Geo, BoxesGrow) {
  BoundingBox box;
  EXPECT_TRUE(box.empty());
  EXPECT_FALSE(box.contains(degrees(0, 0)));
  box.extend(degrees(14, 51));
  box.extend(degrees(14.2, 51.1));
  EXPECT_EQ(box.centre(), degrees(14.1, 51.05));
  const BoundingBox wider = box.buffered(1000);
  EXPECT_NEAR(distance_metres(wider.south_west, {wider.south_west.lon_e7, box.south_west.lat_e7}), 1000, 1);
  EXPECT_TRUE(wider.contains(degrees(14.21, 51.1)));
  EXPECT_TRUE(BoundingBox().buffered(10).empty());
}

}  // namespace
}  // namespace postkutscher
