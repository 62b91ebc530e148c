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

// In units of 1e-7 degree, which doubles hold exactly.
BoostArea as_boost(const Area& area) {
  const auto append = [](const Ring& from, auto& to) {
    for (const Coordinate c : from) to.emplace_back(static_cast<double>(c.lon_e7), static_cast<double>(c.lat_e7));
  };
  BoostArea result;
  for (const Polygon& polygon : area.polygons) {
    BoostPolygon& added = result.emplace_back();
    append(polygon.outer, added.outer());
    for (const Ring& inner : polygon.inner) append(inner, added.inners().emplace_back());
  }
  return result;
}

}  // namespace

std::string defect(const Area& area) {
  std::string reason;
  return boost::geometry::is_valid(as_boost(area), reason) ? "" : reason;
}

bool covered_by(const Area& inner, const Area& outer) {
  const BoostArea within = as_boost(inner), around = as_boost(outer);
  return std::all_of(within.begin(), within.end(),
                     [&](const BoostPolygon& polygon) { return boost::geometry::covered_by(polygon, around); });
}

double square_metres(const Area& area) {
  const Coordinate middle = area.bounds().centre();
  const Point unit = LocalProjection(middle).to_metres({middle.lon_e7 + 1, middle.lat_e7 + 1});
  return boost::geometry::area(as_boost(area)) * unit.x * unit.y;
}

}  // namespace postkutscher
