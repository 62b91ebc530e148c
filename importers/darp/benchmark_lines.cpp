#include "importers/darp/benchmark_lines.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <system_error>

#include "engine/base/errors.h"

namespace postkutscher {

namespace {

constexpr double kLargest = 1'000'000;
constexpr std::size_t kQuoted = 40;  // characters of a wrong field that a message repeats
constexpr std::string_view kBlanks = " \t\r\v\f";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  std::size_t at = line.find_first_not_of(kBlanks);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(line.find_first_of(kBlanks, at), line.size());
    fields.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(kBlanks, end);
  }
  return fields;
}

// The beginning of a wrong field, in characters that any terminal and JSON can show.
std::string quoted(std::string_view field) {
  std::string text(field.substr(0, kQuoted));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return text;
}

}  // namespace

std::string BenchmarkLine::where() const {
  return fmt::format("{}:{}", *file_, number_);
}

void BenchmarkLine::refuse(const char* code, const std::string& cause, const std::string& action) const {
  throw InputError(code, where(), cause, action);
}

void BenchmarkLine::require_fields(const std::vector<std::string_view>& names) const {
  if (fields_.size() == names.size()) return;
  refuse("wrong_fields", fmt::format("the line has {} values instead of {}.", fields_.size(), names.size()),
         fmt::format("Write: {}.", fmt::join(names, ", ")));
}

double BenchmarkLine::number(std::size_t index, std::string_view name) const {
  const std::string_view text = fields_[index];
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::invalid_argument || end != text.data() + text.size() || std::isnan(value)) {
    refuse("not_a_number", fmt::format("the {} \"{}\" is not a number.", name, quoted(text)),
           "Write a number with a decimal point.");
  }
  if (error == std::errc::result_out_of_range || std::abs(value) > kLargest) {
    refuse("out_of_range", fmt::format("the {} {} is beyond 1,000,000.", name, quoted(text)), "Use a coarser unit.");
  }
  return value;
}

double BenchmarkLine::amount(std::size_t index, std::string_view name) const {
  const double value = number(index, name);
  if (value < 0) {
    refuse("out_of_range", fmt::format("the {} {} is negative.", name, value), "Write a number from 0 on.");
  }
  return value;
}

int BenchmarkLine::whole(std::size_t index, std::string_view name, int least, int most) const {
  const double value = number(index, name);
  if (value != std::floor(value) || value < least || value > most) {
    refuse("out_of_range", fmt::format("the {} {} is not a whole number from {} to {}.", name, value, least, most),
           "Correct the value.");
  }
  return static_cast<int>(value);
}

std::vector<BenchmarkLine> benchmark_lines(std::string_view text, const std::string& file) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const bool binary = text.find('\0') != std::string_view::npos;
  std::vector<BenchmarkLine> lines;
  for (std::size_t number = 1; !binary && !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::vector<std::string_view> fields = fields_of(text.substr(0, end));
    if (!fields.empty()) lines.emplace_back(file, number, std::move(fields));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (!lines.empty()) return lines;
  throw InputError("not_an_instance", file, binary ? "the file is not text." : "the file is empty.",
                   "Name a text file of the sets of Cordeau (dial-a-ride) or of Li and Lim (pickup and delivery).");
}

}  // namespace postkutscher
