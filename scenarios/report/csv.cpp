#include "scenarios/report/csv.h"

#include <algorithm>

#include "scenarios/report/csv_word.h"

namespace postkutscher::report {

namespace {

struct Spelling {
  char separator;
  char point;
  std::string Moment::*time;
};

std::string spell(const Cell& cell, const Spelling& spelling) {
  if (const auto* word = std::get_if<std::string>(&cell)) return csv_word(never_a_formula(*word), spelling.separator);
  if (const auto* count = std::get_if<std::int64_t>(&cell)) return std::to_string(*count);
  if (const auto* time = std::get_if<Moment>(&cell)) return time->*spelling.time;
  const auto* decimal = std::get_if<Decimal>(&cell);
  if (decimal == nullptr) return {};
  std::string digits = fmt::format("{:.{}f}", decimal->value, decimal->places);
  std::replace(digits.begin(), digits.end(), '.', spelling.point);
  return digits;
}

}  // namespace

Moment moment(const Calendar& calendar, Instant t) {
  const auto [day, time] = calendar.to_local(t);
  return {calendar.iso(t), fmt::format("{:02}.{:02}.{:04} {:02}:{:02}:{:02}", day.day, day.month, day.year,
                                       time.seconds / 3600, time.seconds / 60 % 60, time.seconds % 60)};
}

Cell count(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

std::string to_csv(const Table& table, CsvStyle style) {
  const Spelling spelling =
      style == CsvStyle::excel_de ? Spelling{';', ',', &Moment::local} : Spelling{',', '.', &Moment::iso};
  std::string out = style == CsvStyle::excel_de ? "\xEF\xBB\xBF" : "";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += spelling.separator;
    out += csv_word(never_a_formula(table.columns[i].name), spelling.separator);
  }
  out += "\r\n";
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += spelling.separator;
      out += spell(row[i], spelling);
    }
    out += "\r\n";
  }
  return out;
}

Table dictionary(const std::vector<Table>& tables) {
  Table out{"columns.csv",
            {{"file", "", {"Datei", "file"}},
             {"column", "", {"Spalte", "column"}},
             {"unit", "", {"Einheit; leer bei Wörtern", "unit; empty for words"}},
             {"meaning_de", "", {"Bedeutung auf Deutsch", "meaning in German"}},
             {"meaning_en", "", {"Bedeutung auf Englisch", "meaning in English"}}},
            {}};
  const auto describe = [&out](const std::string& file, const std::vector<Column>& columns) {
    for (const Column& column : columns) {
      out.rows.push_back({file, column.name, column.unit, column.meaning.de, column.meaning.en});
    }
  };
  for (const Table& table : tables) describe(table.file, table.columns);
  describe(out.file, std::vector<Column>(out.columns));
  return out;
}

}  // namespace postkutscher::report
