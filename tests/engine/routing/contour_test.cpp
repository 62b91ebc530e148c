// Outlines on a grid, judged by Boost.Geometry: valid and nested whatever the lines.
#include "engine/routing/contour.h"

#include <boost/random/uniform_real_distribution.hpp>
#include <cmath>
#include <gtest/gtest.h>
#include <numbers>

#include "engine/base/random.h"
#include "tests/engine/routing/plane_area.h"

namespace postkutscher {
namespace {

constexpr double kCell = 20, kBuffer = 80;  // metres

// Metres to the north-east of a place on the equator, where units of longitude and latitude have the same length; a
// cell of 1,799 of them is a little wider than 20 m.
const LocalProjection kPlane(Coordinate{0, 0});

DistanceField empty_field(std::uint32_t columns, std::uint32_t rows, std::int32_t step = 1799) {
  const double cell = kCell * step / 1799;
  return DistanceField(Grid{{0, 0}, step, step, columns, rows}, kPlane, 5.5 * cell);
}

TEST(DistanceField, KnowsDistancesToItsLines) {
  DistanceField field = empty_field(30, 30);
  field.add({{200, 200}, {300, 200}});
  const Grid& grid = field.grid();
  EXPECT_NEAR(field.at(grid.node(12, 10)), 0, 0.1);
  EXPECT_NEAR(field.at(grid.node(12, 13)), 60, 0.1);
  EXPECT_NEAR(field.at(grid.node(18, 14)), 100, 0.1);  // 60 m beyond the end, 80 m beside it
  EXPECT_NEAR(field.at(grid.node(12, 20)), kBuffer + 1.5 * kCell, 0.1) << "no farther than the reach";
  field.add({{240, 400}, {240, 400}});
  EXPECT_NEAR(field.at(grid.node(12, 19)), 20, 0.1) << "a line without length is a point";
}

TEST(Contour, OfOnePointIsACircle) {
  DistanceField field = empty_field(20, 20);
  field.add({{203, 197}, {203, 197}});
  const auto polygons = ContourTracer(1).trace(field, kBuffer, 0).polygons;
  ASSERT_EQ(polygons.size(), 1U);
  EXPECT_TRUE(polygons[0].inner.empty());
  EXPECT_EQ(defect(Area{polygons}), "");
  for (const Coordinate c : polygons[0].outer) {
    const Point p = kPlane.to_metres(c);
    EXPECT_NEAR(std::hypot(p.x - 203, p.y - 197), kBuffer, 2);
  }
  const double circle = std::numbers::pi * kBuffer * kBuffer;
  EXPECT_NEAR(square_metres(Area{polygons}), circle, circle * 0.07) << "chords cut corners";
}

TEST(Contour, StraightOutlinesHaveFewPoints) {
  DistanceField field = empty_field(200, 20);
  field.add({{200, 200}, {3700, 213}});
  const auto polygons = ContourTracer(1).trace(field, kBuffer, 0).polygons;
  ASSERT_EQ(polygons.size(), 1U);
  EXPECT_LT(polygons[0].outer.size(), 24U);
}

// A street round a square, another one within it.
class Squares : public testing::Test {
 protected:
  Squares() : field_(empty_field(80, 80)) {
    square(800, 500);
    square(800, 100);
  }
  void square(double middle, double half) {
    const double low = middle - half, high = middle + half;
    field_.add({{low, low}, {high, low}});
    field_.add({{high, low}, {high, high}});
    field_.add({{high, high}, {low, high}});
    field_.add({{low, high}, {low, low}});
  }
  DistanceField field_;
};

TEST_F(Squares, HaveHolesWithIslands) {
  const Area area = ContourTracer(1).trace(field_, kBuffer, 0);
  const auto& polygons = area.polygons;
  ASSERT_EQ(polygons.size(), 2U);
  ASSERT_EQ(polygons[0].inner.size(), 1U);
  EXPECT_EQ(polygons[1].inner.size(), 1U) << "40 m × 40 m in the middle";
  EXPECT_EQ(defect(area), "");
  const double hole = 840 * 840, island = 4 * 200 * 80 + 200 * 200 + std::numbers::pi * kBuffer * kBuffer - 40 * 40;
  EXPECT_NEAR(square_metres(area), 1160 * 1160 - (4 - std::numbers::pi) * kBuffer * kBuffer - hole + island, 1e4);
}

TEST_F(Squares, LoseHolesThatAreTooSmall) {
  ContourTracer tracer(3);
  EXPECT_EQ(tracer.trace(field_, kBuffer, 2000).polygons.at(1).inner.size(), 0U);
  const auto filled = ContourTracer(1).trace(field_, kBuffer, 1e6).polygons;
  ASSERT_EQ(filled.size(), 1U) << "what lies in a filled hole is part of it";
  EXPECT_TRUE(filled[0].inner.empty());
}

struct Levels {
  std::size_t count;
  std::int32_t step;  // units of a cell
};

class ContourLevels : public testing::TestWithParam<Levels> {};

// Lines at random places, more of them at every level; some lie on the grid exactly.
TEST_P(ContourLevels, AreValidAndNested) {
  const auto [count, step] = GetParam();
  const double cell = kCell * step / 1799, buffer = 4 * cell;
  std::size_t holes = 0, polygons = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomStream random({.seed = seed, .purpose = "contour"});
    const auto draw = [&](double from, double to) {
      const double cells = boost::random::uniform_real_distribution<>(from, to)(random);
      return (seed % 4 == 0 ? std::round(cells) : cells) * cell;
    };
    DistanceField field = empty_field(120, 100, step);
    ContourTracer tracer(count);
    Area inner;
    for (std::size_t level = 0; level < count; ++level) {
      for (std::size_t i = 0; i < 48 / count; ++i) {
        const Point from{draw(8, 110), draw(8, 90)};
        const double x = from.x + draw(-15, 15), y = from.y + draw(-15, 15);
        field.add({from, {std::clamp(x, 8 * cell, 110 * cell), std::clamp(y, 8 * cell, 90 * cell)}});
      }
      const double least_hole = seed % 2 == 0 ? 0 : std::numbers::pi * buffer * buffer;
      const Area area = tracer.trace(field, buffer, least_hole);
      ASSERT_EQ(defect(area), "") << "level " << level;
      ASSERT_TRUE(covered_by(inner, area)) << "level " << level;
      for (const Polygon& polygon : area.polygons) holes += polygon.inner.size();
      polygons += area.polygons.size();
      inner = area;
    }
  }
  EXPECT_GT(holes, 100U);
  EXPECT_GT(polygons, 500U);
}

// Coarse units leave little room for many levels.
INSTANTIATE_TEST_SUITE_P(Steps, ContourLevels, testing::Values(Levels{4, 1799}, Levels{12, 1799}, Levels{20, 200}),
                         [](const auto& info) {
                           return std::to_string(info.param.count) + "_in_" + std::to_string(info.param.step);
                         });

}  // namespace
}  // namespace postkutscher
