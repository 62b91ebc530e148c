#include "scenarios/geometry_json.h"

#include <nlohmann/json.hpp>

namespace postkutscher {

nlohmann::ordered_json lon_lat(Coordinate place) {
  return nlohmann::ordered_json::array({place.lon(), place.lat()});
}

nlohmann::ordered_json line_string(const std::vector<Coordinate>& points) {
  auto coordinates = nlohmann::ordered_json::array();
  for (const Coordinate point : points) coordinates.push_back(lon_lat(point));
  if (points.size() == 1) coordinates.push_back(lon_lat(points.front()));
  return {{"type", "LineString"}, {"coordinates", coordinates}};
}

}  // namespace postkutscher
