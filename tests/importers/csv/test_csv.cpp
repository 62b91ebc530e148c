#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/base/errors.h"
#include "importers/csv/csv.h"
#include "importers/csv/encoding.h"
#include "importers/csv/suggestion.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::array<CsvColumn, 3> kColumns = {{{"id", true, ""}, {"from_lon", true, ""}, {"name", false, ""}}};

// All cells as text, rows separated by "/".
std::string cells(const CsvTable& table) {
  std::string text;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    text += fmt::format("{}{}|{}|{}", row == 0 ? "" : "/", table.text(row, 0), table.text(row, 1), table.text(row, 2));
  }
  return text;
}

CsvTable parse(std::string_view bytes) {
  return parse_csv(bytes, "rides.csv", kColumns);
}

TEST(Csv, SeparatorsAndLineEndsMakeNoDifference) {
  const std::string expected = "1|14.5|Sandow/2|14.6|Madlow";
  EXPECT_EQ(cells(parse("id,from_lon,name\n1,14.5,Sandow\n2,14.6,Madlow\n")), expected);
  EXPECT_EQ(cells(parse("id;from_lon;name\r\n1;14.5;Sandow\r\n2;14.6;Madlow")), expected);
  EXPECT_EQ(cells(parse("id\tfrom_lon\tname\r1\t14.5\tSandow\r2\t14.6\tMadlow\r")), expected);
  EXPECT_EQ(cells(parse("sep=;\nid;from_lon;name\n1;14.5;Sandow\n2;14.6;Madlow\n")), expected);
  EXPECT_EQ(cells(parse("\xEF\xBB\xBFid,from_lon,name\n1,14.5,Sandow\n2,14.6,Madlow\n")), expected);
}

// What a German Excel saves: semicolons, Windows-1252 (ü = FC, ß = DF, € = 80), decimal commas.
TEST(Csv, GermanExcelReadsLikeThePlainFile) {
  const CsvTable excel = parse(
      "Name;ID;From Lon\r\nM\xFChle Stra\xDF"
      "e 5 \x80;7;14,5\r\n");
  const CsvTable plain = parse("name,id,from_lon\nMühle Straße 5 €,7,\"14,5\"\n");
  EXPECT_EQ(cells(excel), cells(plain));
  EXPECT_EQ(excel.text(0, 2), "Mühle Straße 5 €");
  EXPECT_EQ(excel.format(), "Windows-1252, separated by semicolons");
  EXPECT_EQ(plain.format(), "UTF-8, separated by commas");
}

TEST(Csv, QuotesHoldSeparatorsQuotesAndLineBreaks) {
  const CsvTable table = parse("id,from_lon,name\n1,2,\"a \"\"b\"\", c\nsecond line\"\n2,3,\"\"\n");
  EXPECT_EQ(table.text(0, 2), "a \"b\", c\nsecond line");
  EXPECT_EQ(table.line(0), 2U);
  EXPECT_EQ(table.line(1), 4U);
  EXPECT_EQ(table.text(1, 2), "");
}

TEST(Csv, BlankRowsAreLeftOutAndLinesStayRight) {
  const CsvTable table = parse("\n\nid,from_lon,name\n\n;,\n1,2,x\n,,\n");
  ASSERT_EQ(table.row_count(), 2U);
  EXPECT_EQ(table.header_line(), 3U);
  EXPECT_EQ(table.line(0), 5U);
  EXPECT_EQ(table.line(1), 6U);
}

TEST(Csv, UnknownColumnsLeaveOnlyTheirNames) {
  const CsvTable table = parse("Diagnose,id,from_lon,Geburtsdatum\ngeheim,1,2,3\n");
  EXPECT_THAT(table.dropped_columns(), ElementsAre("Diagnose", "Geburtsdatum"));
  EXPECT_EQ(cells(table), "1|2|");
  EXPECT_FALSE(table.has(2));
  EXPECT_EQ(table.position(0), 2U);
}

TEST(Csv, HeadersMatchWithoutCaseAndSpaces) {
  EXPECT_EQ(cells(parse(" ID ,From-Lon,\"NAME\"\n1,2,3\n")), "1|2|3");
  EXPECT_EQ(comparable_header("ABHOLUNG ÜBER_Straße"), "abholungüberstraße");
}

TEST(Csv, RowsWithTooManyCellsAreMarked) {
  const CsvTable table = parse("id,from_lon,name\n1,14,5,x\n2,14,x,,\n3,14\n");
  EXPECT_TRUE(table.too_long(0));
  EXPECT_FALSE(table.too_long(1));  // empty cells at the end do no harm
  EXPECT_FALSE(table.too_long(2));
  EXPECT_EQ(table.text(2, 2), "");
}

TEST(Csv, MissingColumnNamesTheFoundOnesAndSuggests) {
  const InputError error = error_of([] { parse("\nid,form_lon,name\n1,2,3\n"); });
  EXPECT_EQ(error.code(), "missing_column");
  EXPECT_EQ(error.where(), "rides.csv:2");
  EXPECT_THAT(error.cause(), HasSubstr("\"from_lon\" is missing; the file has: id, form_lon, name"));
  EXPECT_THAT(error.action(), HasSubstr("Did you mean \"form_lon\"?"));
}

TEST(Csv, MappedHeaderMustBeThere) {
  const std::array<CsvColumn, 2> mapped = {{{"id", true, "Auftrag"}, {"name", false, "Ort"}}};
  EXPECT_EQ(parse_csv("auftrag,ort,id\n7,x,8\n", "f", mapped).text(0, 0), "7");
  const InputError error = error_of([&] { parse_csv("auftrag,name\n", "f", mapped); });
  EXPECT_THAT(error.cause(), HasSubstr("\"Ort\" (mapped to \"name\") is missing"));
}

TEST(Csv, RefusesWhatIsNoCsv) {
  const auto code = [](std::string_view bytes) { return error_of([&] { parse(bytes); }).code(); };
  EXPECT_EQ(code("PK\x03\x04workbook"), "not_a_csv");
  EXPECT_EQ(code("\xFF\xFEi\0d\0"), "not_a_csv");
  EXPECT_EQ(code(std::string_view("id\0x", 4)), "not_a_csv");
  EXPECT_EQ(code(""), "empty_file");
  EXPECT_EQ(code("\n \n"), "empty_file");
  EXPECT_EQ(code("id,from_lon,ID\n"), "doubled_column");
  EXPECT_EQ(error_of([] { read_csv("no/such.csv", kColumns); }).code(), "missing_file");
}

TEST(Csv, OpenQuoteNamesItsLine) {
  const InputError error = error_of([] { parse("id,from_lon,name\n1,2,x\n2,3,\"open\n4,5,y\n"); });
  EXPECT_EQ(error.code(), "open_quote");
  EXPECT_EQ(error.where(), "rides.csv:3");
  EXPECT_THAT(error.action(), HasSubstr("Close it"));
}

TEST(Csv, HeadersAndValuesForProposals) {
  const auto file = std::filesystem::temp_directory_path() / fmt::format("postkutscher-{}.csv", ::getpid());
  std::ofstream(file) << "Art;Nr\nRollstuhl;1\nTaxi;2\nRollstuhl;3\n;4\n";
  EXPECT_THAT(read_csv_headers(file), ElementsAre("Art", "Nr"));
  EXPECT_THAT(distinct_values(file, "Art", 10), ElementsAre("Rollstuhl", "Taxi"));
  EXPECT_THAT(distinct_values(file, "Art", 1), ElementsAre("Rollstuhl"));
  std::filesystem::remove(file);
}

TEST(Csv, ManyRowsKeepTheirPlaces) {
  std::string text = "id,from_lon,name\n";
  for (int i = 0; i < 10'000; ++i) text += fmt::format("{},14.5,\"Straße {}\"\n", i, i);
  const CsvTable table = parse(text);
  ASSERT_EQ(table.row_count(), 10'000U);
  EXPECT_EQ(table.text(9'999, 2), "Straße 9999");
  EXPECT_EQ(table.line(9'999), 10'001U);
}

TEST(Encoding, ValidAndInvalidUtf8) {
  EXPECT_TRUE(is_utf8("Chóśebuz €"));
  EXPECT_FALSE(is_utf8("\xFC"));
  EXPECT_FALSE(is_utf8("\xC3"));              // cut off
  EXPECT_FALSE(is_utf8("\xC0\xAF"));          // overlong
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));  // beyond Unicode
  EXPECT_EQ(utf8_from_windows_1252("\x80\x96\xE9\x81"), "€–é\xEF\xBF\xBD");
}

TEST(Suggestion, CountsEditsAndSwaps) {
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("form", "from"), 1U);  // neighbours exchanged
}

TEST(Suggestion, NamesTheNearestOrNothing) {
  const std::vector<std::string> known = {"taxi", "ambulance", "drt_bus"};
  EXPECT_EQ(nearest_word("Ambulanz", known), "ambulance");
  EXPECT_EQ(nearest_word("tax", known), "taxi");
  EXPECT_FALSE(nearest_word("helicopter", known).has_value());
  EXPECT_FALSE(nearest_word(std::string(5000, 'x'), known).has_value());
  EXPECT_EQ(did_you_mean("taxy", known), "Did you mean \"taxi\"? Known: taxi, ambulance, drt_bus.");
  EXPECT_THAT(did_you_mean("helicopter", known, 2), IsEmpty());
}

}  // namespace
}  // namespace postkutscher
