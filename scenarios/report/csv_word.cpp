#include "scenarios/report/csv_word.h"

namespace postkutscher {

std::string quoted_csv_word(std::string_view word) {
  std::string quoted = "\"";
  for (const char c : word) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_word(std::string_view word, char separator) {
  const bool plain = word.find_first_of(std::string("\"\r\n") + separator) == std::string_view::npos;
  return plain ? std::string(word) : quoted_csv_word(word);
}

std::string never_a_formula(std::string_view word) {
  const bool formula =
      !word.empty() && word != "-" && std::string_view("=+-@\t\r\n").find(word.front()) != std::string_view::npos;
  return (formula ? "'" : "") + std::string(word);
}

}  // namespace postkutscher
