#include "engine/routing/isochrone.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "engine/base/errors.h"
#include "engine/routing/contour.h"

namespace postkutscher {

namespace {

constexpr double kCellsPerBuffer = 4;
// Beyond the buffer: as far as the outer ends of edges lie on which outlines are interpolated.
constexpr double kCellsBeyond = 1.05;
// Share of the buffer by which lines may leave the road, to be fewer.
constexpr double kThinning = 0.02;
constexpr double kMostNodes = 1 << 26;  // of a grid: 256 MB

double distance(Point a, Point b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

double distance_to_line(Point p, const PlaneLine& line) {
  const double dx = line.to.x - line.from.x, dy = line.to.y - line.from.y;
  const double squared = dx * dx + dy * dy;
  const double along = squared > 0 ? ((p.x - line.from.x) * dx + (p.y - line.from.y) * dy) / squared : 0.0;
  const double share = std::clamp(along, 0.0, 1.0);
  return distance(p, {line.from.x + share * dx, line.from.y + share * dy});
}

// The points of a stretch. Positions along the polyline are scaled to the segment's own length, whose unit is coarser.
std::vector<Point> points_of(const Network& network, const LocalProjection& plane, const RoadStretch& stretch) {
  std::vector<Point> line;
  for (const Coordinate c : network.geometry(DirectedSegment(stretch.on, true))) line.push_back(plane.to_metres(c));
  double whole = 0;
  for (std::size_t i = 1; i < line.size(); ++i) whole += distance(line[i - 1], line[i]);
  const double scale = whole / network.segments()[stretch.on].length;
  const double begin = stretch.begin * scale, end = stretch.end * scale;
  std::vector<Point> points;
  double along = 0;
  for (std::size_t i = 1; i < line.size() && along < end; ++i) {
    const Point &a = line[i - 1], &b = line[i];
    const double length = distance(a, b);
    const auto at = [&](double place) {
      const double share = length > 0 ? std::clamp((place - along) / length, 0.0, 1.0) : 0.0;
      return Point{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
    };
    if (along + length > begin) {
      if (points.empty()) points.push_back(at(begin));
      points.push_back(at(end));
    }
    along += length;
  }
  return points;
}

// As few straight lines as stay within `tolerance` of all points.
void append_lines(const std::vector<Point>& points, double tolerance, std::vector<PlaneLine>& lines) {
  for (std::size_t from = 0; from + 1 < points.size();) {
    std::size_t to = from + 1;
    const auto straight = [&](std::size_t end) {
      return std::all_of(points.begin() + static_cast<std::ptrdiff_t>(from) + 1,
                         points.begin() + static_cast<std::ptrdiff_t>(end), [&](Point p) {
                           return distance_to_line(p, {points[from], points[end]}) <= tolerance;
                         });
    };
    while (to + 1 < points.size() && straight(to + 1)) ++to;
    lines.push_back({points[from], points[to]});
    from = to;
  }
}

// What `roads` has beyond `before`.
std::vector<RoadStretch> added(const std::vector<RoadStretch>& roads, std::span<const RoadStretch> before) {
  std::vector<RoadStretch> result;
  auto old = before.begin();
  for (const RoadStretch& road : roads) {
    while (old != before.end() && (old->on < road.on || (old->on == road.on && old->begin < road.begin))) ++old;
    if (old == before.end() || *old != road) result.push_back(road);
  }
  return result;
}

// Units of 1e-7 degree that a number of metres takes, of `one` metres each. Near the poles a degree has no length left.
std::int32_t units(double metres, double one) {
  constexpr double kMost = 1e6;
  return static_cast<std::int32_t>(std::clamp(std::round(metres / one), 1.0, kMost));
}

Grid grid_around(const std::vector<PlaneLine>& lines, const LocalProjection& plane, double buffer,
                 const std::string& where) {
  BoundingBox box;
  for (const PlaneLine& line : lines) {
    box.extend(plane.to_coordinate(line.from));
    box.extend(plane.to_coordinate(line.to));
  }
  const Point origin = plane.to_metres(box.south_west);
  const Point one = plane.to_metres({box.south_west.lon_e7 + 1, box.south_west.lat_e7 + 1});
  const double cell = buffer / kCellsPerBuffer;
  Grid grid;
  grid.lon_step = units(cell, one.x - origin.x);
  grid.lat_step = units(cell, one.y - origin.y);
  constexpr std::int32_t kMargin = static_cast<std::int32_t>(kCellsPerBuffer) + 2;
  grid.corner = {box.south_west.lon_e7 - kMargin * grid.lon_step, box.south_west.lat_e7 - kMargin * grid.lat_step};
  const auto steps = [](std::int32_t from, std::int32_t to, std::int32_t step) {
    return std::ceil((static_cast<double>(to) - from) / step) + 1 + kMargin;
  };
  const double columns = steps(grid.corner.lon_e7, box.north_east.lon_e7, grid.lon_step);
  const double rows = steps(grid.corner.lat_e7, box.north_east.lat_e7, grid.lat_step);
  if (columns * rows > kMostNodes) {
    const Point far = plane.to_metres(box.north_east);
    const double enough = std::ceil(buffer * std::sqrt(columns * rows / kMostNodes) / 10) * 10;
    throw InputError(
        "isochrone_too_large", where,
        fmt::format("the area of {:.0f} km × {:.0f} km is too large to be drawn with a buffer of {:.0f} m.",
                    (far.x - origin.x) / 1000, (far.y - origin.y) / 1000, buffer),
        fmt::format("Ask for less time, or widen the buffer to {:.0f}m.", enough));
  }
  grid.columns = static_cast<std::uint32_t>(columns);
  grid.rows = static_cast<std::uint32_t>(rows);
  return grid;
}

}  // namespace

std::vector<Area> isochrones(const Network& network, std::span<const std::vector<RoadStretch>> roads, double buffer,
                             const std::string& where) {
  assert(buffer >= kLeastIsochroneBuffer && roads.size() <= kMostIsochrones);
  std::vector<Area> areas(roads.size());
  if (roads.empty() || roads.back().empty()) return areas;
  BoundingBox around;
  for (const RoadStretch& road : roads.back()) around.extend(network.nodes()[network.segments()[road.on].from].at);
  const LocalProjection plane(around.centre());
  std::vector<std::vector<PlaneLine>> lines(roads.size());
  std::vector<PlaneLine> all;
  for (std::size_t i = 0; i < roads.size(); ++i) {
    const auto fresh = i == 0 ? roads[i] : added(roads[i], roads[i - 1]);
    for (const RoadStretch& road : fresh) append_lines(points_of(network, plane, road), buffer * kThinning, lines[i]);
    all.insert(all.end(), lines[i].begin(), lines[i].end());
  }
  if (all.empty()) return areas;
  const Grid grid = grid_around(all, plane, buffer, where);
  DistanceField field(grid, plane, buffer + kCellsBeyond * buffer / kCellsPerBuffer);
  ContourTracer tracer(roads.size());
  const double least_hole = std::numbers::pi * buffer * buffer;
  for (std::size_t i = 0; i < roads.size(); ++i) {
    for (const PlaneLine& line : lines[i]) field.add(line);
    areas[i] = tracer.trace(field, buffer, least_hole);
  }
  return areas;
}

}  // namespace postkutscher
