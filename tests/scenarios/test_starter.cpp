#include <algorithm>
#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "scenarios/column_proposal.h"
#include "scenarios/scenario.h"
#include "tests/scenarios/scenario_folder.h"

namespace postkutscher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

constexpr const char* kDispatchExport =
    "Auftrags-Nr.;Unternehmen;Von Länge;Von Breite;Nach Länge;Nach Breite;Von;Nach;Abholung;Termin;Beförderungsart;"
    "Patientenname;Diagnose\n"
    "4711;op01;14,33;51,76;14,34;51,75;Sandow;Klinik;;8:00;Rollstuhl;Erika Muster;geheim\n"
    "4712;op01;14,33;51,76;14,34;51,75;Sandow;Klinik;9:00;;Gehfähig;Erika Muster;geheim\n"
    "4713;op01;14,33;51,76;14,34;51,75;Sandow;Klinik;9:00;;Sonderwunsch;Erika Muster;geheim\n";

TEST(StarterScenario, IsValidOnceTheMapIsThere) {
  const ScenarioFolder folder;
  const auto fresh = folder.path("fresh");
  write_starter_scenario(fresh, std::nullopt);
  EXPECT_THAT(input_error([&] { read_scenario(fresh / "scenario.toml"); }),
              HasSubstr("missing_file | scenario.toml:14:7"));
  folder.write("fresh/brandenburg-latest.osm.pbf", "");
  const Scenario s = read_scenario(fresh / "scenario.toml");
  EXPECT_EQ(s.rides.size(), 8U);
  EXPECT_EQ(s.fleet.size(), 4U);
  EXPECT_EQ(s.rides[1].linked, "1");
  EXPECT_EQ(s.service.unserved_base_euros, 40);
}

// What stands in comments as default must be the default.
TEST(StarterScenario, CommentedDefaultsAreTheDefaults) {
  const ScenarioFolder folder;
  write_starter_scenario(folder.path("fresh"), std::nullopt);
  folder.write("fresh/brandenburg-latest.osm.pbf", "");
  const std::string before = resolved_toml(read_scenario(folder.path("fresh/scenario.toml")));
  for (const char* line : {"# time_zone = ", "# seed = ", "# periods = ", "#            {from", "# pickup_tolerance = ",
                           "# arrival_before_appointment = ", "# ride_time = ", "# [service.categories.wheelchair]",
                           "# minutes = ", "# [service.vehicle_classes.taxi]", "# per_hour = ", "# per_km = "}) {
    folder.edit("fresh/scenario.toml", line, line + 2);
  }
  EXPECT_EQ(resolved_toml(read_scenario(folder.path("fresh/scenario.toml"))), before);
}

TEST(StarterScenario, RefusesAFolderWithFiles) {
  const ScenarioFolder folder;
  EXPECT_THAT(input_error([&] { write_starter_scenario(folder.path(""), std::nullopt); }),
              HasSubstr("existing_output |"));
}

// A limit on the size of files fails as a full disk does, between two files.
TEST(StarterScenario, LeavesNothingBehindOnFailure) {
  const ScenarioFolder folder;
  const auto entries = [&] {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path(""))) names.push_back(entry.path());
    std::sort(names.begin(), names.end());
    return names;
  };
  const auto before = entries();
  rlimit limit{};
  getrlimit(RLIMIT_FSIZE, &limit);
  const rlimit small{1024, limit.rlim_max};  // fleet.csv fits, scenario.toml does not
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  const std::string error = input_error([&] { write_starter_scenario(folder.path("fresh"), std::nullopt); });
  setrlimit(RLIMIT_FSIZE, &limit);
  std::signal(SIGXFSZ, handler);
  EXPECT_THAT(error, testing::StartsWith("disk_full |"));
  EXPECT_EQ(entries(), before);
}

TEST(ColumnProposal, KnowsGermanAndEnglishHeaders) {
  const ScenarioFolder folder;
  folder.write("export.csv", kDispatchExport);
  const ColumnProposal proposal = propose_columns(folder.path("export.csv"));
  EXPECT_THAT(proposal.columns,
              ElementsAre(Pair("appointment_at", "Termin"), Pair("category", "Beförderungsart"),
                          Pair("from_lat", "Von Breite"), Pair("from_lon", "Von Länge"), Pair("from_name", "Von"),
                          Pair("id", "Auftrags-Nr."), Pair("operator", "Unternehmen"), Pair("pickup_at", "Abholung"),
                          Pair("to_lat", "Nach Breite"), Pair("to_lon", "Nach Länge"), Pair("to_name", "Nach")));
  EXPECT_THAT(proposal.categories, ElementsAre(Pair("Gehfähig", "walking"), Pair("Rollstuhl", "wheelchair")));
  EXPECT_THAT(proposal.unknown_categories, ElementsAre("Sonderwunsch"));
  EXPECT_THAT(proposal.unused_headers, ElementsAre("Patientenname", "Diagnose"));
  EXPECT_TRUE(proposal.missing.empty());

  folder.write("english.csv", "Order,Company,Pickup Lng,Pickup Lat,Dropoff Lng,Pickup Time\n");
  const ColumnProposal english = propose_columns(folder.path("english.csv"));
  EXPECT_THAT(english.missing, ElementsAre("to_lat", "category"));
  EXPECT_EQ(english.columns.at("pickup_at"), "Pickup Time");
}

TEST(StarterScenario, FromAnExportReadsItAndCopiesNothingButTheMapping) {
  const ScenarioFolder folder;
  folder.write("export.csv", kDispatchExport);
  const StarterReport report = write_starter_scenario(folder.path("fresh"), folder.path("export.csv"));
  EXPECT_EQ(report.notes,
            "export.csv: UTF-8, separated by semicolons; 3 rows\n"
            "values of \"Beförderungsart\" that were not recognised: \"Sonderwunsch\"\n");
  EXPECT_THAT(report.unmatched_columns, ElementsAre("Patientenname", "Diagnose"));
  folder.write("fresh/brandenburg-latest.osm.pbf", "");
  const std::string toml = folder.content("fresh/scenario.toml");
  for (const char* content : {"4711", "Erika", "geheim", "51,76"}) {
    EXPECT_THAT(toml, Not(HasSubstr(content)));
  }
  EXPECT_FALSE(std::filesystem::exists(folder.path("fresh/rides.csv")));
  EXPECT_THAT(toml, HasSubstr("# \"Sonderwunsch\" = \"?\"   # of \"Beförderungsart\", not recognised"));
  const Scenario s = read_scenario(folder.path("fresh/scenario.toml"), {.skip_bad_rows = true});
  ASSERT_EQ(s.rides.size(), 2U);  // the third has a category that nobody knows
  EXPECT_EQ(s.rides[0].id, "4711");
  EXPECT_EQ(s.rides[0].category, Category::wheelchair);
}

}  // namespace
}  // namespace postkutscher
