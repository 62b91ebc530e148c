// GeoPackage geometry blobs: the standard's header with envelope, then well-known binary, little-endian.
#pragma once

#include <optional>
#include <string>

#include "scenarios/report/geopackage.h"

namespace postkutscher::report {

inline constexpr int kUtmZone = 33;
inline constexpr int kSpatialReference = 25833;

struct Extent {
  double min_x, max_x, min_y, max_y;
};

// Nothing for a geometry without points.
std::optional<Extent> extent_of(const Geometry& geometry);
// Empty for a geometry without points. Areas become multipolygons with closed rings.
std::string geometry_blob(const Geometry& geometry, Shape shape);

}  // namespace postkutscher::report
