#include "importers/osm/rings.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace postkutscher::osm {

namespace {

using Line = std::vector<std::int64_t>;

double doubled_area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    sum += ring[j].lon() * ring[i].lat() - ring[i].lon() * ring[j].lat();
  }
  return std::abs(sum);
}

bool encloses(const Ring& outer, const Ring& inner) {
  const Area area{{Polygon{outer, {}}}};
  // Rings of one boundary do not cross, so the one point that decides is any that does not lie on the outer ring.
  return std::all_of(inner.begin(), inner.end(), [&](Coordinate c) { return area.contains(c); });
}

std::optional<Ring> located(const MapContent& content, const Line& nodes) {
  Ring ring;
  for (const auto id : nodes) {
    const auto* point = content.nodes.find(id);
    if (point == nullptr) return std::nullopt;
    ring.push_back(point->at);
  }
  return ring;
}

}  // namespace

JoinedRings join_rings(std::vector<Line> lines) {
  JoinedRings result;
  lines.erase(std::remove_if(lines.begin(), lines.end(), [](const Line& line) { return line.size() < 2; }),
              lines.end());
  std::multimap<std::int64_t, std::size_t> by_end;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    by_end.emplace(lines[i].front(), i);
    by_end.emplace(lines[i].back(), i);
  }
  std::vector<bool> used(lines.size(), false);
  for (std::size_t first = 0; first < lines.size(); ++first) {
    if (used[first]) continue;
    used[first] = true;
    Line ring = lines[first];
    while (ring.front() != ring.back()) {
      const auto [begin, end] = by_end.equal_range(ring.back());
      const auto next = std::find_if(begin, end, [&](const auto& entry) { return !used[entry.second]; });
      if (next == end) break;
      used[next->second] = true;
      auto& line = lines[next->second];
      if (line.front() != ring.back()) std::reverse(line.begin(), line.end());
      ring.insert(ring.end(), line.begin() + 1, line.end());
    }
    const bool closed = ring.front() == ring.back() && ring.size() >= 4;
    if (closed) {
      ring.pop_back();
      result.rings.push_back(std::move(ring));
    }
    result.complete = result.complete && closed;
  }
  return result;
}

Area area_of_rings(std::vector<Ring> rings) {
  std::stable_sort(rings.begin(), rings.end(),
                   [](const Ring& a, const Ring& b) { return doubled_area(a) > doubled_area(b); });
  Area area;
  std::vector<std::size_t> polygon_of(rings.size());
  std::vector<bool> is_hole(rings.size(), false);
  for (std::size_t i = 0; i < rings.size(); ++i) {
    // Larger rings come first: the last one that encloses this one is the smallest around it.
    for (std::size_t around = i; around-- > 0;) {
      if (!encloses(rings[around], rings[i])) continue;
      is_hole[i] = !is_hole[around];
      polygon_of[i] = polygon_of[around];
      break;
    }
    if (is_hole[i]) {
      area.polygons[polygon_of[i]].inner.push_back(rings[i]);
    } else {
      polygon_of[i] = area.polygons.size();
      area.polygons.push_back({rings[i], {}});
    }
  }
  return area;
}

std::optional<Area> outline(const MapContent& content, const RawBoundary& boundary) {
  std::vector<Line> lines;
  for (const auto id : boundary.ways) {
    const auto* way = content.member_way(id);
    if (way == nullptr) return std::nullopt;
    lines.push_back(way->nodes);
  }
  const auto joined = join_rings(std::move(lines));
  if (!joined.complete || joined.rings.empty()) return std::nullopt;
  std::vector<Ring> rings;
  for (const auto& nodes : joined.rings) {
    auto ring = located(content, nodes);
    if (!ring) return std::nullopt;
    rings.push_back(std::move(*ring));
  }
  return area_of_rings(std::move(rings));
}

}  // namespace postkutscher::osm
