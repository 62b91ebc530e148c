#include <gtest/gtest.h>
#include <memory>
#include <sqlite3.h>

#include "tests/scenarios/report/output_folder.h"
#include "tests/scenarios/report/run_fixture.h"

namespace postkutscher {
namespace {

class Database {
 public:
  explicit Database(const std::filesystem::path& file) {
    EXPECT_EQ(sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // The rows of a query, cells joined by "|".
  std::vector<std::string> rows(const std::string& sql) {
    std::vector<std::string> out;
    const auto collect = [](void* to, int count, char** values, char**) {
      std::string row;
      for (int i = 0; i < count; ++i)
        row += (i > 0 ? "|" : "") + std::string(values[i] == nullptr ? "NULL" : values[i]);
      static_cast<std::vector<std::string>*>(to)->push_back(row);
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(handle_, sql.c_str(), collect, &out, nullptr), SQLITE_OK) << sqlite3_errmsg(handle_);
    return out;
  }

 private:
  sqlite3* handle_ = nullptr;
};

using Rows = std::vector<std::string>;

TEST(GeoPackage, HasTheTablesOfTheStandard) {
  const RunFixture fixture;
  const WrittenOutputs outputs(fixture.run, {});
  Database database(outputs.folder() / "plan.gpkg");
  EXPECT_EQ(database.rows("PRAGMA integrity_check"), Rows{"ok"});
  EXPECT_EQ(database.rows("PRAGMA foreign_key_check"), Rows{});
  EXPECT_EQ(database.rows("PRAGMA application_id"), Rows{"1196444487"});  // "GPKG"
  EXPECT_EQ(
      database.rows("SELECT table_name, geometry_type_name, srs_id FROM gpkg_geometry_columns ORDER BY 1"),
      (Rows{"districts|MULTIPOLYGON|25833", "refused|POINT|25833", "routes|LINESTRING|25833", "stops|POINT|25833"}));
  EXPECT_EQ(database.rows("SELECT DISTINCT last_change FROM gpkg_contents"), Rows{"2026-04-24T00:00:00.000Z"});
  EXPECT_EQ(database.rows("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1"), (Rows{"-1", "0", "4326", "25833"}));
}

TEST(GeoPackage, LayersHoldThePlan) {
  const RunFixture fixture;
  const WrittenOutputs outputs(fixture.run, {});
  Database database(outputs.folder() / "plan.gpkg");
  std::size_t used = 0;
  for (const DutyPlan& plan : fixture.run.shown().schedule.duties) used += plan.visits.empty() ? 0 : 1;
  EXPECT_EQ(database.rows("SELECT count(*), sum(rides) FROM routes WHERE geom IS NOT NULL"),
            Rows{std::to_string(used) + "|6"});
  EXPECT_EQ(database.rows("SELECT name, name_dsb FROM districts"),
            (Rows{"Mitte|Srjejź", "Sandow|Žandow", "Kahren|Kórjeń"}));
  EXPECT_EQ(database.rows("SELECT ride, reason FROM refused"), Rows{"Auftrag-draußen|outside_map"});
}

TEST(GeoPackage, ThePublicGetsDistrictsOnly) {
  const RunFixture fixture;
  const WrittenOutputs outputs(fixture.run, parse_audience("public"));
  Database database(outputs.folder() / "plan.gpkg");
  EXPECT_EQ(database.rows("SELECT table_name FROM gpkg_contents"), Rows{"districts"});
  // Six rides: all hidden, but for a district where none begins.
  EXPECT_EQ(database.rows("SELECT count(*) FROM districts WHERE rides_from_here > 0"), Rows{"0"});
  EXPECT_NE(database.rows("SELECT count(*) FROM districts WHERE rides_from_here IS NULL"), Rows{"0"});
}

}  // namespace
}  // namespace postkutscher
