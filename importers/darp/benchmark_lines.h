// The lines of a benchmark file as fields with a place to blame. Inside the importer only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postkutscher {

class BenchmarkLine {
 public:
  BenchmarkLine(const std::string& file, std::size_t number, std::vector<std::string_view> fields)
      : file_(&file), number_(number), fields_(std::move(fields)) {}

  // "file:line".
  std::string where() const;
  std::size_t field_count() const { return fields_.size(); }

  // Throws InputError ("wrong_fields") unless there are as many fields as `names` says; it quotes the names.
  void require_fields(const std::vector<std::string_view>& names) const;
  // Field `index`, called `name` in errors: finite and within ±1,000,000. Throws "not_a_number", "out_of_range".
  double number(std::size_t index, std::string_view name) const;
  // Not negative besides. Throws "out_of_range".
  double amount(std::size_t index, std::string_view name) const;
  // Whole besides, from `least` to `most`; "7.0" will do. Throws "out_of_range".
  int whole(std::size_t index, std::string_view name, int least, int most) const;

  [[noreturn]] void refuse(const char* code, const std::string& cause, const std::string& action) const;

 private:
  const std::string* file_;
  std::size_t number_;
  std::vector<std::string_view> fields_;
};

// The lines that are not blank. Throws InputError ("not_an_instance") for binary or empty text.
// The lines refer to `text` and `file`.
std::vector<BenchmarkLine> benchmark_lines(std::string_view text, const std::string& file);

}  // namespace postkutscher
