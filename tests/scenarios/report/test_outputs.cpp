#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <sys/stat.h>

#include "scenarios/report/tables.h"
#include "tests/scenarios/report/output_folder.h"
#include "tests/scenarios/report/run_fixture.h"

namespace postkutscher {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line.substr(0, line.find('\r')));
  return out;
}

std::size_t occurrences(const std::string& text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

class ReportOutputs : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    fixture = new RunFixture();
    written = new WrittenOutputs(fixture->run, {});
  }
  static void TearDownTestSuite() {
    delete written;
    delete fixture;
  }
  static const std::string& html() { return written->file("report.html"); }

  static inline RunFixture* fixture = nullptr;
  static inline WrittenOutputs* written = nullptr;
};

TEST_F(ReportOutputs, FilesOfTheInternalAudienceAreForTheirOwnerOnly) {
  std::set<std::string> names;
  for (const auto& [name, bytes] : written->files()) {
    names.insert(name);
    struct stat facts {};
    ASSERT_EQ(stat((written->folder() / name).c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U) << name;
  }
  EXPECT_EQ(names, (std::set<std::string>{"report.html", "schedule.csv", "stops.csv", "refused.csv", "indicators.csv",
                                          "indicators.json", "columns.csv", "plan.gpkg"}));
}

TEST_F(ReportOutputs, AreTheSameBytesAgain) {
  const RunFixture again;
  const WrittenOutputs second(again.run, {});
  for (const auto& [name, bytes] : written->files()) EXPECT_EQ(bytes, second.file(name)) << name;
}

TEST_F(ReportOutputs, EveryColumnIsInTheDictionary) {
  std::set<std::string> described;
  for (const std::string& line : lines(written->file("columns.csv"))) {
    described.insert(line.substr(0, line.find(',', line.find(',') + 1)));
  }
  for (const auto& [name, bytes] : written->files()) {
    if (!name.ends_with(".csv")) continue;
    std::istringstream header(lines(bytes).front());
    for (std::string column; std::getline(header, column, ',');) {
      EXPECT_TRUE(described.contains(name + "," + column)) << name << " " << column;
    }
  }
}

TEST_F(ReportOutputs, ScheduleHoldsEveryVisitOfEveryPlan) {
  std::size_t visits = 0, duties = 0;
  for (const PlanColumn& column : fixture->run.columns) {
    for (const DutyPlan& plan : column.schedule.duties) {
      visits += plan.visits.size();
      duties += plan.visits.empty() ? 0 : 1;
    }
  }
  ASSERT_GT(visits, 0U);
  const std::string& csv = written->file("schedule.csv");
  EXPECT_EQ(lines(csv).size(), 1 + visits + 2 * duties);  // leaving and back
  EXPECT_THAT(csv, HasSubstr("2026-04-24T08:"));
  EXPECT_THAT(csv, HasSubstr("+02:00"));
  EXPECT_THAT(csv, HasSubstr("\"'=Praxis"));  // neutralised
}

TEST_F(ReportOutputs, KilometresOfTheScheduleAddUpToTheIndicator) {
  const report::View view(fixture->run, {});
  const report::Table table = report::schedule_table(view);
  for (const PlanColumn& column : fixture->run.columns) {
    double kilometres = 0;
    for (const auto& row : table.rows) {
      if (std::get<std::string>(row.front()) == column.key) kilometres += std::get<report::Decimal>(row[15]).value;
    }
    const auto indicator = std::find_if(column.indicators.begin(), column.indicators.end(), [](const Indicator& i) {
      return i.key == "vehicle_km" && i.scope == IndicatorScope::all;
    });
    ASSERT_NE(indicator, column.indicators.end());
    EXPECT_GT(kilometres, 0);
    EXPECT_NEAR(kilometres, indicator->value.value_or(0), 1e-6) << column.key;
  }
}

TEST_F(ReportOutputs, ACancelledRunSaysSo) {
  EXPECT_THAT(html(), Not(HasSubstr("Abgebrochen")));
  RunFixture cancelled;
  cancelled.run.cancelled = true;
  for (const char* audience : {"internal", "public", "operator=op1"}) {
    const WrittenOutputs outputs(cancelled.run, parse_audience(audience));
    const std::string& page = outputs.file("report.html");
    EXPECT_LT(page.find("Abgebrochen – gezeigt ist der beste Stand bis dahin"), page.find("class=\"figures\""));
    EXPECT_THAT(page, HasSubstr("Cancelled – shown is the best state reached"));
  }
}

TEST_F(ReportOutputs, RevenueIsShownWhereItCounts) {
  EXPECT_THAT(html(), Not(HasSubstr("abzüglich Erlöse")));
  RunFixture earning;
  for (PlanColumn& column : earning.run.columns) column.value.revenue = Cost::from_euros(1234);
  const WrittenOutputs outputs(earning.run, {});
  EXPECT_THAT(outputs.file("report.html"), HasSubstr("abzüglich Erlöse"));
  EXPECT_THAT(outputs.file("report.html"), HasSubstr("less revenue"));
  EXPECT_THAT(outputs.file("report.html"), HasSubstr("1.234\u00a0€"));
}

TEST_F(ReportOutputs, SkippedRowsAreCountedNotTheirDefects) {
  RunFixture skipping;
  skipping.scenario.row_errors = {{"rides.csv", 4, "lon", "x", "cause", "action"},
                                  {"rides.csv", 4, "lat", "y", "cause", "action"},
                                  {"rides.csv", 9, "lat", "z", "cause", "action"}};
  const WrittenOutputs outputs(skipping.run, {});
  EXPECT_THAT(outputs.file("report.html"), HasSubstr("2 Eingabezeilen konnten nicht gelesen werden"));
}

TEST_F(ReportOutputs, LongNamesOfVehiclesStayOutsideTheTimeAxis) {
  RunFixture wide;
  for (PlanColumn& column : wide.run.columns) {
    for (Vehicle& vehicle : column.problem.vehicles) vehicle.id += "-" + std::string(60, 'x');
  }
  const WrittenOutputs outputs(wide.run, {});
  const std::string& page = outputs.file("report.html");
  EXPECT_THAT(page, HasSubstr("xxx…<tspan"));
  EXPECT_THAT(page, HasSubstr(std::string(60, 'x') + " Taxi</title>"));
}

TEST_F(ReportOutputs, APublicMapWithoutDistrictsSaysSo) {
  RunFixture bare({.districts = false});
  const WrittenOutputs outputs(bare.run, parse_audience("public"));
  EXPECT_THAT(outputs.file("report.html"), HasSubstr("Diese Karte kennt keine Stadtteile"));
  EXPECT_THAT(outputs.file("report.html"), Not(HasSubstr("id=\"map\"")));
}

TEST_F(ReportOutputs, JsonAndCsvOfIndicatorsAgree) {
  const auto json = nlohmann::json::parse(written->file("indicators.json"));
  EXPECT_EQ(json["indicators"].size() + 1, lines(written->file("indicators.csv")).size());
  std::size_t expected = 0;
  for (const PlanColumn& column : fixture->run.columns) expected += column.indicators.size();
  EXPECT_EQ(json["indicators"].size(), expected);
  EXPECT_THAT(json["note"].get<std::string>(), HasSubstr("Synthetisch – keine Aussage über Cottbus"));
}

TEST_F(ReportOutputs, HeadlineNumbersAreTheEnginesOwn) {
  for (const PlanColumn& column : fixture->run.columns) {
    EXPECT_EQ(column.check.violations.size(), 0U);
    EXPECT_EQ(column.check.cost, column.value.driving);
  }
  EXPECT_THAT(html(), HasSubstr("6 von 7"));  // the seventh lies off the map
  EXPECT_THAT(html(), HasSubstr("6 of 7"));
}

TEST_F(ReportOutputs, PageLoadsNothing) {
  EXPECT_THAT(html(), HasSubstr("default-src 'none'"));
  for (const char* loader : {"<link", "<iframe", "<img", "@import", "url(http", "src=\"", "fetch(", "XMLHttpRequest"}) {
    EXPECT_THAT(html(), Not(HasSubstr(loader)));
  }
}

TEST_F(ReportOutputs, InputCannotBreakOutOfThePage) {
  EXPECT_EQ(occurrences(html(), "</script"), occurrences(html(), "<script"));
  EXPECT_THAT(html(), Not(HasSubstr("<Tag>")));
  EXPECT_THAT(html(), HasSubstr("Probe &lt;Tag&gt; &amp; &quot;Rest&quot;"));
  EXPECT_THAT(html(), HasSubstr("Wohnung \\u003c/script> 0"));  // in the map's JSON
}

TEST_F(ReportOutputs, BothLanguagesAndSorbianNamesAreMarked) {
  EXPECT_THAT(html(), HasSubstr("<html lang=\"de\">"));
  EXPECT_THAT(html(), HasSubstr("<span class=\"dsb\" lang=\"dsb\">Srjejź</span>"));
  EXPECT_THAT(html(), HasSubstr("Fr, 24.04.2026"));
  EXPECT_THAT(html(), HasSubstr("Fri 24 Apr 2026"));
  EXPECT_EQ(occurrences(html(), "<span class=\"de\" lang=\"de\">"),
            occurrences(html(), "<span class=\"en\" lang=\"en\">"));
  const WrittenOutputs english(fixture->run, {}, Language::en);
  EXPECT_THAT(english.file("report.html"), HasSubstr("<html lang=\"en\">"));
}

TEST_F(ReportOutputs, EveryPictureBearsTheStamp) {
  const std::string stamp = "Synthetisch – keine Aussage über Cottbus";
  EXPECT_THAT(html(), HasSubstr("\"stamp\":{\"de\":\"" + stamp));         // map
  EXPECT_THAT(html(), HasSubstr(stamp + " · Enthält Gesundheitsdaten"));  // Gantt
  for (const char* file : {"schedule.csv", "stops.csv", "refused.csv", "indicators.csv", "plan.gpkg"}) {
    EXPECT_THAT(written->file(file), HasSubstr(stamp)) << file;
  }
}

TEST_F(ReportOutputs, RealMapsAreAttributed) {
  const RunFixture real({.synthetic = false});
  const WrittenOutputs outputs(real.run, {});
  EXPECT_THAT(outputs.file("report.html"), HasSubstr("\"attribution\":\"© OpenStreetMap contributors, ODbL\""));
  EXPECT_THAT(outputs.file("report.html"), Not(HasSubstr("keine Aussage über Cottbus")));
}

TEST_F(ReportOutputs, OnePlanAloneHasItsOwnFigures) {
  const RunFixture single({.one_plan = true});
  const WrittenOutputs outputs(single.run, {});
  EXPECT_THAT(outputs.file("report.html"), HasSubstr("Der Plan in Zahlen"));
  EXPECT_THAT(outputs.file("report.html"), Not(HasSubstr("Gewinn bei gleicher Bedienung")));
}

TEST_F(ReportOutputs, RefusedRidesStateTheirReasonInBothLanguages) {
  EXPECT_THAT(html(), HasSubstr("außerhalb der Karte"));
  EXPECT_THAT(html(), HasSubstr("outside the map"));
  EXPECT_THAT(html(), HasSubstr("Die Karte endet 3,2 km davor."));
  EXPECT_EQ(lines(written->file("refused.csv")).size(), 1 + fixture->run.columns.size());
}

TEST_F(ReportOutputs, GermanExcelStyleReachesEveryCsv) {
  RunFixture excel;
  excel.scenario.csv_style = CsvStyle::excel_de;
  const WrittenOutputs outputs(excel.run, {});
  EXPECT_THAT(outputs.file("schedule.csv"), HasSubstr(";24.04.2026 08:"));
  EXPECT_THAT(outputs.file("indicators.csv"), Not(HasSubstr(";'-;")));
  for (const auto& [name, bytes] : outputs.files()) {
    if (name.ends_with(".csv")) {
      EXPECT_TRUE(bytes.starts_with("\xEF\xBB\xBF")) << name;
    }
  }
}

}  // namespace
}  // namespace postkutscher
