// Text in the report's two languages. Both stand in the HTML file; the page shows one of them. Numbers, dates and money
// are texts too, since each language writes them in its own way.
#pragma once

#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/calendar.h"
#include "engine/base/units.h"

namespace postkutscher::report {

struct Text {
  std::string de;
  std::string en;
  bool operator==(const Text&) const = default;
};

Text same(std::string_view word);  // names and codes that no language changes

// Escapes & < > " ' for text and quoted attributes.
std::string escape_html(std::string_view text);
// Both languages as marked spans, escaped; a single plain text where they are equal.
std::string both(const Text& text);

// 1.234,5 / 1,234.5 with exactly `decimals` places.
Text number(double value, int decimals = 0);
// "–" / "–" for no value.
Text number(const std::optional<double>& value, int decimals = 0);
Text counted(std::size_t value);
Text percent(double share, int decimals = 1);  // 0.123 → 12,3 % / 12.3%
Text euros(double value, int decimals = 2);    // 12,50 € / €12.50
Text with_unit(const Text& number, std::string_view unit);
bool is_whole(double value);
Text date(Date date);                                    // Fr, 24.04.2026 / Fri 24 Apr 2026
std::string clock(const Calendar& calendar, Instant t);  // 07:30

// The same sentence in both languages with {} for each argument.
template <class... Texts>
Text phrase(std::string_view de, std::string_view en, const Texts&... arguments) {
  return {fmt::vformat(de, fmt::make_format_args(arguments.de...)),
          fmt::vformat(en, fmt::make_format_args(arguments.en...))};
}

}  // namespace postkutscher::report
