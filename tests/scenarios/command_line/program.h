// Runs the built program as a user would and keeps what it prints.
#pragma once

#include <filesystem>
#include <string>

namespace postkutscher::testing {

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;
};

// `arguments` as typed in a shell; `prelude` runs in the same shell before the program (e.g. "ulimit -f 8;").
Outcome run_program(const std::string& arguments, const std::string& prelude = "");

// A folder of its own that goes when the test ends.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string read_text(const std::filesystem::path& file);
void write_text(const std::filesystem::path& file, const std::string& text);
// Replaces the first occurrence; fails the test when there is none.
void replace_in(const std::filesystem::path& file, const std::string& from, const std::string& to);

}  // namespace postkutscher::testing
