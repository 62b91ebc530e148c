#include <cmath>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/errors.h"
#include "engine/base/utm.h"
#include "scenarios/report/district_counts.h"
#include "tests/scenarios/report/output_folder.h"
#include "tests/scenarios/report/run_fixture.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

using testing::HasSubstr;
using testing::Not;

// Ways in which one coordinate value may stand in a text file.
std::vector<std::string> spellings(std::int32_t e7) {
  std::vector<std::string> out = {std::to_string(e7)};
  for (const int places : {4, 5, 6, 7}) {
    const std::string rounded = fmt::format("{:.{}f}", e7 * 1e-7, places);
    out.push_back(rounded);
    std::string with_comma = rounded;
    with_comma[with_comma.find('.')] = ',';
    out.push_back(with_comma);
  }
  return out;
}

std::string bytes_of(double value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

TEST(Audiences, PublicFilesHoldNoCoordinateIdOrPlaceOfTheInput) {
  const RunFixture fixture({.rides = 60, .vehicles_per_operator = 4});
  const WrittenOutputs outputs(fixture.run, parse_audience("public"));
  ASSERT_EQ(outputs.files().size(), 5U);  // report, indicators (2), columns, plan.gpkg
  for (const auto& [name, bytes] : outputs.files()) {
    for (const std::string& word : fixture.input_names())
      EXPECT_EQ(bytes.find(word), std::string::npos) << name << word;
    for (const Coordinate c : fixture.input_coordinates()) {
      for (const std::int32_t value : {c.lon_e7, c.lat_e7}) {
        for (const std::string& word : spellings(value)) {
          EXPECT_EQ(bytes.find(word), std::string::npos) << name << " " << word;
        }
      }
      const Point utm = to_utm(c, 33);
      for (const double value : {std::round(utm.x * 1000) / 1000, std::round(utm.y * 1000) / 1000}) {
        EXPECT_EQ(bytes.find(bytes_of(value)), std::string::npos) << name << " UTM " << value;
      }
    }
  }
  EXPECT_THAT(outputs.file("report.html"), Not(HasSubstr("Wagen")));
  EXPECT_THAT(outputs.file("report.html"), Not(HasSubstr("Fahrdienst Spree")));
  EXPECT_THAT(outputs.file("report.html"), Not(HasSubstr("Gesundheitsdaten")));
}

// No file may publish what another one hides, and no two numbers may differ by the few that are refused.
TEST(Audiences, PublicFilesHideTheSameDistricts) {
  const RunFixture fixture({.rides = 60, .vehicles_per_operator = 4});
  const report::View view(fixture.run, parse_audience("public"));
  std::map<std::string, bool> hidden;
  for (const auto& published : view.indicators()) {
    const Indicator& cell = published.indicator;
    if (cell.key == "requests" && cell.scope == IndicatorScope::by_district) {
      hidden[cell.group] = published.suppressed;
    }
  }
  for (const auto& row : report::district_counts(view)) {
    const auto found = hidden.find(row.district->german);
    EXPECT_EQ(row.rides.has_value(), found == hidden.end() || !found->second) << row.district->german;
  }
}

bool has_digit(const std::string& text) {
  return text.find_first_of("0123456789") != std::string::npos;
}

// The part of the page between two marks, without tags.
std::string words_between(const std::string& html, const std::string& from, const std::string& to) {
  const std::size_t begin = html.find(from), end = html.find(to, begin);
  EXPECT_NE(begin, std::string::npos) << from;
  EXPECT_NE(end, std::string::npos) << to;
  std::string out;
  bool tag = false;
  for (const char c : html.substr(begin, end - begin)) {
    if (c == '<') tag = true;
    if (!tag) out += c;
    if (c == '>') tag = false;
  }
  return out;
}

// The ways in which a raw figure was ever spelled on the page.
std::vector<std::string> spellings_of_figure(const Indicator& cell) {
  const double value = cell.value.value_or(0);
  std::vector<report::Text> texts;
  if (cell.unit == "€") texts = {report::euros(value, 0), report::euros(value, 2)};
  if (cell.unit == "%") texts = {report::percent(value / 100)};
  if (cell.unit == "km" || cell.unit == "kg") texts = {report::number(value, 1), report::number(value, 0)};
  std::vector<std::string> out;
  for (const report::Text& text : texts) {
    if (text.de.size() >= 4) out.insert(out.end(), {text.de, text.en});
  }
  return out;
}

// Seven orders and four vehicles: everything about the whole day is suppressed, so no card and no cell has a number.
TEST(Audiences, PublicPageOfASmallDayHoldsNoFigure) {
  const RunFixture fixture;
  const report::View view(fixture.run, parse_audience("public"));
  const WrittenOutputs outputs(fixture.run, parse_audience("public"));
  const std::string& html = outputs.file("report.html");
  const std::string cards = words_between(html, "<ul class=\"figures\">", "</ul>");
  EXPECT_FALSE(has_digit(cards)) << cards;
  const std::string comparison = words_between(html, "<section id=\"comparison\"", "</section>");
  EXPECT_FALSE(has_digit(comparison)) << comparison;
}

TEST(Audiences, PublicPageHoldsNoSuppressedIndicator) {
  for (const int rides : {6, 30, 60}) {
    const RunFixture fixture({.rides = rides, .vehicles_per_operator = 4});
    const report::View view(fixture.run, parse_audience("public"));
    const WrittenOutputs outputs(fixture.run, parse_audience("public"));
    const std::string page = words_between(outputs.file("report.html"), "<main", "</main>");
    std::size_t searched = 0;
    for (const auto& published : view.indicators()) {
      if (!published.suppressed || published.indicator.scope != IndicatorScope::all) continue;
      for (const std::string& word : spellings_of_figure(published.indicator)) {
        ++searched;
        EXPECT_EQ(page.find(word), std::string::npos) << rides << " " << published.indicator.key << " " << word;
      }
    }
    EXPECT_GT(searched, 0U);
  }
}

TEST(Audiences, PublicPageNamesNoReasonAndCountsRidesOffTheMap) {
  const RunFixture fixture({.rides = 60, .vehicles_per_operator = 4});
  const WrittenOutputs outputs(fixture.run, parse_audience("public"));
  const report::View view(fixture.run, parse_audience("public"));
  EXPECT_EQ(view.figures(fixture.run.shown()).rides, 61.0);
  EXPECT_THAT(outputs.file("report.html"), Not(HasSubstr("Die Karte endet")));
  EXPECT_THAT(outputs.file("report.html"), Not(HasSubstr("nicht enthalten")));
}

// The same search finds them where they may stand: the search itself works.
TEST(Audiences, InternalFilesHoldThem) {
  const RunFixture fixture;
  const WrittenOutputs outputs(fixture.run, {});
  const Coordinate c = fixture.scenario.rides.front().from.at;
  EXPECT_THAT(outputs.file("schedule.csv"), HasSubstr(spellings(c.lon_e7)[7]));
  EXPECT_THAT(outputs.file("plan.gpkg"), HasSubstr(bytes_of(std::round(to_utm(c, 33).x * 1000) / 1000)));
  EXPECT_THAT(outputs.file("report.html"), HasSubstr(fixture.scenario.rides.front().id));
}

TEST(Audiences, PublicTellsTimesInHalfHoursAndHidesFewVehicles) {
  const RunFixture fixture({.rides = 60, .vehicles_per_operator = 4});
  const WrittenOutputs outputs(fixture.run, parse_audience("public"));
  const std::string& html = outputs.file("report.html");
  for (const char* minute : {":01<", ":07<", ":15<", ":29<", ":45<", ":59<"}) EXPECT_THAT(html, Not(HasSubstr(minute)));
  EXPECT_THAT(html, HasSubstr("unter 10"));
  EXPECT_THAT(html, Not(HasSubstr("<rect class=\"bar\"")));
}

TEST(Audiences, AnOperatorSeesItsOwnOnly) {
  const RunFixture fixture({.rides = 20, .late_ride = true});
  const WrittenOutputs outputs(fixture.run, parse_audience("operator=op2"));
  EXPECT_THAT(outputs.file("refused.csv"), HasSubstr("together,Auftrag-spät,op2"));
  std::vector<std::string> foreign = {"op1", "Taxi <Muster", "Taxi &lt;Muster", "Taxi \\u003cMuster", "Hof Eins"};
  for (const Vehicle& vehicle : fixture.planning_case.problem.vehicles) {
    if (fixture.planning_case.problem.operators[vehicle.owner].id == "op1") foreign.push_back(vehicle.id);
  }
  for (const auto& [name, bytes] : outputs.files()) {
    for (const std::string& word : foreign) EXPECT_EQ(bytes.find(word), std::string::npos) << name << " " << word;
  }
  const PlanColumn& alone = fixture.run.columns[1];
  for (const DutyPlan& plan : alone.schedule.duties) {
    const bool own = alone.problem.operators[alone.problem.duties[plan.duty].owner].id == "op2";
    for (const Visit& visit : plan.visits) {
      const std::string row = "alone," + alone.problem.duties[plan.duty].id;
      EXPECT_EQ(outputs.file("schedule.csv").find(row) != std::string::npos, own);
      EXPECT_TRUE(visit.request.valid());
    }
  }
  EXPECT_THAT(outputs.file("report.html"), Not(HasSubstr("C(S): heute")));
}

TEST(Audiences, WordsOfTheCommandLine) {
  EXPECT_EQ(parse_audience("internal").kind, AudienceKind::internal);
  EXPECT_EQ(parse_audience("public").kind, AudienceKind::public_);
  EXPECT_EQ(parse_audience("operator=op2").operator_id, "op2");
  for (const char* wrong : {"", "Public", "operator=", "operator"}) {
    EXPECT_THROW(parse_audience(wrong), InputError) << wrong;
  }
}

TEST(Audiences, UnknownOperatorIsRefusedBeforeAnythingIsWritten) {
  const RunFixture fixture;
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "postkutscher_unknown_operator";
  std::filesystem::create_directories(folder);
  const InputError error = error_of([&] {
    write_outputs(fixture.run, folder, {parse_audience("operator=op9"), Language::de});
  });
  EXPECT_EQ(error.code(), "unknown_operator");
  EXPECT_THAT(error.action(), HasSubstr("op1, op2"));
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  std::filesystem::remove(folder);
}

}  // namespace
}  // namespace postkutscher
