// An OGC GeoPackage 1.3 in EPSG:25833 (ETRS89 / UTM zone 33N), made in memory. The same layers give the same bytes.
#pragma once

#include <string>
#include <vector>

#include "engine/base/geo.h"
#include "scenarios/report/csv.h"

struct sqlite3;

namespace postkutscher::report {

enum class Shape { point, line, area };

struct Geometry {
  std::vector<Coordinate> points;  // of a point (one) or a line (two or more); none = no geometry
  Area area;
};

struct Layer {
  std::string name;
  std::string description;
  Shape shape = Shape::point;
  std::vector<Column> columns;  // of attributes; a unit "1" makes an integer, another unit a real number, none words
};

struct Feature {
  Geometry geometry;
  std::vector<Cell> attributes;  // as long as the layer's columns
};

class GeoPackage {
 public:
  // `last_change`: ISO 8601 in UTC, stands in the file in place of the clock.
  explicit GeoPackage(std::string last_change);
  ~GeoPackage();
  GeoPackage(const GeoPackage&) = delete;
  GeoPackage& operator=(const GeoPackage&) = delete;

  void add(const Layer& layer, const std::vector<Feature>& features);
  std::string bytes() const;

 private:
  void run(const std::string& sql);
  void register_layer(const Layer& layer, const std::vector<Feature>& features);

  sqlite3* database_ = nullptr;
  std::string last_change_;
};

}  // namespace postkutscher::report
