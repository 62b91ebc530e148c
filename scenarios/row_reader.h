// Typed access to the rows of a CSV. What cannot be read is noted as a RowError with file, line and column, and the
// reader goes on, so that one pass finds all bad rows.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/calendar.h"
#include "engine/base/geo.h"
#include "importers/csv/csv.h"
#include "importers/csv/values.h"
#include "scenarios/scenario.h"

namespace postkutscher {

class RowReader {
 public:
  // `values` maps contents of columns, by our column names; may be empty. Keeps references to all three.
  RowReader(const CsvTable& table, std::span<const CsvColumn> columns,
            const std::map<std::string, std::map<std::string, std::string>>& values, std::vector<RowError>& errors);

  // Begins a row; a row with more cells than the header is an error at once.
  void start(std::size_t row);
  std::size_t line() const { return table_.line(row_); }
  // No error in this row so far.
  bool good() const { return defects_ == 0; }
  std::size_t defects() const { return defects_; }
  void error(std::size_t column, std::string cause, std::string action);

  // Content after mapping of values; empty cells give nothing.
  bool filled(std::size_t column) const { return !table_.text(row_, column).empty(); }
  std::string text(std::size_t column) const;
  std::string required_text(std::size_t column);
  // Index of the cell's word among the known ones, without regard to case and spaces.
  std::optional<std::size_t> word(std::size_t column, std::span<const std::string> known, std::string_view what);
  std::optional<double> number(std::size_t column, NumberRange range);
  std::optional<int> count(std::size_t column, int most);
  std::optional<bool> yes_no(std::size_t column);
  std::optional<Date> date(std::size_t column);
  std::optional<WrittenTime> time(std::size_t column);
  std::optional<Instant> instant(std::size_t column, const Calendar& calendar, Date default_day,
                                 bool first_of_two = false);
  // Both cells are needed. `near` are places that the data is known to be about: coordinates that are near them only
  // when longitude and latitude change places are an error that says so.
  std::optional<Coordinate> coordinate(std::size_t lon_column, std::size_t lat_column,
                                       std::span<const Coordinate> near);

 private:
  template <class T>
  std::optional<T> value(std::size_t column, const Parsed<T>& parsed);

  const CsvTable& table_;
  // By column: their value, comparable, to ours.
  std::vector<std::map<std::string, std::string>> values_;
  std::vector<RowError>& errors_;
  std::size_t row_ = 0;
  std::size_t defects_ = 0;  // of the row
};

}  // namespace postkutscher
