#include "importers/geojson/geojson.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "engine/base/errors.h"

namespace postkutscher {

namespace {

using Json = nlohmann::json;

class GeoJsonReader {
 public:
  explicit GeoJsonReader(std::string where) : where_(std::move(where)) {}

  void read(const Json& object, Area& area) const {
    const auto type = object.is_object() ? object.value("type", Json()) : Json();
    if (type == "FeatureCollection") {
      for (const auto& feature : member(object, "features")) read(feature, area);
    } else if (type == "GeometryCollection") {
      for (const auto& geometry : member(object, "geometries")) read(geometry, area);
    } else if (type == "Feature") {
      read(member(object, "geometry"), area);
    } else if (type == "MultiPolygon") {
      for (const auto& polygon : member(object, "coordinates")) read_polygon(polygon, area);
    } else if (type == "Polygon") {
      read_polygon(member(object, "coordinates"), area);
    } else {
      fail("holds a " + (type.is_string() ? type.get<std::string>() : std::string("value without a type")) +
           " where a polygon is needed.");
    }
  }

  [[noreturn]] void fail(const std::string& cause) const {
    throw InputError("malformed_geojson", where_, cause,
                     "Give a GeoJSON file with a Polygon or MultiPolygon in longitude, latitude (WGS84).");
  }

 private:
  const Json& member(const Json& object, const char* name) const {
    const auto found = object.find(name);
    if (found == object.end() || !(found->is_array() || found->is_object())) {
      fail(std::string("lacks \"") + name + "\".");
    }
    return *found;
  }

  void read_polygon(const Json& rings, Area& area) const {
    Polygon polygon;
    if (!rings.is_array() || rings.empty()) fail("has a polygon without rings.");
    for (const auto& ring : rings) {
      auto read = read_ring(ring);
      if (polygon.outer.empty()) {
        polygon.outer = std::move(read);
      } else {
        polygon.inner.push_back(std::move(read));
      }
    }
    area.polygons.push_back(std::move(polygon));
  }

  Ring read_ring(const Json& points) const {
    Ring ring;
    if (!points.is_array()) fail("has a ring that is no list of points.");
    for (const auto& point : points) ring.push_back(read_point(point));
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() < 3) fail("has a ring of less than three points.");
    return ring;
  }

  Coordinate read_point(const Json& point) const {
    if (!point.is_array() || point.size() < 2 || !point[0].is_number() || !point[1].is_number()) {
      fail("has a point that is not [longitude, latitude]: " + point.dump().substr(0, 60) + ".");
    }
    const double lon = point[0].get<double>(), lat = point[1].get<double>();
    if (is_valid_lon_lat(lon, lat)) return Coordinate::from_degrees(lon, lat);
    if (is_valid_lon_lat(lat, lon)) {
      throw InputError("swapped_coordinates", where_,
                       "has the point " + point.dump() + ", whose latitude is no latitude.",
                       "Did you swap longitude and latitude? GeoJSON wants longitude first.");
    }
    fail("has a point that is no place on earth in degrees: " + point.dump().substr(0, 60) + ".");
  }

  std::string where_;
};

}  // namespace

Area area_from_geojson(std::string_view text, const std::string& where) {
  // A MultiPolygon in a feature of a collection is 8 deep; what follows the nesting recurses.
  constexpr int kDeepest = 64;
  const GeoJsonReader reader(where);
  const auto not_too_deep = [&reader](int depth, Json::parse_event_t, const Json&) {
    if (depth > kDeepest) reader.fail("is nested more than " + std::to_string(kDeepest) + " deep.");
    return true;
  };
  Area area;
  try {
    reader.read(Json::parse(text, not_too_deep), area);
  } catch (const Json::parse_error& error) {
    reader.fail("is not JSON (byte " + std::to_string(error.byte) + ").");
  } catch (const Json::exception& error) {
    reader.fail(std::string("cannot be read (") + error.what() + ").");
  }
  if (area.polygons.empty()) reader.fail("holds no polygon.");
  return area;
}

Area read_geojson_area(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    throw InputError("missing_file", file.string(), "cannot be read.", "Check the path of the GeoJSON file.");
  }
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  return area_from_geojson(text, file.string());
}

}  // namespace postkutscher
