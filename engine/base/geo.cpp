#include "engine/base/geo.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace postkutscher {

namespace {

constexpr double kEarthRadius = 6'371'008.8;
constexpr double kRadians = 3.14159265358979323846 / 180.0;

// Ray casting to the east in exact integers. A point on the ring counts as inside.
bool inside_ring(const Ring& ring, Coordinate c) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const std::int64_t ax = ring[j].lon_e7, ay = ring[j].lat_e7, bx = ring[i].lon_e7, by = ring[i].lat_e7;
    const std::int64_t px = c.lon_e7, py = c.lat_e7;
    // Differences fit 33 bits, products 66: too wide for int64, so the cross product is taken in long double.
    const long double cross = static_cast<long double>(bx - ax) * static_cast<long double>(py - ay) -
                              static_cast<long double>(by - ay) * static_cast<long double>(px - ax);
    if (cross == 0 && std::min(ax, bx) <= px && px <= std::max(ax, bx) && std::min(ay, by) <= py &&
        py <= std::max(ay, by)) {
      return true;
    }
    if ((ay > py) != (by > py) && ((by > ay) == (cross > 0))) inside = !inside;
  }
  return inside;
}

double distance_to_segment(Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double squared = dx * dx + dy * dy;
  const double t = squared > 0 ? std::clamp(-(a.x * dx + a.y * dy) / squared, 0.0, 1.0) : 0.0;
  return std::hypot(a.x + t * dx, a.y + t * dy);
}

}  // namespace

Coordinate Coordinate::from_degrees(double lon, double lat) {
  return {static_cast<std::int32_t>(std::lround(lon * 1e7)), static_cast<std::int32_t>(std::lround(lat * 1e7))};
}

bool is_valid_lon_lat(double lon, double lat) {
  return std::isfinite(lon) && std::isfinite(lat) && std::abs(lon) <= 180.0 && std::abs(lat) <= 90.0;
}

double distance_metres(Coordinate a, Coordinate b) {
  const double lat_a = a.lat() * kRadians, lat_b = b.lat() * kRadians;
  const double s = std::sin((lat_b - lat_a) / 2), t = std::sin((b.lon() - a.lon()) * kRadians / 2);
  const double h = s * s + std::cos(lat_a) * std::cos(lat_b) * t * t;
  return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

LocalProjection::LocalProjection(Coordinate origin)
    : origin_(origin),
      metres_per_lon_(kEarthRadius * kRadians * std::max(1e-6, std::cos(origin.lat() * kRadians)) * 1e-7),
      metres_per_lat_(kEarthRadius * kRadians * 1e-7) {}

Point LocalProjection::to_metres(Coordinate c) const {
  return {(static_cast<double>(c.lon_e7) - origin_.lon_e7) * metres_per_lon_,
          (static_cast<double>(c.lat_e7) - origin_.lat_e7) * metres_per_lat_};
}

Coordinate LocalProjection::to_coordinate(Point p) const {
  return {static_cast<std::int32_t>(std::lround(origin_.lon_e7 + p.x / metres_per_lon_)),
          static_cast<std::int32_t>(std::lround(origin_.lat_e7 + p.y / metres_per_lat_))};
}

bool BoundingBox::contains(Coordinate c) const {
  return south_west.lon_e7 <= c.lon_e7 && c.lon_e7 <= north_east.lon_e7 && south_west.lat_e7 <= c.lat_e7 &&
         c.lat_e7 <= north_east.lat_e7;
}

void BoundingBox::extend(Coordinate c) {
  south_west = {std::min(south_west.lon_e7, c.lon_e7), std::min(south_west.lat_e7, c.lat_e7)};
  north_east = {std::max(north_east.lon_e7, c.lon_e7), std::max(north_east.lat_e7, c.lat_e7)};
}

BoundingBox BoundingBox::buffered(double metres) const {
  if (empty()) return *this;
  const double lat = metres / (kEarthRadius * kRadians);
  const double widest = std::max(std::abs(south_west.lat()), std::abs(north_east.lat()));
  const double lon = lat / std::max(1e-6, std::cos(std::min(widest, 89.9) * kRadians));
  BoundingBox out;
  out.south_west =
      Coordinate::from_degrees(std::max(-180.0, south_west.lon() - lon), std::max(-90.0, south_west.lat() - lat));
  out.north_east =
      Coordinate::from_degrees(std::min(180.0, north_east.lon() + lon), std::min(90.0, north_east.lat() + lat));
  return out;
}

Coordinate BoundingBox::centre() const {
  const auto middle = [](std::int64_t a, std::int64_t b) { return static_cast<std::int32_t>((a + b) / 2); };
  return {middle(south_west.lon_e7, north_east.lon_e7), middle(south_west.lat_e7, north_east.lat_e7)};
}

bool Area::contains(Coordinate c) const {
  return std::any_of(polygons.begin(), polygons.end(), [c](const Polygon& p) {
    return !p.outer.empty() && inside_ring(p.outer, c) &&
           std::none_of(p.inner.begin(), p.inner.end(), [c](const Ring& r) { return !r.empty() && inside_ring(r, c); });
  });
}

BoundingBox Area::bounds() const {
  BoundingBox box;
  for (const auto& polygon : polygons) {
    for (const auto c : polygon.outer) box.extend(c);
  }
  return box;
}

double Area::distance_metres(Coordinate c) const {
  if (contains(c)) return 0;
  const LocalProjection plane(c);
  double best = std::numeric_limits<double>::infinity();
  const auto visit = [&](const Ring& ring) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      best = std::min(best, distance_to_segment(plane.to_metres(ring[j]), plane.to_metres(ring[i])));
    }
  };
  for (const auto& polygon : polygons) {
    visit(polygon.outer);
    for (const auto& ring : polygon.inner) visit(ring);
  }
  return best;
}

}  // namespace postkutscher
