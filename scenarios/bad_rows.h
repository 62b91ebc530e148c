// Rows of CSVs that cannot be used: all of them at once, and the file that lists them.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/base/errors.h"
#include "scenarios/scenario.h"

namespace postkutscher {

// code "bad_rows"; `where` is the first bad row. The message shows the first five and the number of all.
class BadRows : public InputError {
 public:
  explicit BadRows(std::vector<RowError> errors);
  const std::vector<RowError>& errors() const { return errors_; }

 private:
  std::vector<RowError> errors_;
};

// file, line, column, value, cause, action as CSV in UTF-8; complete or absent, readable by its owner only. Throws
// InputError ("unwritable_output", "disk_full").
void write_errors_csv(const std::filesystem::path& path, const std::vector<RowError>& errors);

}  // namespace postkutscher
