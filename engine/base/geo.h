// Coordinates on the globe (WGS84), stored as OpenStreetMap does in units of 1e-7 degree, and the little geometry that
// every folder needs. Everything with metres is valid for the extent of a region (some hundred kilometres).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace postkutscher {

struct Coordinate {
  std::int32_t lon_e7 = 0;
  std::int32_t lat_e7 = 0;

  // Rounds to 1e-7 degree. The caller has checked -180..180 and -90..90 (see is_valid_lon_lat).
  static Coordinate from_degrees(double lon, double lat);

  double lon() const { return lon_e7 / 1e7; }
  double lat() const { return lat_e7 / 1e7; }
  constexpr auto operator<=>(const Coordinate&) const = default;
};

bool is_valid_lon_lat(double lon, double lat);

// Great-circle distance in metres (haversine, R = 6,371,008.8 m).
double distance_metres(Coordinate a, Coordinate b);

struct Point {
  double x = 0;  // metres to the east
  double y = 0;  // metres to the north
};

// Plane metres around an origin (equirectangular). Exact enough for nearest-point work within some ten kilometres.
class LocalProjection {
 public:
  explicit LocalProjection(Coordinate origin);
  Point to_metres(Coordinate c) const;
  Coordinate to_coordinate(Point p) const;

 private:
  Coordinate origin_;
  double metres_per_lon_;
  double metres_per_lat_;
};

struct BoundingBox {
  Coordinate south_west{INT32_MAX, INT32_MAX};
  Coordinate north_east{INT32_MIN, INT32_MIN};

  bool empty() const { return south_west.lon_e7 > north_east.lon_e7 || south_west.lat_e7 > north_east.lat_e7; }
  bool contains(Coordinate c) const;
  void extend(Coordinate c);
  BoundingBox buffered(double metres) const;
  Coordinate centre() const;
};

using Ring = std::vector<Coordinate>;  // closed implicitly: the last point need not repeat the first

struct Polygon {
  Ring outer;
  std::vector<Ring> inner;
};

// A set of polygons, e.g. a boundary or a district. Boundary points count as inside.
struct Area {
  std::vector<Polygon> polygons;

  bool contains(Coordinate c) const;
  BoundingBox bounds() const;
  // Distance in metres from `c` to the nearest point of the area; 0 inside.
  double distance_metres(Coordinate c) const;
};

}  // namespace postkutscher
