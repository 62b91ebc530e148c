#include "scenarios/report/geopackage.h"

#include <algorithm>
#include <memory>
#include <sqlite3.h>
#include <stdexcept>

#include "scenarios/report/geopackage_geometry.h"

namespace postkutscher::report {

namespace {

// OGC 12-128r17 (GeoPackage 1.3), tables 1, 3 and 5, and the required rows of gpkg_spatial_ref_sys.
constexpr const char* kSchema = R"sql(
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
PRAGMA page_size = 4096;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
INSERT INTO gpkg_spatial_ref_sys VALUES
 ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
 ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
 ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude in degrees'),
 ('ETRS89 / UTM zone 33N', 25833, 'EPSG', 25833, 'PROJCS["ETRS89 / UTM zone 33N",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4258"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",15],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","25833"]]', 'metres');
)sql";

void require(bool good, sqlite3* database) {
  if (!good) throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(database));
}

// A prepared statement whose places are filled from the left.
class Statement {
 public:
  Statement(sqlite3* database, const std::string& sql) : database_(database) {
    require(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement_, nullptr) == SQLITE_OK, database);
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void text(const std::string& value) {
    sqlite3_bind_text(statement_, ++at_, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
  }
  void blob(const std::string& value) {
    sqlite3_bind_blob(statement_, ++at_, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
  }
  void integer(std::int64_t value) { sqlite3_bind_int64(statement_, ++at_, value); }
  void real(double value) { sqlite3_bind_double(statement_, ++at_, value); }
  void null() { sqlite3_bind_null(statement_, ++at_); }
  void cell(const Cell& cell) {
    if (const auto* word = std::get_if<std::string>(&cell)) return text(*word);
    if (const auto* time = std::get_if<Moment>(&cell)) return text(time->iso);
    if (const auto* count = std::get_if<std::int64_t>(&cell)) return integer(*count);
    if (const auto* decimal = std::get_if<Decimal>(&cell)) return real(decimal->value);
    null();
  }
  void execute() {
    require(sqlite3_step(statement_) == SQLITE_DONE, database_);
    sqlite3_reset(statement_);
    at_ = 0;
  }

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
  int at_ = 0;
};

std::string geometry_type(Shape shape) {
  return shape == Shape::point ? "POINT" : shape == Shape::line ? "LINESTRING" : "MULTIPOLYGON";
}

std::string sql_type(const Column& column) {
  return column.unit.empty() ? "TEXT" : column.unit == "1" ? "INTEGER" : "REAL";
}

std::optional<Extent> extent_of(const std::vector<Feature>& features) {
  std::optional<Extent> sum;
  for (const Feature& feature : features) {
    const auto box = extent_of(feature.geometry);
    if (!box) continue;
    if (!sum) sum = box;
    sum = {std::min(sum->min_x, box->min_x), std::max(sum->max_x, box->max_x), std::min(sum->min_y, box->min_y),
           std::max(sum->max_y, box->max_y)};
  }
  return sum;
}

}  // namespace

GeoPackage::GeoPackage(std::string last_change) : last_change_(std::move(last_change)) {
  require(sqlite3_open(":memory:", &database_) == SQLITE_OK, database_);
  run(kSchema);
}

GeoPackage::~GeoPackage() {
  sqlite3_close(database_);
}

void GeoPackage::run(const std::string& sql) {
  require(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK, database_);
}

void GeoPackage::register_layer(const Layer& layer, const std::vector<Feature>& features) {
  Statement contents(database_, "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)");
  contents.text(layer.name);
  contents.text(layer.name);
  contents.text(layer.description);
  contents.text(last_change_);
  if (const auto box = extent_of(features)) {
    for (const double value : {box->min_x, box->min_y, box->max_x, box->max_y}) contents.real(value);
  } else {
    for (int i = 0; i < 4; ++i) contents.null();
  }
  contents.integer(kSpatialReference);
  contents.execute();
  Statement geometry(database_, "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)");
  geometry.text(layer.name);
  geometry.text(geometry_type(layer.shape));
  geometry.integer(kSpatialReference);
  geometry.execute();
}

void GeoPackage::add(const Layer& layer, const std::vector<Feature>& features) {
  std::string create = fmt::format("CREATE TABLE \"{}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {}",
                                   layer.name, geometry_type(layer.shape));
  std::string places = "NULL, ?";
  for (const Column& column : layer.columns) {
    create += fmt::format(", \"{}\" {}", column.name, sql_type(column));
    places += ", ?";
  }
  run("BEGIN");
  run(create + ")");
  register_layer(layer, features);
  Statement insert(database_, fmt::format("INSERT INTO \"{}\" VALUES ({})", layer.name, places));
  for (const Feature& feature : features) {
    const std::string blob = geometry_blob(feature.geometry, layer.shape);
    blob.empty() ? insert.null() : insert.blob(blob);
    for (const Cell& cell : feature.attributes) insert.cell(cell);
    insert.execute();
  }
  run("COMMIT");
}

std::string GeoPackage::bytes() const {
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> image(sqlite3_serialize(database_, "main", &size, 0),
                                                                      &sqlite3_free);
  require(image != nullptr, database_);
  return {reinterpret_cast<const char*>(image.get()), static_cast<std::size_t>(size)};
}

}  // namespace postkutscher::report
