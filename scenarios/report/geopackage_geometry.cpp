#include "scenarios/report/geopackage_geometry.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "engine/base/utm.h"

namespace postkutscher::report {

namespace {

enum class WkbType : std::uint32_t { point = 1, line = 2, polygon = 3, multi_polygon = 6 };

class Blob {
 public:
  void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  void u32(std::uint32_t value) { little_endian(value, 4); }
  void real(double value) { little_endian(std::bit_cast<std::uint64_t>(value), 8); }
  void type(WkbType type) {
    byte(1);  // little-endian
    u32(static_cast<std::uint32_t>(type));
  }
  void point(Coordinate c) {
    // Rounded to the millimetre, so that the last bits of different mathematical libraries do not show.
    const Point p = to_utm(c, kUtmZone);
    real(std::round(p.x * 1000) / 1000);
    real(std::round(p.y * 1000) / 1000);
  }
  std::string take() { return std::move(bytes_); }

 private:
  void little_endian(std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) byte(static_cast<std::uint8_t>(value >> (8 * i)));
  }
  std::string bytes_;
};

void add_ring(Blob& blob, const Ring& ring) {
  const bool closed = ring.front() == ring.back();
  blob.u32(static_cast<std::uint32_t>(ring.size() + (closed ? 0 : 1)));
  for (const Coordinate c : ring) blob.point(c);
  if (!closed) blob.point(ring.front());
}

void add_area(Blob& blob, const Area& area) {
  blob.type(WkbType::multi_polygon);
  blob.u32(static_cast<std::uint32_t>(area.polygons.size()));
  for (const Polygon& polygon : area.polygons) {
    blob.type(WkbType::polygon);
    blob.u32(static_cast<std::uint32_t>(1 + polygon.inner.size()));
    add_ring(blob, polygon.outer);
    for (const Ring& ring : polygon.inner) add_ring(blob, ring);
  }
}

}  // namespace

std::optional<Extent> extent_of(const Geometry& geometry) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  Extent box{kInfinity, -kInfinity, kInfinity, -kInfinity};
  const auto visit = [&box](Coordinate c) {
    const Point p = to_utm(c, kUtmZone);
    const double x = std::round(p.x * 1000) / 1000, y = std::round(p.y * 1000) / 1000;
    box = {std::min(box.min_x, x), std::max(box.max_x, x), std::min(box.min_y, y), std::max(box.max_y, y)};
  };
  for (const Coordinate c : geometry.points) visit(c);
  for (const Polygon& polygon : geometry.area.polygons) {
    for (const Coordinate c : polygon.outer) visit(c);
  }
  if (box.min_x > box.max_x) return std::nullopt;
  return box;
}

std::string geometry_blob(const Geometry& geometry, Shape shape) {
  const auto box = extent_of(geometry);
  if (!box) return {};
  Blob blob;
  blob.byte('G');
  blob.byte('P');
  blob.byte(0);     // version 1
  blob.byte(0x03);  // little-endian, envelope of x and y
  blob.u32(kSpatialReference);
  for (const double value : {box->min_x, box->max_x, box->min_y, box->max_y}) blob.real(value);
  if (shape == Shape::area) {
    add_area(blob, geometry.area);
  } else if (shape == Shape::point) {
    blob.type(WkbType::point);
    blob.point(geometry.points.front());
  } else {
    blob.type(WkbType::line);
    blob.u32(static_cast<std::uint32_t>(geometry.points.size()));
    for (const Coordinate c : geometry.points) blob.point(c);
  }
  return blob.take();
}

}  // namespace postkutscher::report
