#include "importers/csv/csv.h"

#include <algorithm>
#include <array>
#include <boost/algorithm/string/trim.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <iterator>
#include <locale>
#include <unordered_set>

#include "engine/base/errors.h"
#include "importers/csv/encoding.h"
#include "importers/csv/suggestion.h"

namespace postkutscher {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string file_bytes(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    throw InputError("missing_file", file.string(), "the file cannot be opened.",
                     "Check the path; paths in a scenario are relative to the scenario file.");
  }
  return {std::istreambuf_iterator<char>(stream), {}};
}

struct DecodedText {
  std::string text;  // UTF-8 without byte order mark
  std::string encoding;
};

DecodedText decode(std::string_view bytes, const std::string& file) {
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (utf16 || bytes.starts_with("PK\x03\x04") || bytes.find('\0') != std::string_view::npos) {
    throw InputError("not_a_csv", file, utf16 ? "the file is UTF-16 text." : "the file is not text (a workbook?).",
                     "Save it as \"CSV UTF-8\" in the spreadsheet program.");
  }
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (is_utf8(bytes)) return {std::string(bytes), "UTF-8"};
  return {utf8_from_windows_1252(bytes), "Windows-1252"};
}

// One record of the file as cells.
struct Record {
  std::size_t line = 0;
  std::vector<std::string> cells;

  bool blank() const {
    return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
  }
};

// Splits text into records; knows quotes and counts lines.
class RecordReader {
 public:
  RecordReader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  void set_separator(char separator) { separator_ = separator; }
  std::string_view rest() const { return text_.substr(at_); }
  std::size_t line() const { return line_; }

  // False at the end of the text.
  bool next(Record& record) {
    record.cells.clear();
    record.line = line_;
    if (at_ == text_.size()) return false;
    while (true) {
      record.cells.push_back(cell());
      if (at_ == text_.size() || text_[at_] != separator_) break;
      ++at_;
    }
    end_of_line();
    return true;
  }

 private:
  bool at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

  void end_of_line() {
    if (at_ == text_.size()) return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
  }

  std::string cell() {
    std::string content;
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (at_ < text_.size() && text_[at_] == '"') quoted(content);
    while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end()) content += text_[at_++];
    boost::algorithm::trim(content, std::locale::classic());
    return content;
  }

  void quoted(std::string& content) {
    const std::size_t opened = line_;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        ++at_;
        const bool doubled = at_ < text_.size() && text_[at_] == '"';
        if (!doubled) return;
      }
      const bool new_line =
          text_[at_] == '\n' || (text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'));
      if (new_line) ++line_;
      content += text_[at_];
    }
    throw InputError("open_quote", fmt::format("{}:{}", file_, opened),
                     "a quotation mark is opened here and never closed.",
                     "Close it, or double it (\"\") where it belongs to the text.");
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  char separator_ = ',';
};

// The mark that occurs most often in the header outside quotes; a semicolon wins ties, for German spreadsheets.
char detect_separator(std::string_view text) {
  constexpr std::array kCandidates = {';', '\t', ','};
  std::array<std::size_t, kCandidates.size()> count{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    for (std::size_t i = 0; i < kCandidates.size(); ++i) count[i] += c == kCandidates[i] ? 1 : 0;
  }
  const auto most = std::max_element(count.begin(), count.end());
  return *most == 0 ? ',' : kCandidates[static_cast<std::size_t>(most - count.begin())];
}

std::string separator_name(char separator) {
  return separator == ';' ? "semicolons" : separator == '\t' ? "tabs" : "commas";
}

// Reads up to the header and leaves the reader at the first row.
struct OpenedText {
  Record header;
  char separator = ',';
};

OpenedText open_text(RecordReader& reader, const std::string& file) {
  constexpr std::string_view kExcelHint = "sep=";
  OpenedText opened;
  const std::string_view start = reader.rest();
  const bool hint = start.starts_with(kExcelHint) && start.size() > kExcelHint.size();
  if (hint) {
    opened.separator = start[kExcelHint.size()];
    reader.set_separator('\0');  // none: the hint is one cell
    reader.next(opened.header);
    reader.set_separator(opened.separator);
  }
  while (true) {
    if (!hint) {
      opened.separator = detect_separator(reader.rest());
      reader.set_separator(opened.separator);
    }
    if (!reader.next(opened.header)) {
      throw InputError("empty_file", file, "the file is empty.", "Its first line must name the columns.");
    }
    if (!opened.header.blank()) return opened;
  }
}

}  // namespace

// Matches the header with the wanted columns, then takes rows.
class CsvTableBuilder {
 public:
  CsvTableBuilder(const std::string& file, const Record& header, std::span<const CsvColumn> columns) {
    table_.file_ = file;
    table_.header_line_ = header.line;
    headers_ = header.cells;
    for (const CsvColumn& column : columns) find_column(column);
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      const auto used = std::find(table_.position_.begin(), table_.position_.end(), std::optional<std::size_t>(i));
      if (used == table_.position_.end() && !headers_[i].empty()) table_.dropped_.push_back(headers_[i]);
    }
  }

  void add(Record& record) {
    table_.lines_.push_back(record.line);
    const auto beyond = static_cast<std::ptrdiff_t>(std::min(headers_.size(), record.cells.size()));
    table_.too_long_.push_back(std::any_of(record.cells.begin() + beyond, record.cells.end(),
                                           [](const std::string& cell) { return !cell.empty(); }));
    for (const auto& position : table_.position_) {
      const bool there = position && *position < record.cells.size();
      table_.cells_.push_back(there ? std::move(record.cells[*position]) : std::string());
    }
  }

  CsvTable finish(std::string format) && {
    table_.format_ = std::move(format);
    return std::move(table_);
  }

 private:
  void find_column(const CsvColumn& column) {
    const std::string& wanted = column.header.empty() ? column.name : column.header;
    const std::string comparable = comparable_header(wanted);
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      if (comparable_header(headers_[i]) != comparable) continue;
      if (found) throw doubled(wanted, *found, i);
      found = i;
    }
    // A header that the mapping names must be there even when the column itself may be left out.
    if (!found && (column.required || !column.header.empty())) throw missing(column, wanted);
    table_.position_.push_back(found);
    table_.header_.push_back(found ? headers_[*found] : wanted);
  }

  std::string where() const { return fmt::format("{}:{}", table_.file_, table_.header_line_); }

  InputError missing(const CsvColumn& column, const std::string& wanted) const {
    const auto nearest = nearest_word(wanted, headers_);
    const std::string mapped = column.header.empty() ? "" : fmt::format(" (mapped to \"{}\")", column.name);
    return InputError(
        "missing_column", where(),
        fmt::format("the column \"{}\"{} is missing; the file has: {}.", wanted, mapped, fmt::join(headers_, ", ")),
        (nearest ? fmt::format("Did you mean \"{}\"? ", *nearest) : std::string()) +
            "Add the column, or name the header that holds it in [demand.columns].");
  }

  InputError doubled(const std::string& wanted, std::size_t first, std::size_t second) const {
    return InputError("doubled_column", where(),
                      fmt::format("the column \"{}\" occurs twice (columns {} and {}).", wanted, first + 1, second + 1),
                      "Remove or rename one of them.");
  }

  CsvTable table_;
  std::vector<std::string> headers_;
};

std::string comparable_header(std::string_view header) {
  std::string out;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const char c = header[i];
    if (c == ' ' || c == '_' || c == '-' || c == '\t') continue;
    // Ä Ö Ü in UTF-8: 0xC3 followed by 0x84, 0x96, 0x9C; the small ones are 0x20 higher.
    const bool umlaut = i > 0 && header[i - 1] == '\xC3' && (c == '\x84' || c == '\x96' || c == '\x9C');
    const bool capital = c >= 'A' && c <= 'Z';
    out += capital || umlaut ? static_cast<char>(static_cast<unsigned char>(c) + 0x20U) : c;
  }
  return out;
}

CsvTable parse_csv(std::string_view bytes, const std::string& file, std::span<const CsvColumn> columns) {
  const DecodedText decoded = decode(bytes, file);
  RecordReader reader(decoded.text, file);
  const OpenedText opened = open_text(reader, file);
  CsvTableBuilder builder(file, opened.header, columns);
  Record record;
  while (reader.next(record)) {
    if (!record.blank()) builder.add(record);
  }
  return std::move(builder).finish(
      fmt::format("{}, separated by {}", decoded.encoding, separator_name(opened.separator)));
}

CsvTable read_csv(const std::filesystem::path& file, std::span<const CsvColumn> columns) {
  return parse_csv(file_bytes(file), file.string(), columns);
}

std::vector<std::string> read_csv_headers(const std::filesystem::path& file) {
  const DecodedText decoded = decode(file_bytes(file), file.string());
  const std::string name = file.string();
  RecordReader reader(decoded.text, name);
  return open_text(reader, name).header.cells;
}

std::vector<std::string> distinct_values(const std::filesystem::path& file, const std::string& header,
                                         std::size_t limit) {
  const std::array columns = {CsvColumn{header, true, ""}};
  const CsvTable table = read_csv(file, columns);
  std::unordered_set<std::string> seen;
  std::vector<std::string> values;
  for (std::size_t row = 0; row < table.row_count() && values.size() < limit; ++row) {
    std::string value(table.text(row, 0));
    if (!value.empty() && seen.insert(value).second) values.push_back(std::move(value));
  }
  return values;
}

}  // namespace postkutscher
