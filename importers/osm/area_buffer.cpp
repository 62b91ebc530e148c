#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>

#include "importers/osm/area.h"

namespace postkutscher::osm {

namespace {

namespace geometry = boost::geometry;
using PlanePoint = geometry::model::d2::point_xy<double>;
using PlanePolygon = geometry::model::polygon<PlanePoint>;
using PlaneArea = geometry::model::multi_polygon<PlanePolygon>;

constexpr std::size_t kPointsPerCircle = 32;

PlaneArea to_plane(const Area& area, const LocalProjection& plane) {
  const auto convert = [&plane](const Ring& from, auto& to) {
    for (const auto c : from) {
      const auto p = plane.to_metres(c);
      to.emplace_back(p.x, p.y);
    }
  };
  PlaneArea result;
  for (const auto& polygon : area.polygons) {
    PlanePolygon converted;
    convert(polygon.outer, converted.outer());
    converted.inners().resize(polygon.inner.size());
    for (std::size_t i = 0; i < polygon.inner.size(); ++i) convert(polygon.inner[i], converted.inners()[i]);
    geometry::correct(converted);
    result.push_back(std::move(converted));
  }
  return result;
}

Area from_plane(const PlaneArea& area, const LocalProjection& plane) {
  const auto convert = [&plane](const auto& from) {
    Ring ring;
    for (const auto& p : from) ring.push_back(plane.to_coordinate({p.x(), p.y()}));
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    return ring;
  };
  Area result;
  for (const auto& polygon : area) {
    Polygon converted{convert(polygon.outer()), {}};
    for (const auto& inner : polygon.inners()) converted.inner.push_back(convert(inner));
    result.polygons.push_back(std::move(converted));
  }
  return result;
}

}  // namespace

Area buffered(const Area& area, double metres) {
  if (metres <= 0 || area.polygons.empty()) return area;
  const LocalProjection plane(area.bounds().centre());
  PlaneArea simple;
  // Detail far below the buffer's width only costs time.
  geometry::simplify(to_plane(area, plane), simple, std::min(metres / 200, 50.0));
  PlaneArea wide;
  geometry::buffer(simple, wide, geometry::strategy::buffer::distance_symmetric<double>(metres),
                   geometry::strategy::buffer::side_straight(),
                   geometry::strategy::buffer::join_round(kPointsPerCircle),
                   geometry::strategy::buffer::end_round(kPointsPerCircle),
                   geometry::strategy::buffer::point_circle(kPointsPerCircle));
  return from_plane(wide, plane);
}

}  // namespace postkutscher::osm
