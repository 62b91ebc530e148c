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

constexpr double kCell = 20, kBuffer = 80;

DistanceField empty_field(std::uint32_t columns, std::uint32_t rows) {
  return DistanceField(Grid{{0, 0}, kCell, columns, rows}, kBuffer + 1.5 * kCell);
}

TEST(DistanceField, KnowsDistancesToItsLines) {
  DistanceField field = empty_field(30, 30);
  field.add({{200, 200}, {300, 200}});
  const Grid& grid = field.grid();
  EXPECT_NEAR(field.at(grid.node(12, 10)), 0, 1e-3);
  EXPECT_NEAR(field.at(grid.node(12, 13)), 60, 1e-3);
  EXPECT_NEAR(field.at(grid.node(18, 14)), 100, 1e-3);  // 60 m beyond the end, 80 m beside it
  EXPECT_NEAR(field.at(grid.node(12, 20)), kBuffer + 1.5 * kCell, 1e-3) << "no farther than the reach";
  field.add({{240, 400}, {240, 400}});
  EXPECT_NEAR(field.at(grid.node(12, 19)), 20, 1e-3) << "a line without length is a point";
}

TEST(Contour, OfOnePointIsACircle) {
  DistanceField field = empty_field(20, 20);
  field.add({{203, 197}, {203, 197}});
  const auto polygons = ContourTracer(1).trace(field, kBuffer, 0);
  ASSERT_EQ(polygons.size(), 1U);
  EXPECT_TRUE(polygons[0].inner.empty());
  EXPECT_EQ(defect(polygons), "");
  for (const Point p : polygons[0].outer) EXPECT_NEAR(std::hypot(p.x - 203, p.y - 197), kBuffer, 2);
  const double circle = std::numbers::pi * kBuffer * kBuffer;
  EXPECT_NEAR(size_of(polygons), circle, circle * 0.07) << "chords cut corners";
}

TEST(Contour, StraightOutlinesHaveFewPoints) {
  DistanceField field = empty_field(200, 20);
  field.add({{200, 200}, {3700, 213}});
  const auto polygons = ContourTracer(1).trace(field, kBuffer, 0);
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
  const auto polygons = ContourTracer(1).trace(field_, kBuffer, 0);
  ASSERT_EQ(polygons.size(), 2U);
  ASSERT_EQ(polygons[0].inner.size(), 1U);
  EXPECT_EQ(polygons[1].inner.size(), 1U) << "40 m × 40 m in the middle";
  EXPECT_EQ(defect(polygons), "");
  const double hole = 840 * 840, island = 4 * 200 * 80 + 200 * 200 + std::numbers::pi * kBuffer * kBuffer - 40 * 40;
  EXPECT_NEAR(size_of(polygons), 1160 * 1160 - (4 - std::numbers::pi) * kBuffer * kBuffer - hole + island, 1e4);
}

TEST_F(Squares, LoseHolesThatAreTooSmall) {
  ContourTracer tracer(3);
  EXPECT_EQ(tracer.trace(field_, kBuffer, 2000).at(1).inner.size(), 0U);
  const auto filled = ContourTracer(1).trace(field_, kBuffer, 1e6);
  ASSERT_EQ(filled.size(), 1U) << "what lies in a filled hole is part of it";
  EXPECT_TRUE(filled[0].inner.empty());
}

// Lines at random places, more of them at every level; some lie on the grid exactly.
TEST(Contour, IsValidAndNestedOnRandomLines) {
  std::size_t holes = 0, polygons_seen = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomStream random({.seed = seed, .purpose = "contour"});
    const auto draw = [&](double from, double to) {
      return boost::random::uniform_real_distribution<>(from, to)(random);
    };
    const auto snapped = [&](double value) { return seed % 4 == 0 ? std::round(value / kCell) * kCell : value; };
    DistanceField field = empty_field(120, 100);
    constexpr std::size_t kLevels = 4;
    ContourTracer tracer(kLevels);
    PlaneArea inner;
    for (std::size_t level = 0; level < kLevels; ++level) {
      for (int i = 0; i < 12; ++i) {
        const Point from{snapped(draw(150, 2200)), snapped(draw(150, 1800))};
        const double x = draw(-300, 300), y = draw(-300, 300);
        field.add(
            {from, {std::clamp(from.x + snapped(x), 150.0, 2200.0), std::clamp(from.y + snapped(y), 150.0, 1800.0)}});
      }
      const double least_hole = seed % 2 == 0 ? 0 : std::numbers::pi * kBuffer * kBuffer;
      const auto polygons = tracer.trace(field, kBuffer, least_hole);
      ASSERT_EQ(defect(polygons), "") << "level " << level;
      ASSERT_TRUE(covered_by(inner, polygons)) << "level " << level;
      for (const auto& polygon : polygons) holes += polygon.inner.size();
      polygons_seen += polygons.size();
      inner = polygons;
    }
  }
  EXPECT_GT(holes, 100U);
  EXPECT_GT(polygons_seen, 500U);
}

}  // namespace
}  // namespace postkutscher
