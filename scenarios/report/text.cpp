#include "scenarios/report/text.h"

#include <array>
#include <cmath>
#include <cstdlib>

namespace postkutscher::report {

namespace {

constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kMinus = "\u2212";

// Digits of a rounded value with the given separators.
std::string grouped(double value, int decimals, char thousands, char point) {
  std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool negative = value < 0 && digits.find_first_not_of("0.") != std::string::npos;
  const std::size_t dot = std::min(digits.find('.'), digits.size());
  if (dot < digits.size()) digits[dot] = point;
  for (std::size_t at = dot; at > 3; at -= 3) digits.insert(at - 3, 1, thousands);
  return (negative ? std::string(kMinus) : "") + digits;
}

}  // namespace

Text same(std::string_view word) {
  return {std::string(word), std::string(word)};
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string both(const Text& text) {
  if (text.de == text.en) return escape_html(text.de);
  return fmt::format(R"(<span class="de" lang="de">{}</span><span class="en" lang="en">{}</span>)",
                     escape_html(text.de), escape_html(text.en));
}

Text number(double value, int decimals) {
  return {grouped(value, decimals, '.', ','), grouped(value, decimals, ',', '.')};
}

Text number(const std::optional<double>& value, int decimals) {
  return value ? number(*value, decimals) : same("–");
}

Text percent(double share, int decimals) {
  const Text value = number(100 * share, decimals);
  return {value.de + std::string(kNoBreakSpace) + "%", value.en + "%"};
}

Text counted(std::size_t value) {
  return number(static_cast<double>(value));
}

Text euros(double value, int decimals) {
  const Text amount = number(std::abs(value), decimals);
  const std::string sign = value < 0 ? std::string(kMinus) : "";
  return {fmt::format("{}{}{}€", sign, amount.de, kNoBreakSpace), fmt::format("{}€{}", sign, amount.en)};
}

Text with_unit(const Text& number, std::string_view unit) {
  return {fmt::format("{}{}{}", number.de, kNoBreakSpace, unit), fmt::format("{}{}{}", number.en, kNoBreakSpace, unit)};
}

bool is_whole(double value) {
  return value == std::floor(value);
}

Text date(Date date) {
  constexpr std::array kDaysDe = {"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"};
  constexpr std::array kDaysEn = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = static_cast<std::size_t>(date.weekday() - 1);
  return {
      fmt::format("{}, {:02}.{:02}.{}", kDaysDe[day], date.day, date.month, date.year),
      fmt::format("{} {} {} {}", kDaysEn[day], date.day, kMonths[static_cast<std::size_t>(date.month - 1)], date.year)};
}

std::string clock(const Calendar& calendar, Instant t) {
  const int minutes = calendar.to_local(t).time.seconds / 60;
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

}  // namespace postkutscher::report
