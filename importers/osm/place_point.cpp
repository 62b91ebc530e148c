#include "importers/osm/place_point.h"

#include <algorithm>
#include <cmath>

#include "importers/osm/rings.h"

namespace postkutscher::osm {

namespace {

using NodeList = std::vector<std::int64_t>;

std::vector<NodeList> lines_of(const MapContent& content, const RawPlace& place) {
  std::vector<NodeList> lines;
  // Nodes of a relation are points beside its outline.
  if (place.ways.empty()) lines.push_back(place.nodes);
  for (const auto id : place.ways) {
    if (const auto* way = content.member_way(id)) lines.push_back(way->nodes);
  }
  return lines;
}

std::optional<Coordinate> mean_of_corners(const MapContent& content, const RawPlace& place) {
  NodeList corners = place.nodes;
  for (const auto id : place.ways) {
    if (const auto* way = content.member_way(id)) corners.insert(corners.end(), way->nodes.begin(), way->nodes.end());
  }
  std::sort(corners.begin(), corners.end());
  corners.erase(std::unique(corners.begin(), corners.end()), corners.end());
  std::int64_t lon = 0, lat = 0, count = 0;
  for (const auto id : corners) {
    const auto* point = content.nodes.find(id);
    if (point == nullptr) continue;
    lon += point->at.lon_e7;
    lat += point->at.lat_e7;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return Coordinate{static_cast<std::int32_t>(lon / count), static_cast<std::int32_t>(lat / count)};
}

// The rings that close; corners that the map lacks are left out.
Area closed_area(const MapContent& content, std::vector<NodeList> lines) {
  std::vector<Ring> rings;
  for (const NodeList& nodes : join_rings(std::move(lines)).rings) {
    Ring& ring = rings.emplace_back();
    for (const auto id : nodes) {
      if (const auto* point = content.nodes.find(id)) ring.push_back(point->at);
    }
    if (ring.size() < 3) rings.pop_back();
  }
  return area_of_rings(std::move(rings));
}

// Longitudes at which the rings cross a parallel, ascending; every second stretch between them lies inside.
std::vector<double> crossings(const Area& area, std::int32_t lat_e7) {
  const double lat = lat_e7;
  std::vector<double> found;
  const auto cross = [&](const Ring& ring) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const Coordinate a = ring[j], b = ring[i];
      if ((a.lat_e7 > lat_e7) == (b.lat_e7 > lat_e7)) continue;
      const double share = (lat - a.lat_e7) / (static_cast<double>(b.lat_e7) - a.lat_e7);
      found.push_back(a.lon_e7 + share * (static_cast<double>(b.lon_e7) - a.lon_e7));
    }
  };
  for (const Polygon& polygon : area.polygons) {
    cross(polygon.outer);
    std::for_each(polygon.inner.begin(), polygon.inner.end(), cross);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

Coordinate point_inside(const Area& area, Coordinate wish) {
  if (area.polygons.empty() || area.contains(wish)) return wish;
  std::int32_t lat = wish.lat_e7;
  std::vector<double> borders = crossings(area, lat);
  if (borders.empty()) {
    lat = Area{{area.polygons.front()}}.bounds().centre().lat_e7;
    borders = crossings(area, lat);
  }
  double middle = wish.lon_e7, widest = 0;
  for (std::size_t i = 0; i + 1 < borders.size(); i += 2) {
    const double width = borders[i + 1] - borders[i];
    if (width <= widest) continue;
    widest = width;
    middle = borders[i] + width / 2;
  }
  return widest > 0 ? Coordinate{static_cast<std::int32_t>(std::lround(middle)), lat} : wish;
}

std::optional<Coordinate> point_of(const MapContent& content, const RawPlace& place) {
  if (!place.is_outline) return place.at;
  const auto middle = mean_of_corners(content, place);
  if (!middle) return std::nullopt;
  return point_inside(closed_area(content, lines_of(content, place)), *middle);
}

}  // namespace postkutscher::osm
