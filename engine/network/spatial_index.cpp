#include "engine/network/spatial_index.h"

#include <algorithm>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <iterator>
#include <utility>

namespace postkutscher {

namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

using TreePoint = bg::model::point<double, 2, bg::cs::cartesian>;  // 1e-7 degrees
using TreeBox = bg::model::box<TreePoint>;
using TreeValue = std::pair<TreeBox, std::uint32_t>;  // index of a piece
using Tree = bgi::rtree<TreeValue, bgi::linear<16>>;

constexpr double kFirstRadius = 50;
constexpr double kHalfWayRoundTheEarth = 2.1e7;
constexpr double kRoundingOfBoxes = 0.02;  // 1e-7 degree is at most 11 mm

// A straight piece of a segment's geometry, from → to. Pieces ascend by segment, then along it.
struct Piece {
  Coordinate from;
  Coordinate to;
  SegmentId segment;
  std::uint32_t position = 0;  // within the segment
};

// Nearest point of a piece to the origin of the plane.
struct Foot {
  double distance = 0;
  double share = 0;  // of the piece, 0 … 1
  Point at;
};

double cross(Point a, Point b) {
  return a.x * b.y - a.y * b.x;
}

Point minus(Point a, Point b) {
  return {a.x - b.x, a.y - b.y};
}

Foot foot_on(Point a, Point b) {
  const Point d = minus(b, a);
  const double squared = d.x * d.x + d.y * d.y;
  const double share = squared > 0 ? std::clamp(-(a.x * d.x + a.y * d.y) / squared, 0.0, 1.0) : 0.0;
  // Ends are taken as they are, so that all segments which meet there are equally far.
  const Point at = share == 1 ? b : Point{a.x + share * d.x, a.y + share * d.y};
  return {std::hypot(at.x, at.y), share, at};
}

// The same for a piece and for its reverse, to the last bit: roads drawn twice are equally far.
Foot foot_on(const Piece& piece, const LocalProjection& plane) {
  if (piece.from <= piece.to) return foot_on(plane.to_metres(piece.from), plane.to_metres(piece.to));
  Foot foot = foot_on(plane.to_metres(piece.to), plane.to_metres(piece.from));
  foot.share = 1 - foot.share;
  return foot;
}

TreePoint tree_point(Coordinate c) {
  return {static_cast<double>(c.lon_e7), static_cast<double>(c.lat_e7)};
}

TreeBox tree_box(const BoundingBox& box) {
  return {tree_point(box.south_west), tree_point(box.north_east)};
}

// Geometry of a segment without repeated points; at least two, so that every segment can be found.
std::vector<Coordinate> line_of(const Network& network, SegmentId segment) {
  auto line = network.geometry(DirectedSegment(segment, true));
  line.erase(std::unique(line.begin(), line.end()), line.end());
  if (line.size() == 1) line.push_back(line.front());
  return line;
}

std::vector<Piece> pieces_of(const Network& network) {
  std::vector<Piece> pieces;
  for (const SegmentId segment : network.segments().ids()) {
    const auto line = line_of(network, segment);
    for (std::uint32_t i = 0; i + 1 < line.size(); ++i) pieces.push_back({line[i], line[i + 1], segment, i});
  }
  return pieces;
}

// Whether the origin of the plane lies to the right of a line whose piece `position` has `foot`, its nearest point.
bool origin_on_right(const std::vector<Point>& line, std::size_t position, const Foot& foot) {
  const auto direction = [&](std::size_t i) { return minus(line[i + 1], line[i]); };
  // Beyond an inner corner the origin is on the outer side of the bend, whatever one piece alone would say.
  double bend = 0;
  if (foot.share == 0 && position > 0) bend = cross(direction(position - 1), direction(position));
  if (foot.share == 1 && position + 2 < line.size()) bend = cross(direction(position), direction(position + 1));
  if (bend != 0 && foot.distance > 0) return bend > 0;
  return cross(direction(position), minus({0, 0}, line[position])) < 0;
}

}  // namespace

struct SpatialIndex::Impl {
  struct Hit {
    Foot foot;
    std::uint32_t piece = UINT32_MAX;
    bool found() const { return piece != UINT32_MAX; }
  };

  const Network& network;
  std::vector<Piece> pieces;
  Tree tree;

  explicit Impl(const Network& n) : network(n), pieces(pieces_of(n)) {
    std::vector<TreeValue> values;
    values.reserve(pieces.size());
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
      BoundingBox box;
      box.extend(pieces[i].from);
      box.extend(pieces[i].to);
      values.emplace_back(tree_box(box), i);
    }
    tree = Tree(values);
  }

  // The nearest accepted piece among those that come within `radius`, perhaps also one that is farther.
  Hit nearest_within(Coordinate at, double radius, const std::function<bool(SegmentId)>& accept) const {
    BoundingBox box;
    box.extend(at);
    const LocalProjection plane(at);
    Hit best;
    const auto consider = [&](const TreeValue& value) {
      const Foot foot = foot_on(pieces[value.second], plane);
      const bool better =
          !best.found() || std::pair(foot.distance, value.second) < std::pair(best.foot.distance, best.piece);
      if (better && accept(pieces[value.second].segment)) best = {foot, value.second};
    };
    const auto near = bgi::intersects(tree_box(box.buffered(radius)));
    std::for_each(tree.qbegin(near), tree.qend(), consider);
    return best;
  }

  NearestPoint describe(Coordinate at, const Hit& hit) const {
    const Piece& piece = pieces[hit.piece];
    const LocalProjection plane(at);
    std::vector<Point> line;
    for (const Coordinate c : line_of(network, piece.segment)) line.push_back(plane.to_metres(c));
    double total = 0, along = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const double metres = std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
      if (i == piece.position) along = hit.foot.share == 1 ? total + metres : total + hit.foot.share * metres;
      total += metres;
    }
    const auto length = static_cast<double>(network.segments()[piece.segment].length);
    NearestPoint nearest;
    nearest.segment = piece.segment;
    nearest.at = plane.to_coordinate(hit.foot.at);
    nearest.offset = total > 0 ? static_cast<std::uint32_t>(std::lround(along / total * length)) : 0;
    nearest.distance_metres = hit.foot.distance;
    nearest.on_right = origin_on_right(line, piece.position, hit.foot);
    return nearest;
  }
};

SpatialIndex::SpatialIndex(const Network& network) : impl_(std::make_unique<Impl>(network)) {}
SpatialIndex::~SpatialIndex() = default;
SpatialIndex::SpatialIndex(SpatialIndex&&) noexcept = default;
SpatialIndex& SpatialIndex::operator=(SpatialIndex&&) noexcept = default;

std::optional<NearestPoint> SpatialIndex::nearest(Coordinate at, double limit_metres,
                                                  const std::function<bool(SegmentId)>& accept) const {
  const double limit = std::min(limit_metres, kHalfWayRoundTheEarth);
  for (double radius = kFirstRadius;; radius *= 4) {
    const bool last = radius >= limit;
    const Impl::Hit hit = impl_->nearest_within(at, std::min(radius, limit) + kRoundingOfBoxes, accept);
    if (hit.found() && hit.foot.distance <= std::min(radius, limit)) return impl_->describe(at, hit);
    if (last) return std::nullopt;
  }
}

}  // namespace postkutscher
