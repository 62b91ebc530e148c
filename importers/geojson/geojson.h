// Areas from GeoJSON (RFC 7946): Polygon, MultiPolygon, Feature, FeatureCollection or GeometryCollection.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/geo.h"

namespace postkutscher {

// All polygons of the text; at least one. `where` names the text in errors. Throws InputError ("malformed_geojson",
// also for anything that is no polygon; "swapped_coordinates").
Area area_from_geojson(std::string_view text, const std::string& where);

// The same from a file. Throws "missing_file" too.
Area read_geojson_area(const std::filesystem::path& file);

}  // namespace postkutscher
