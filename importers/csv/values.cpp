#include "importers/csv/values.h"

#include <algorithm>
#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/erase.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <locale>

namespace postkutscher {

namespace {

std::string trimmed(std::string_view text) {
  return boost::algorithm::trim_copy(std::string(text), std::locale::classic());
}

// Walks over digits and marks of a date or time.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool done() const { return at_ == text_.size(); }
  bool skip(char mark) {
    if (done() || text_[at_] != mark) return false;
    ++at_;
    return true;
  }
  // A number of `least` to `most` digits.
  std::optional<int> digits(std::size_t least, std::size_t most) {
    std::size_t end = at_;
    while (end < text_.size() && end - at_ < most && text_[end] >= '0' && text_[end] <= '9') ++end;
    if (end - at_ < least) return std::nullopt;
    int value = 0;
    std::from_chars(text_.data() + at_, text_.data() + end, value);
    at_ = end;
    return value;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<Date> scan_iso_date(Scanner& scanner) {
  const auto year = scanner.digits(4, 4);
  if (!year || !scanner.skip('-')) return std::nullopt;
  const auto month = scanner.digits(2, 2);
  if (!month || !scanner.skip('-')) return std::nullopt;
  const auto day = scanner.digits(2, 2);
  if (!day) return std::nullopt;
  return Date{*year, *month, *day};
}

std::optional<Date> scan_german_date(Scanner& scanner) {
  const auto day = scanner.digits(1, 2);
  if (!day || !scanner.skip('.')) return std::nullopt;
  const auto month = scanner.digits(1, 2);
  if (!month || !scanner.skip('.')) return std::nullopt;
  const auto year = scanner.digits(4, 4);
  if (!year) return std::nullopt;
  return Date{*year, *month, *day};
}

std::optional<Date> scan_date(Scanner& scanner) {
  for (const auto scan : {scan_iso_date, scan_german_date}) {
    Scanner attempt = scanner;
    const auto date = scan(attempt);
    if (date && date->valid()) {
      scanner = attempt;
      return date;
    }
  }
  return std::nullopt;
}

std::optional<TimeOfDay> scan_clock(Scanner& scanner) {
  const auto hours = scanner.digits(1, 2);
  if (!hours || !scanner.skip(':')) return std::nullopt;
  const auto minutes = scanner.digits(2, 2);
  if (!minutes) return std::nullopt;
  int seconds = 0;
  if (scanner.skip(':')) {
    const auto typed = scanner.digits(2, 2);
    if (!typed) return std::nullopt;
    seconds = *typed;
  }
  if (*hours > 47 || *minutes > 59 || seconds > 59) return std::nullopt;
  return TimeOfDay{*hours * 3600 + *minutes * 60 + seconds};
}

// "Z", "+02:00", "+0200"; nothing written is no problem. False: something else follows.
bool scan_offset(Scanner& scanner, std::optional<int>& offset_seconds) {
  if (scanner.done()) return true;
  if (scanner.skip('Z')) {
    offset_seconds = 0;
    return true;
  }
  const bool east = scanner.skip('+');
  if (!east && !scanner.skip('-')) return false;
  const auto hours = scanner.digits(2, 2);
  if (!hours) return false;
  scanner.skip(':');
  const auto minutes = scanner.digits(2, 2);
  if (!minutes || *hours > 14 || *minutes > 59) return false;
  offset_seconds = (east ? 1 : -1) * (*hours * 3600 + *minutes * 60);
  return true;
}

ValueProblem bad_time(std::string_view text) {
  return {fmt::format("\"{}\" is not a time.", text),
          "Write 7:30, 07:30:00, 24.04.2026 07:30 or 2026-04-24T07:30:00+02:00."};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Digits in groups of three behind the first `mark`: what "1.234.567" needs to be without its marks.
bool grouped_in_threes(std::string_view text, char mark) {
  std::size_t since_mark = 0;
  bool seen = false;
  for (const char c : text) {
    if (c == mark) {
      if (seen && since_mark != 3) return false;
      seen = true;
      since_mark = 0;
    } else {
      ++since_mark;
    }
  }
  return !seen || since_mark == 3;
}

// The text with a decimal point and without marks of thousands; nothing when the marks make no sense.
std::optional<std::string> plain_number(std::string text) {
  const bool points = text.find('.') != std::string::npos;
  const bool commas = text.find(',') != std::string::npos;
  if (points && commas) {
    const char decimal = text[text.find_last_of(".,")];
    const char thousands = decimal == ',' ? '.' : ',';
    if (!grouped_in_threes(text.substr(0, text.rfind(decimal)), thousands)) return std::nullopt;
    boost::algorithm::erase_all(text, std::string(1, thousands));
  }
  std::replace(text.begin(), text.end(), ',', '.');
  if (std::count(text.begin(), text.end(), '.') > 1) return std::nullopt;
  return text;
}

}  // namespace

Parsed<double> parse_number(std::string_view text) {
  const ValueProblem problem{fmt::format("\"{}\" is not a number.", text), "Write a number such as 14.33 or 14,33."};
  std::string digits = trimmed(text);
  if (!digits.empty() && digits.front() == '+') digits.erase(0, 1);
  const std::string_view unsigned_part = std::string_view(digits).substr(!digits.empty() && digits[0] == '-' ? 1 : 0);
  const bool only_digits = std::all_of(unsigned_part.begin(), unsigned_part.end(),
                                       [](char c) { return is_digit(c) || c == '.' || c == ','; });
  if (!only_digits || std::none_of(unsigned_part.begin(), unsigned_part.end(), is_digit)) return problem;
  const auto plain = plain_number(digits);
  if (!plain) return problem;
  double value = 0;
  const auto [end, error] = std::from_chars(plain->data(), plain->data() + plain->size(), value);
  if (error != std::errc() || end != plain->data() + plain->size() || !std::isfinite(value)) return problem;
  return value;
}

Parsed<int> parse_count(std::string_view text) {
  constexpr double kMost = 1'000'000;
  const ValueProblem problem{fmt::format("\"{}\" is not a whole number from 0 on.", text),
                             "Write a whole number such as 2."};
  const auto number = parse_number(text);
  if (!std::holds_alternative<double>(number)) return problem;
  const double value = std::get<double>(number);
  if (value < 0 || value > kMost || value != std::floor(value)) return problem;
  return static_cast<int>(value);
}

Parsed<bool> parse_yes_no(std::string_view text) {
  const std::string word = boost::algorithm::to_lower_copy(trimmed(text), std::locale::classic());
  for (const char* yes : {"yes", "ja", "true", "wahr", "1", "y", "j"}) {
    if (word == yes) return true;
  }
  for (const char* no : {"no", "nein", "false", "falsch", "0", "n"}) {
    if (word == no) return false;
  }
  return ValueProblem{fmt::format("\"{}\" is neither yes nor no.", text), "Write yes or no (ja or nein)."};
}

Parsed<Date> parse_date(std::string_view text) {
  const std::string plain = trimmed(text);
  Scanner scanner(plain);
  const auto date = scan_date(scanner);
  if (date && scanner.done()) return *date;
  return ValueProblem{fmt::format("\"{}\" is not a date.", text),
                      "Write 2026-04-24 or 24.04.2026, with four digits of the year."};
}

Parsed<WrittenTime> parse_time(std::string_view text) {
  const std::string plain = trimmed(text);
  Scanner scanner(plain);
  WrittenTime written;
  written.date = scan_date(scanner);
  if (written.date) {
    scanner.skip(',');
    if (!scanner.skip('T') && !scanner.skip(' ')) return bad_time(text);
  }
  const auto clock = scan_clock(scanner);
  if (!clock) return bad_time(text);
  written.time = *clock;
  if (!scan_offset(scanner, written.offset_seconds) || !scanner.done()) return bad_time(text);
  if (written.offset_seconds && written.time.seconds >= 24 * 3600) return bad_time(text);
  return written;
}

namespace {

// Seconds of a local time on the same axis as any other local time, without regard to clocks.
std::int64_t wall_seconds(LocalTime local) {
  static const Calendar kAxis(Date{2000, 1, 1}, "UTC");
  return std::get<Instant>(kAxis.to_instant(local)).ticks / kTicksPerSecond;
}

// The calendar's epoch on the axis of UTC.
std::int64_t epoch_in_utc(const Calendar& calendar) {
  const std::string iso = calendar.iso(Instant{0});
  const auto written = std::get<WrittenTime>(parse_time(iso));
  return wall_seconds({*written.date, written.time}) - written.offset_seconds.value_or(0);
}

ValueProblem clock_problem(LocalTimeProblem kind, LocalTime local, const Calendar& calendar) {
  const int s = local.time.seconds;
  const std::string when = fmt::format("{} {:02}:{:02}", local.date.iso(), s / 3600, s / 60 % 60);
  if (kind == LocalTimeProblem::kSkipped) {
    return {fmt::format("the time {} does not exist in {}: the clocks are put forward and skip it.", when,
                        calendar.time_zone()),
            "Write the time that the clocks show, usually one hour later."};
  }
  const std::string first = calendar.iso(std::get<Instant>(calendar.to_instant(local, true)));
  return {fmt::format("the time {} occurs twice in {}: the clocks are put back.", when, calendar.time_zone()),
          fmt::format("Write it with its offset from UTC, e.g. {} for the first one.", first)};
}

}  // namespace

Parsed<Instant> to_instant(const WrittenTime& written, const Calendar& calendar, Date default_day, bool first_of_two) {
  constexpr int kDay = 24 * 3600;
  LocalTime local{written.date.value_or(default_day), written.time};
  if (local.time.seconds >= kDay) {
    local.date = local.date.plus_days(local.time.seconds / kDay);
    local.time.seconds %= kDay;
  }
  if (written.offset_seconds) {
    return Instant{(wall_seconds(local) - *written.offset_seconds - epoch_in_utc(calendar)) * kTicksPerSecond};
  }
  const auto instant = calendar.to_instant(local, first_of_two);
  if (const auto* kind = std::get_if<LocalTimeProblem>(&instant)) return clock_problem(*kind, local, calendar);
  return std::get<Instant>(instant);
}

}  // namespace postkutscher
