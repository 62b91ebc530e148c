#include "engine/routing/contour.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>
#include <utility>

namespace postkutscher {

namespace {

// In shares of a cell: how far an outline stays away from nodes, how far simplification moves it, and what the outlines
// of all levels share out among themselves to stay apart.
constexpr double kNodeClearance = 0.05;
constexpr double kTolerance = 0.33;
constexpr double kForLevels = 0.4;

double cross(Point a, Point b) {
  return a.x * b.y - a.y * b.x;
}

Point minus(Point a, Point b) {
  return {a.x - b.x, a.y - b.y};
}

struct GridNode {
  std::uint32_t column = 0;
  std::uint32_t row = 0;
  bool operator==(const GridNode&) const = default;

  Point point() const { return {static_cast<double>(column), static_cast<double>(row)}; }
};

// An edge of the grid that the outline crosses with the node inside on its left.
struct Passage {
  GridNode inner;
  GridNode outer;
  bool operator==(const Passage&) const = default;
};

// The share of a passage that the outline may use, and the place that it would like best.
struct Gate {
  std::uint32_t edge = 0;
  Passage passage;
  double least = 0;
  double most = 0;
  double best = 0;

  Point at(double share) const {
    const Point from = passage.inner.point(), to = passage.outer.point();
    return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
  }
  // Where the line from a to b passes.
  double share(Point a, Point b) const {
    const Point along = minus(b, a), from = passage.inner.point();
    const double reach = cross(minus(passage.outer.point(), from), along);
    return std::clamp(cross(minus(a, from), along) / reach, least, most);
  }
};

// The directions from a point that pass all gates so far; less than half a turn.
class Cone {
 public:
  explicit Cone(Point apex) : apex_(apex) {}

  bool contains(Point p) const {
    const Point to = minus(p, apex_);
    return !set_ || (cross(right_, to) >= 0 && cross(to, left_) >= 0);
  }
  // False when nothing is left.
  bool narrow(const Gate& gate) {
    const Point left = minus(gate.at(gate.least), apex_), right = minus(gate.at(gate.most), apex_);
    if (cross(right, left) <= 0) return false;
    if (!set_) {
      set_ = true;
      left_ = left;
      right_ = right;
      return true;
    }
    if (cross(right_, left) <= 0 || cross(right, left_) <= 0) return false;
    if (cross(left_, left) < 0) left_ = left;
    if (cross(right_, right) > 0) right_ = right;
    return true;
  }

 private:
  Point apex_;
  bool set_ = false;
  Point left_;
  Point right_;
};

struct TracedRing {
  bool hole = false;
  std::optional<std::size_t> parent;
  std::vector<Point> points;  // in steps of the grid
};

class Tracer {
 public:
  Tracer(const DistanceField& field, double metres, double most, double apart, const Crossings& before)
      : field_(field),
        grid_(field.grid()),
        metres_(metres),
        square_(static_cast<float>(metres * metres)),
        most_(most),
        apart_(apart),
        before_(before) {}

  // Rows from south to north, each from west to east, so that a ring comes after the one around it. The crossing before
  // a new ring's first one belongs to the ring around it, or to a sibling.
  std::vector<TracedRing> rings() {
    std::vector<TracedRing> rings;
    EdgeMap<std::size_t> ring_of;
    for (std::uint32_t row = 0; row < grid_.rows; ++row) {
      const std::span<const float> squares = field_.squares(row);
      std::optional<std::size_t> last;
      for (std::uint32_t column = 0; column + 1 < grid_.columns; ++column) {
        const bool hole = squares[column] <= square_;
        if (hole == (squares[column + 1] <= square_)) continue;
        const GridNode west{column, row}, east{column + 1, row};
        const Passage first = hole ? Passage{west, east} : Passage{east, west};
        if (const std::size_t* known = ring_of.find(edge(first))) {
          last = *known;
          continue;
        }
        TracedRing ring{hole, last, {}};
        if (last && rings[*last].hole == hole) ring.parent = rings[*last].parent;
        last = rings.size();
        const std::vector<Gate> gates = follow(first);
        for (const Gate& gate : gates) ring_of.insert(gate.edge, *last);
        ring.points = simplified(gates);
        rings.push_back(std::move(ring));
      }
    }
    return rings;
  }

  Crossings take_crossings() { return std::move(crossings_); }

 private:
  bool inside(GridNode n) const { return field_.squares(n.row)[n.column] <= square_; }

  std::uint32_t edge(const Passage& passage) const {
    const auto [a, b] = passage;
    const GridNode low{std::min(a.column, b.column), std::min(a.row, b.row)};
    return static_cast<std::uint32_t>(2 * grid_.node(low.column, low.row) + (a.column == b.column ? 1 : 0));
  }

  // Through the cell ahead: left round the node inside, else straight on, else right. So in a cell with two opposite
  // nodes inside these are kept apart.
  Passage next(const Passage& passage) const {
    const GridNode left = passage.inner, right = passage.outer;
    // Ahead is to the left of the way from the inner node to the outer one.
    const auto ahead = [&](GridNode n) {
      return GridNode{n.column + left.row - right.row, n.row + right.column - left.column};
    };
    const GridNode far_left = ahead(left), far_right = ahead(right);
    if (!inside(far_left)) return {left, far_left};
    if (!inside(far_right)) return {far_left, far_right};
    return {far_right, right};
  }

  Gate gate(const Passage& passage) const {
    Gate gate{edge(passage), passage, kNodeClearance, most_, 0};
    const double* passed = before_.find(gate.edge);
    if (passed != nullptr) gate.least = std::max(gate.least, *passed + apart_);
    const auto [a, b] = passage;
    const double in = metres_ - field_.at(grid_.node(a.column, a.row));
    const double out = field_.at(grid_.node(b.column, b.row)) - metres_;
    gate.best = std::clamp(in / (in + out), gate.least, gate.most);
    const double units = a.column == b.column ? grid_.lat_step : grid_.lon_step;
    gate.best =
        std::clamp(std::round(gate.best * units), std::ceil(gate.least * units), std::floor(gate.most * units)) / units;
    gate.least = std::max(gate.least, gate.best - kTolerance);
    gate.most = std::min(gate.most, gate.best + kTolerance);
    return gate;
  }

  std::vector<Gate> follow(const Passage& first) const {
    std::vector<Gate> gates;
    Passage passage = first;
    do {
      gates.push_back(gate(passage));
      passage = next(passage);
    } while (passage != first);
    return gates;
  }

  // From each point as far as one straight line goes (Zhao & Saalfeld 1997, with gates instead of circles).
  std::vector<Point> simplified(const std::vector<Gate>& gates) {
    std::vector<Point> points;
    const std::size_t n = gates.size();
    for (std::size_t from = 0; from < n;) {
      const Point start = gates[from].at(gates[from].best);
      points.push_back(start);
      crossings_.insert(gates[from].edge, gates[from].best);
      Cone cone(start);
      std::size_t to = from + 1;
      for (std::size_t ahead = to; ahead <= n; ++ahead) {
        const Gate& gate = gates[ahead % n];
        if (cone.contains(gate.at(gate.best))) to = ahead;
        if (!cone.narrow(gate)) break;
      }
      const Point end = gates[to % n].at(gates[to % n].best);
      for (std::size_t between = from + 1; between < to; ++between) {
        crossings_.insert(gates[between].edge, gates[between].share(start, end));
      }
      from = to;
    }
    return points;
  }

  const DistanceField& field_;
  const Grid& grid_;
  double metres_;
  float square_;
  double most_;
  double apart_;
  const Crossings& before_;
  Crossings crossings_;
};

// Positive for a ring that runs counter-clockwise; in square cells.
double signed_area(const std::vector<Point>& points) {
  double twice = 0;
  for (std::size_t i = 0; i < points.size(); ++i) twice += cross(points[i], points[(i + 1) % points.size()]);
  return twice / 2;
}

}  // namespace

Area ContourTracer::trace(const DistanceField& field, double metres, double least_hole) {
  assert(traced_ < levels_);
  ++traced_;
  const double step = kForLevels / static_cast<double>(levels_);
  const double most = 1 - kNodeClearance - static_cast<double>(levels_ - traced_) * step;
  Tracer tracer(field, metres, most, step / 2, passed_);
  const std::vector<TracedRing> rings = tracer.rings();
  passed_ = tracer.take_crossings();

  const auto on_the_globe = [&](const std::vector<Point>& steps) {
    Ring ring;
    ring.reserve(steps.size());
    for (const Point p : steps) ring.push_back(field.grid().at(p));
    return ring;
  };
  Area area;
  std::vector<std::optional<std::size_t>> polygon(rings.size());  // nothing for what is filled
  for (std::size_t i = 0; i < rings.size(); ++i) {
    const TracedRing& ring = rings[i];
    if (ring.parent && !polygon[*ring.parent]) continue;
    if (!ring.hole) {
      polygon[i] = area.polygons.size();
      area.polygons.push_back({on_the_globe(ring.points), {}});
    } else if (-signed_area(ring.points) * field.square_metres_per_cell() >= least_hole) {
      polygon[i] = polygon[*ring.parent];
      area.polygons[*polygon[i]].inner.push_back(on_the_globe(ring.points));
    }
  }
  return area;
}

}  // namespace postkutscher
