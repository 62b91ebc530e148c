// Reads CSV as people save it: comma, semicolon or tab, quotes with line breaks inside, UTF-8 with or without byte
// order mark or Windows-1252, any line ends, Excel's "sep=;" line. Only the columns that the caller names are kept; of
// all others nothing but the name is remembered (they may hold health data). Lines count from 1.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace postkutscher {

// A column that the caller wants. Headers match without regard to case, spaces, hyphens and underscores.
struct CsvColumn {
  std::string name;  // ours, e.g. "from_lon"
  bool required = false;
  std::string header;  // theirs, when it differs (a mapping of the scenario); empty = `name`
};

// The rows of a file, reduced to the wanted columns. `column` is an index into the columns asked for.
class CsvTable {
 public:
  const std::string& file() const { return file_; }
  std::size_t row_count() const { return lines_.size(); }
  // Line of the file on which the row begins.
  std::size_t line(std::size_t row) const { return lines_[row]; }
  std::size_t header_line() const { return header_line_; }
  bool has(std::size_t column) const { return position_[column].has_value(); }
  // Place of the column in the file, 1-based; the column must be there.
  std::size_t position(std::size_t column) const { return *position_[column] + 1; }
  // Header as the file writes it; the wanted one where the file has none.
  const std::string& header(std::size_t column) const { return header_[column]; }
  // Content without surrounding spaces; empty when the file does not have the column.
  std::string_view text(std::size_t row, std::size_t column) const { return cells_[row * position_.size() + column]; }
  // Filled cells beyond the last header, e.g. because of a decimal comma in a file separated by commas.
  bool too_long(std::size_t row) const { return too_long_[row]; }

  // Names of columns that were not asked for.
  const std::vector<std::string>& dropped_columns() const { return dropped_; }
  // What was detected, for people: "Windows-1252, separated by semicolons".
  const std::string& format() const { return format_; }

 private:
  friend class CsvTableBuilder;
  std::string file_;
  std::string format_;
  std::size_t header_line_ = 1;
  std::vector<std::optional<std::size_t>> position_;
  std::vector<std::string> header_;
  std::vector<std::string> dropped_;
  std::vector<std::size_t> lines_;
  std::vector<bool> too_long_;
  std::vector<std::string> cells_;  // [row][wanted column]
};

// Rows without any content are left out. Throws InputError: "missing_file", "not_a_csv" (a workbook, UTF-16, binary),
// "empty_file", "missing_column" (lists the columns found and suggests), "doubled_column", "open_quote".
CsvTable read_csv(const std::filesystem::path& file, std::span<const CsvColumn> columns);

// The same from bytes in memory; `file` names them in errors.
CsvTable parse_csv(std::string_view bytes, const std::string& file, std::span<const CsvColumn> columns);

// The headers of a file, as written; nothing else of it is kept. Errors as of read_csv.
std::vector<std::string> read_csv_headers(const std::filesystem::path& file);

// Lower case without spaces, hyphens, underscores: what headers are compared by.
std::string comparable_header(std::string_view header);

// The different contents of the column named `header`, in order of appearance, at most `limit`; for proposing a
// mapping.
std::vector<std::string> distinct_values(const std::filesystem::path& file, const std::string& header,
                                         std::size_t limit);

}  // namespace postkutscher
