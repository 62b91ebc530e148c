#include "importers/osm/area.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "engine/base/errors.h"
#include "importers/geojson/geojson.h"
#include "importers/osm/fold_case.h"
#include "importers/osm/rings.h"

namespace postkutscher::osm {

namespace {

constexpr const char* kOption = "--area";

bool looks_like_numbers(std::string_view text) {
  return text.find(',') != std::string_view::npos &&
         text.find_first_not_of("0123456789.,+- ") == std::string_view::npos;
}

std::vector<double> parse_numbers(std::string_view text) {
  std::vector<double> numbers;
  for (auto part : split_values(text, ',')) {
    if (part.starts_with("+")) part.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (error != std::errc() || end != part.data() + part.size()) return {};
    numbers.push_back(number);
  }
  return numbers;
}

Area parse_box(const std::string& text) {
  const auto n = parse_numbers(text);
  if (n.size() != 4) {
    throw InputError("invalid_area", kOption, fmt::format("\"{}\" is not four numbers.", text),
                     "Give west,south,east,north in degrees, e.g. 14.25,51.70,14.45,51.82.");
  }
  if (!is_valid_lon_lat(n[0], n[1]) || !is_valid_lon_lat(n[2], n[3])) {
    const bool swapped = is_valid_lon_lat(n[1], n[0]) && is_valid_lon_lat(n[3], n[2]);
    throw InputError(swapped ? "swapped_coordinates" : "invalid_area", kOption,
                     fmt::format("\"{}\" is no box on earth.", text),
                     swapped ? "Did you swap longitude and latitude? The order is west,south,east,north."
                             : "Give west,south,east,north in degrees.");
  }
  if (n[0] >= n[2] || n[1] >= n[3]) {
    throw InputError("invalid_area", kOption, fmt::format("\"{}\" has its corners in the wrong order.", text),
                     "Give west,south,east,north: west less than east, south less than north.");
  }
  return area_of_box({Coordinate::from_degrees(n[0], n[1]), Coordinate::from_degrees(n[2], n[3])});
}

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

bool has_part(std::string_view name, std::string_view wanted) {
  constexpr std::string_view kSeparators = "/;,()";
  std::string text(name);
  // A dash separates the languages of bilingual names only between blanks; inside a word it belongs to the name.
  for (auto at = text.find(" - "); at != std::string::npos; at = text.find(" - ")) text.replace(at, 3, ";");
  for (auto at = text.find(" – "); at != std::string::npos; at = text.find(" – ")) text.replace(at, 5, ";");
  std::replace_if(
      text.begin(), text.end(), [&](char c) { return kSeparators.find(c) != std::string_view::npos; }, ';');
  const auto parts = split_values(text);
  return std::find(parts.begin(), parts.end(), wanted) != parts.end();
}

template <class Matches>
std::vector<const RawBoundary*> select(const std::vector<RawBoundary>& boundaries, Matches matches) {
  std::vector<const RawBoundary*> found;
  for (const auto& boundary : boundaries) {
    if (std::any_of(boundary.names.begin(), boundary.names.end(),
                    [&](const std::string& name) { return matches(fold_case(name)); })) {
      found.push_back(&boundary);
    }
  }
  return found;
}

std::string listed(const std::vector<const RawBoundary*>& boundaries) {
  constexpr std::size_t kMost = 12;
  std::string text;
  for (std::size_t i = 0; i < std::min(boundaries.size(), kMost); ++i) {
    text += fmt::format("{}{} (admin_level {}, relation/{})", i == 0 ? "" : "; ", boundaries[i]->name.german,
                        boundaries[i]->admin_level.empty() ? "?" : boundaries[i]->admin_level, boundaries[i]->id);
  }
  if (boundaries.size() > kMost) text += fmt::format("; and {} more", boundaries.size() - kMost);
  return text;
}

const RawBoundary& one_boundary(const std::string& name, const MapContent& content) {
  const auto found = matching_boundaries(name, content.boundaries);
  if (found.size() == 1) return *found.front();
  if (!found.empty()) {
    throw InputError("ambiguous_area", kOption, fmt::format("\"{}\" may mean {} boundaries.", name, found.size()),
                     "Choose one by its id: " + listed(found) + ".");
  }
  std::vector<const RawBoundary*> all;
  for (const auto& boundary : content.boundaries) all.push_back(&boundary);
  throw InputError("unknown_area", kOption, fmt::format("no boundary of the map is called \"{}\".", name),
                   all.empty() ? "The map holds no administrative boundaries: give a box W,S,E,N or a GeoJSON file."
                               : "The map knows: " + listed(all) + ". Or give a box W,S,E,N or a GeoJSON file.");
}

}  // namespace

Area area_of_box(const BoundingBox& box) {
  const auto [west, south] = box.south_west;
  const auto [east, north] = box.north_east;
  return {{Polygon{{{west, south}, {east, south}, {east, north}, {west, north}}, {}}}};
}

std::optional<Area> with_swapped_axes(const Area& area) {
  Area swapped = area;
  bool valid = true;
  const auto swap_ring = [&valid](Ring& ring) {
    for (auto& c : ring) {
      std::swap(c.lon_e7, c.lat_e7);
      valid = valid && is_valid_lon_lat(c.lon(), c.lat());
    }
  };
  for (auto& polygon : swapped.polygons) {
    swap_ring(polygon.outer);
    std::for_each(polygon.inner.begin(), polygon.inner.end(), swap_ring);
  }
  return valid ? std::optional(std::move(swapped)) : std::nullopt;
}

AreaWish parse_area(const OsmImportOptions& options) {
  AreaWish wish;
  const std::string text(trimmed(options.area));
  if (text.empty()) return wish;
  if (looks_like_numbers(text)) {
    wish.area = parse_box(text);
    wish.description = text;
  } else if (const auto folded = fold_case(text); folded.ends_with(".geojson") || folded.ends_with(".json")) {
    wish.area = read_geojson_area(text);
    wish.description = file_name(text);
  } else {
    wish.boundary = text;
    wish.description = text;
  }
  if (options.buffer_metres > 0) wish.description += fmt::format(" + {:g} km", options.buffer_metres / 1000);
  return wish;
}

std::vector<const RawBoundary*> matching_boundaries(std::string_view name, const std::vector<RawBoundary>& boundaries) {
  if (name.starts_with("relation/")) {
    std::vector<const RawBoundary*> found;
    for (const auto& boundary : boundaries) {
      if (std::to_string(boundary.id) == name.substr(9)) found.push_back(&boundary);
    }
    return found;
  }
  const auto wanted = fold_case(trimmed(name));
  auto found = select(boundaries, [&](const std::string& candidate) { return candidate == wanted; });
  if (found.empty()) found = select(boundaries, [&](const std::string& text) { return has_part(text, wanted); });
  if (found.empty()) {
    found = select(boundaries, [&](const std::string& text) { return text.find(wanted) != std::string::npos; });
  }
  return found;
}

std::optional<Area> find_area(const AreaWish& wish, const MapContent& content, const OsmImportOptions& options) {
  if (wish.whole()) return std::nullopt;
  if (wish.area) return buffered(*wish.area, options.buffer_metres);
  const auto& boundary = one_boundary(wish.boundary, content);
  const auto area = outline(content, boundary);
  if (!area) {
    throw InputError(
        "incomplete_boundary", kOption,
        fmt::format("the outline of {} (relation/{}) is not complete in this map.", boundary.name.german, boundary.id),
        "Use a larger extract, or give a box W,S,E,N or a GeoJSON file.");
  }
  return buffered(*area, options.buffer_metres);
}

}  // namespace postkutscher::osm
