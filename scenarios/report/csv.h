// A table to be written as CSV together with what its columns mean; the meanings of all tables become columns.csv.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/report/text.h"
#include "scenarios/scenario.h"

namespace postkutscher::report {

struct Column {
  std::string name;
  std::string unit;  // empty for words
  Text meaning;
};

struct Decimal {
  double value = 0;
  int places = 1;
};
// A point in time of the calendar, whole seconds.
struct Moment {
  std::string iso;    // 2026-04-24T06:32:06+02:00, of plain
  std::string local;  // 24.04.2026 06:32:06, of excel_de: German spreadsheets read it as a time
};
Moment moment(const Calendar& calendar, Instant t);

// Empty, words, a count, a number with decimals, or a time.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Decimal, Moment>;
Cell count(std::size_t value);

struct Table {
  std::string file;  // "schedule.csv"
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // each as long as `columns`
};

// plain: comma, decimal point, UTF-8 without byte order mark. excel_de: semicolon, decimal comma, byte order mark. Both
// end lines with CR LF (RFC 4180). Words that a spreadsheet would take for a formula (they begin with = + - @ or a
// control character) get an apostrophe in front, but for a lone "-", which stands for none.
std::string to_csv(const Table& table, CsvStyle style);

// The dictionary of all tables and of itself.
Table dictionary(const std::vector<Table>& tables);

}  // namespace postkutscher::report
