#include "engine/network/closures.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace postkutscher {

namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

using PlanePoint = bg::model::point<double, 2, bg::cs::cartesian>;  // 1e-7 degrees
using PlaneLine = bg::model::segment<PlanePoint>;

PlaneLine straight(Coordinate from, Coordinate to) {
  const auto point = [](Coordinate c) {
    return PlanePoint(static_cast<double>(c.lon_e7), static_cast<double>(c.lat_e7));
  };
  return {point(from), point(to)};
}

class AreaProbe {
 public:
  explicit AreaProbe(const Area& area) : area_(area), bounds_(area.bounds()) {
    std::vector<PlaneLine> borders;
    const auto add = [&](const Ring& ring) {
      for (std::size_t i = 0; i < ring.size(); ++i) borders.push_back(straight(ring[i], ring[(i + 1) % ring.size()]));
    };
    for (const Polygon& polygon : area.polygons) {
      add(polygon.outer);
      std::for_each(polygon.inner.begin(), polygon.inner.end(), add);
    }
    borders_ = decltype(borders_)(borders);
  }

  // A line that meets no border lies on one side as a whole.
  bool meets(const std::vector<Coordinate>& line) const {
    return near(line) && (crosses_border(line) || area_.contains(line.front()));
  }

 private:
  bool near(const std::vector<Coordinate>& line) const {
    BoundingBox box;
    for (const Coordinate c : line) box.extend(c);
    return box.south_west.lon_e7 <= bounds_.north_east.lon_e7 && bounds_.south_west.lon_e7 <= box.north_east.lon_e7 &&
           box.south_west.lat_e7 <= bounds_.north_east.lat_e7 && bounds_.south_west.lat_e7 <= box.north_east.lat_e7;
  }

  bool crosses_border(const std::vector<Coordinate>& line) const {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      if (borders_.qbegin(bgi::intersects(straight(line[i], line[i + 1]))) != borders_.qend()) return true;
    }
    return false;
  }

  const Area& area_;
  BoundingBox bounds_;
  bgi::rtree<PlaneLine, bgi::linear<16>> borders_;
};

template <class Wanted>
std::vector<SegmentId> segments_where(const Network& network, Wanted wanted) {
  std::vector<SegmentId> found;
  for (const SegmentId segment : network.segments().ids()) {
    if (wanted(segment)) found.push_back(segment);
  }
  return found;
}

}  // namespace

std::vector<SegmentId> segments_of_way(const Network& network, std::int64_t way) {
  return segments_where(network, [&](SegmentId segment) { return network.segments()[segment].way == way; });
}

std::vector<SegmentId> segments_touching(const Network& network, const Area& area) {
  const AreaProbe probe(area);
  return segments_where(network, [&](SegmentId s) { return probe.meets(network.geometry(DirectedSegment(s, true))); });
}

}  // namespace postkutscher
