// Which part of the map is wanted: parses --area, finds named boundaries, adds the buffer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/geo.h"
#include "importers/osm/import.h"
#include "importers/osm/map_content.h"

namespace postkutscher::osm {

// What the option says, before the map is read. `area` is set for boxes and GeoJSON, `boundary` for names.
struct AreaWish {
  std::optional<Area> area;
  std::string boundary;
  std::string description;  // for humans, with the buffer; empty = whole map
  bool whole() const { return !area && boundary.empty(); }
};

// Throws InputError "invalid_area", "swapped_coordinates", "missing_file", "malformed_geojson".
AreaWish parse_area(const OsmImportOptions& options);

// The area with its buffer; none = whole map. Throws "unknown_area", "ambiguous_area", "incomplete_boundary".
std::optional<Area> find_area(const AreaWish& wish, const MapContent& content, const OsmImportOptions& options);

// Boundaries that `name` may mean: equal to a whole name, else equal to a part of one (between / - ; , and brackets),
// else contained in one. Case does not matter. "relation/ID" means exactly that relation.
std::vector<const RawBoundary*> matching_boundaries(std::string_view name, const std::vector<RawBoundary>& boundaries);

// A rectangle; both corners as in W,S,E,N.
Area area_of_box(const BoundingBox& box);
// Every point within `metres` of the area, to about 1 %.
Area buffered(const Area& area, double metres);
// The area with longitudes and latitudes exchanged, to recognise swapped input; none where that is no place on earth.
std::optional<Area> with_swapped_axes(const Area& area);

}  // namespace postkutscher::osm
