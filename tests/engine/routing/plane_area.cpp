#include "tests/engine/routing/plane_area.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>

namespace postkutscher {

namespace {

// Counter-clockwise, the first point not repeated.
using BoostPolygon = boost::geometry::model::polygon<boost::geometry::model::d2::point_xy<double>, false, false>;
using BoostArea = boost::geometry::model::multi_polygon<BoostPolygon>;

BoostArea as_boost(const PlaneArea& area) {
  BoostArea result;
  for (const PlanePolygon& polygon : area) {
    BoostPolygon& added = result.emplace_back();
    for (const Point p : polygon.outer) added.outer().emplace_back(p.x, p.y);
    for (const auto& inner : polygon.inner) {
      auto& ring = added.inners().emplace_back();
      for (const Point p : inner) ring.emplace_back(p.x, p.y);
    }
  }
  return result;
}

std::vector<Point> in_plane(const Ring& ring) {
  std::vector<Point> points;
  for (const Coordinate c : ring) points.push_back({static_cast<double>(c.lon_e7), static_cast<double>(c.lat_e7)});
  return points;
}

}  // namespace

PlaneArea in_plane(const Area& area) {
  PlaneArea result;
  for (const Polygon& polygon : area.polygons) {
    PlanePolygon& added = result.emplace_back();
    added.outer = in_plane(polygon.outer);
    for (const Ring& inner : polygon.inner) added.inner.push_back(in_plane(inner));
  }
  return result;
}

std::string defect(const PlaneArea& area) {
  std::string reason;
  return boost::geometry::is_valid(as_boost(area), reason) ? "" : reason;
}

bool covered_by(const PlaneArea& inner, const PlaneArea& outer) {
  const BoostArea within = as_boost(inner), around = as_boost(outer);
  return std::all_of(within.begin(), within.end(),
                     [&](const BoostPolygon& polygon) { return boost::geometry::covered_by(polygon, around); });
}

double size_of(const PlaneArea& area) {
  return boost::geometry::area(as_boost(area));
}

}  // namespace postkutscher
