#include "scenarios/bad_rows.h"

#include <cassert>
#include <fmt/format.h>
#include <utility>

#include "engine/base/atomic_file.h"
#include "scenarios/report/csv_word.h"

namespace postkutscher {

namespace {

std::string place(const RowError& error) {
  return error.line == 0 ? error.file : fmt::format("{}:{}", error.file, error.line);
}

std::string summary(const std::vector<RowError>& errors) {
  constexpr std::size_t kShown = 5;
  std::string text = errors.size() == 1 ? "1 defect makes rows unusable:"
                                        : fmt::format("{} defects make rows unusable:", errors.size());
  for (std::size_t i = 0; i < errors.size() && i < kShown; ++i) {
    const RowError& e = errors[i];
    text += fmt::format("\n  {}{}: {} {}", place(e), e.column.empty() ? "" : fmt::format(", column {}", e.column),
                        e.cause, e.action);
  }
  if (errors.size() > kShown) text += fmt::format("\n  … and {} more", errors.size() - kShown);
  return text + "\n";
}

// Values come from foreign files: quoted always, and never taken for a formula by a spreadsheet program.
std::string safe_cell(std::string_view text) {
  return quoted_csv_word(never_a_formula(text));
}

}  // namespace

BadRows::BadRows(std::vector<RowError> errors)
    : InputError("bad_rows", errors.empty() ? "" : place(errors.front()), summary(errors),
                 "Correct the rows, or add --skip-bad-rows to go on without them: they are then not planned and all "
                 "listed in errors.csv in the output directory."),
      errors_(std::move(errors)) {
  assert(!errors_.empty());
}

void write_errors_csv(const std::filesystem::path& path, const std::vector<RowError>& errors) {
  std::string csv = "file,line,column,value,cause,action\n";
  for (const RowError& e : errors) {
    csv += fmt::format("{},{},{},{},{},{}\n", safe_cell(e.file), e.line, safe_cell(e.column), safe_cell(e.value),
                       safe_cell(e.cause), safe_cell(e.action));
  }
  // Cells of rides are health data.
  write_file_atomically(path, csv, FilePermission::only_owner);
}

}  // namespace postkutscher
