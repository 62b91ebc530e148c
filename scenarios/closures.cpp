#include "scenarios/closures.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "engine/base/errors.h"
#include "engine/network/closures.h"
#include "importers/geojson/geojson.h"

namespace postkutscher {

namespace {

bool overlap(const BoundingBox& a, const BoundingBox& b) {
  return a.south_west.lon_e7 <= b.north_east.lon_e7 && b.south_west.lon_e7 <= a.north_east.lon_e7 &&
         a.south_west.lat_e7 <= b.north_east.lat_e7 && b.south_west.lat_e7 <= a.north_east.lat_e7;
}

std::vector<SegmentId> segments_of(const Network& network, const ClosedWay& way) {
  auto segments = segments_of_way(network, way.id);
  if (!segments.empty()) return segments;
  throw InputError("unknown_way", way.where, fmt::format("the map has no road way/{}.", way.id),
                   "Give the id of a road as openstreetmap.org shows it; the map may be older, or cut too small.");
}

std::vector<SegmentId> segments_in(const Network& network, const AvoidedArea& avoid) {
  const BoundingBox box = avoid.area.bounds();
  if (overlap(box, network.bounds())) return segments_touching(network, avoid.area);
  const BoundingBox swapped{{box.south_west.lat_e7, box.south_west.lon_e7},
                            {box.north_east.lat_e7, box.north_east.lon_e7}};
  throw InputError("avoided_area_off_map", avoid.file.string(),
                   fmt::format("the area {:.4f},{:.4f},{:.4f},{:.4f} lies outside the map.", box.south_west.lon(),
                               box.south_west.lat(), box.north_east.lon(), box.north_east.lat()),
                   overlap(swapped, network.bounds())
                       ? "Did you swap longitude and latitude? GeoJSON wants longitude first."
                       : fmt::format("Draw it within {:.4f},{:.4f},{:.4f},{:.4f} (west,south,east,north).",
                                     network.bounds().south_west.lon(), network.bounds().south_west.lat(),
                                     network.bounds().north_east.lon(), network.bounds().north_east.lat()));
}

}  // namespace

ClosedWay closed_way(std::string_view text, const std::string& where) {
  constexpr std::string_view kPrefix = "way/";
  const std::string_view digits = text.starts_with(kPrefix) ? text.substr(kPrefix.size()) : text;
  ClosedWay way{0, where};
  const char* const last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, way.id);
  if (error == std::errc() && end == last) return way;
  throw InputError("bad_way", where, fmt::format("\"{}\" is no id of a way.", text),
                   "Write it as openstreetmap.org does, e.g. way/4711, or the number alone.");
}

AvoidedArea avoided_area(const std::filesystem::path& file) {
  return {file, read_geojson_area(file)};
}

std::vector<SegmentId> closed_segments(const Network& network, const Closures& closures) {
  std::vector<SegmentId> closed;
  const auto add = [&](const std::vector<SegmentId>& more) { closed.insert(closed.end(), more.begin(), more.end()); };
  for (const ClosedWay& way : closures.ways) add(segments_of(network, way));
  if (closures.avoid) add(segments_in(network, *closures.avoid));
  std::sort(closed.begin(), closed.end());
  closed.erase(std::unique(closed.begin(), closed.end()), closed.end());
  return closed;
}

}  // namespace postkutscher
