#include <gtest/gtest.h>

#include "scenarios/report/csv.h"

namespace postkutscher::report {
namespace {

Table sample() {
  return {
      "sample.csv",
      {{"word", "", {"Wort", "word"}}, {"share", "1", {"Anteil", "share"}}, {"count", "1", {"Zahl", "count"}}},
      {{std::string("a"), Decimal{1234.5, 2}, std::int64_t{7}}, {std::string("x,y;\"z\""), Cell(), std::int64_t{-1}}}};
}

TEST(ReportCsv, PlainStyle) {
  EXPECT_EQ(to_csv(sample(), CsvStyle::plain), "word,share,count\r\na,1234.50,7\r\n\"x,y;\"\"z\"\"\",,-1\r\n");
}

TEST(ReportCsv, GermanExcelStyle) {
  EXPECT_EQ(to_csv(sample(), CsvStyle::excel_de),
            "\xEF\xBB\xBFword;share;count\r\na;1234,50;7\r\n\"x,y;\"\"z\"\"\";;-1\r\n");
}

TEST(ReportCsv, WordsThatASpreadsheetWouldRunAreNeutralised) {
  for (const std::string danger : {"=1+1", "+49", "-1", "@SUM(A1)", "\t=1"}) {
    const Table table{"t.csv", {{"w", "", {}}}, {{danger}}};
    EXPECT_EQ(to_csv(table, CsvStyle::plain), "w\r\n'" + danger + "\r\n");
  }
  const Table number{"t.csv", {{"n", "km", {}}}, {{Decimal{-1, 1}}}};
  EXPECT_EQ(to_csv(number, CsvStyle::plain), "n\r\n-1.0\r\n");  // numbers stay numbers
}

TEST(ReportCsv, TimesAsTheReaderOfTheStyleKnowsThem) {
  const Calendar calendar({2026, 4, 24}, "Europe/Berlin");
  const Table table{"t.csv", {{"t", "", {}}}, {{moment(calendar, Instant{(6 * 3600 + 32 * 60 + 6) * 10})}}};
  EXPECT_EQ(to_csv(table, CsvStyle::plain), "t\r\n2026-04-24T06:32:06+02:00\r\n");
  EXPECT_EQ(to_csv(table, CsvStyle::excel_de), "\xEF\xBB\xBFt\r\n24.04.2026 06:32:06\r\n");
}

TEST(ReportCsv, TheMarkOfNoneStays) {
  EXPECT_EQ(to_csv({"t.csv", {{"w", "", {}}}, {{std::string("-")}}}, CsvStyle::excel_de), "\xEF\xBB\xBFw\r\n-\r\n");
}

TEST(ReportCsv, DictionaryDescribesAllTablesAndItself) {
  const Table described = dictionary({sample()});
  ASSERT_EQ(described.rows.size(), 3 + described.columns.size());
  EXPECT_EQ(std::get<std::string>(described.rows[1][1]), "share");
  EXPECT_EQ(std::get<std::string>(described.rows[1][3]), "Anteil");
  EXPECT_EQ(std::get<std::string>(described.rows.back()[0]), "columns.csv");
}

}  // namespace
}  // namespace postkutscher::report
