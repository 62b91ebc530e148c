#include "importers/osm/opening_hours.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "importers/osm/tags.h"

namespace postkutscher::osm {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::uint8_t, 12> kDaysOfMonth = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool same_word(std::string_view written, std::string_view lower) {
  return written.size() == lower.size() &&
         std::equal(written.begin(), written.end(), lower.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
}

// The position of a word in a list that is written out or cut to one of two lengths; -1 when it is not there.
template <std::size_t N>
int index_of(const std::array<std::string_view, N>& words, std::string_view written, std::size_t shortest) {
  for (std::size_t i = 0; i < N; ++i) {
    for (const std::size_t length : {shortest, std::size_t{3}, words[i].size()}) {
      if (same_word(written, words[i].substr(0, length))) return static_cast<int>(i);
    }
  }
  return -1;
}

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool done() {
    skip_blanks();
    return text_.empty();
  }
  bool skip(std::string_view sign) {
    skip_blanks();
    if (!text_.starts_with(sign)) return false;
    text_.remove_prefix(sign.size());
    return true;
  }
  // "-" and the dashes that look like it.
  bool skip_dash() { return skip("-") || skip("–") || skip("—"); }
  char next() {
    skip_blanks();
    return text_.empty() ? '\0' : text_.front();
  }
  std::string_view word() { return take(is_letter); }
  std::string_view digits() { return take(is_digit); }
  // A number of one to `most_digits` digits.
  std::optional<int> number(std::size_t most_digits) {
    const auto found = digits();
    if (found.empty() || found.size() > most_digits) return std::nullopt;
    int value = 0;
    for (const char c : found) value = 10 * value + (c - '0');
    return value;
  }

 private:
  void skip_blanks() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\t')) text_.remove_prefix(1);
  }
  template <class Test>
  std::string_view take(Test test) {
    skip_blanks();
    std::size_t length = 0;
    while (length < text_.size() && test(text_[length])) ++length;
    const auto found = text_.substr(0, length);
    text_.remove_prefix(length);
    return found;
  }

  std::string_view text_;
};

enum class Part { none, days, dates, times };

// Reads the rules between two ";", which "," joins. Each step says whether the text is understood so far.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : at_(text) {}

  // False: nothing of it can be used.
  bool read() {
    while (!at_.done()) {
      if (at_.skip(",")) {
        after_comma_ = true;
      } else if (!read_selector()) {
        return false;
      } else {
        after_comma_ = false;
      }
    }
    return finish_rule();
  }
  const std::vector<OpeningRule>& rules() const { return rules_; }
  bool left_out() const { return left_out_; }

 private:
  bool read_selector() {
    if (at_.skip("24/7")) return begin(Part::times);
    const char next = at_.next();
    if (is_digit(next)) return read_number();
    return is_letter(next) && read_word();
  }

  bool read_word() {
    const auto word = at_.word();
    if (const int day = index_of(kWeekdays, word, 2); day >= 0) return read_days(day);
    if (const int month = index_of(kMonths, word, 3); month >= 0) return read_dates(0, month + 1);
    if (same_word(word, "off") || same_word(word, "closed")) return rule_.closed = true;
    if (same_word(word, "open")) return true;
    if (same_word(word, "ph") || same_word(word, "sh")) return read_holidays();
    return false;
  }

  // A number begins hours ("07:00") or a year ("2026").
  bool read_number() {
    const auto digits = at_.digits();
    Cursor number(digits);
    if (digits.size() == 4) return read_year(*number.number(4));
    const auto hour = number.number(2);
    return hour && at_.next() == ':' && read_times(*hour);
  }

  // A part of a new kind after a comma begins a rule of its own, once the one before has hours.
  bool begin(Part part) {
    if (after_comma_ && before_ == Part::times && part != Part::times && !finish_rule()) return false;
    before_ = part;
    some_ = true;
    return true;
  }

  bool finish_rule() {
    // Holidays alone say nothing; holidays beside weekdays ("Mo-Sa,PH") leave the weekdays.
    const bool only_holidays = holidays_ && weekdays_ == 0;
    if (!only_holidays && (some_ || rule_.closed)) {
      if (weekdays_ != 0) rule_.weekdays = weekdays_;
      rule_.replaces_day = rules_.empty() && (weekdays_ != 0 || !rule_.dates.empty());
      rules_.push_back(std::move(rule_));
    }
    rule_ = {};
    weekdays_ = 0;
    some_ = holidays_ = false;
    before_ = Part::none;
    return !rules_.empty();
  }

  // "SH Mo-Fr" means workdays of the holidays only: unlike in a list, what follows cannot be judged.
  bool read_holidays() {
    if (after_comma_ && before_ == Part::times) finish_rule();
    left_out_ = holidays_ = true;
    if (at_.next() == ',' || after_comma_) return true;
    const bool is_last = at_.done();
    const auto word = is_last ? std::string_view{} : at_.word();
    if (!same_word(word, "off") && !same_word(word, "closed")) return false;
    rule_.closed = true;
    return true;
  }

  bool read_days(int from) {
    if (at_.next() == '[') return false;
    int to = from;
    if (at_.skip_dash()) to = index_of(kWeekdays, at_.word(), 2);
    if (to < 0 || at_.next() == '[' || !begin(Part::days)) return false;
    for (int day = from;; day = (day + 1) % 7) {
      weekdays_ = static_cast<std::uint8_t>(weekdays_ | 1U << day);
      if (day == to) break;
    }
    at_.skip(":");
    return true;
  }

  // "2026", "2026-2027", "2026 Mar …".
  bool read_year(int year) {
    if (is_letter(at_.next())) {
      const Cursor here = at_;
      if (const int month = index_of(kMonths, at_.word(), 3); month >= 0) return read_dates(year, month + 1);
      at_ = here;
    }
    int to = year;
    if (at_.skip_dash()) to = at_.number(4).value_or(0);
    return add_dates({static_cast<std::uint16_t>(year), 1, 1, static_cast<std::uint16_t>(to), 12, 31});
  }

  // After "[YEAR] MONTH": "[DAY] [- [[YEAR] MONTH] [DAY]]".
  bool read_dates(int year, int month) {
    const std::optional<int> day = day_of_month();
    int to_year = year, to_month = month;
    std::optional<int> to_day = day;
    if (at_.skip_dash()) {
      if (is_letter(at_.next()) || !day) {
        if (is_digit(at_.next())) to_year = at_.number(4).value_or(0);
        to_month = index_of(kMonths, at_.word(), 3) + 1;
        to_day = day_of_month();
      } else {
        to_day = at_.number(4);
        if (to_day && *to_day > 31) {
          to_year = *to_day;
          to_month = index_of(kMonths, at_.word(), 3) + 1;
          to_day = day_of_month();
        }
      }
    }
    if (to_month < 1 || day.has_value() != to_day.has_value()) return false;
    const int from_day = day.value_or(1), until = to_day.value_or(kDaysOfMonth[static_cast<std::size_t>(to_month - 1)]);
    const bool next_year = std::pair(to_month, until) < std::pair(month, from_day);
    if (year != 0 && to_year == year && next_year) ++to_year;
    at_.skip(":");
    return add_dates({static_cast<std::uint16_t>(year), static_cast<std::uint8_t>(month),
                      static_cast<std::uint8_t>(from_day), static_cast<std::uint16_t>(to_year),
                      static_cast<std::uint8_t>(to_month), static_cast<std::uint8_t>(until)});
  }

  // The number after a month, unless it begins hours.
  std::optional<int> day_of_month() {
    if (!is_digit(at_.next())) return std::nullopt;
    const Cursor here = at_;
    const auto day = at_.number(2);
    if (day && at_.next() != ':') return day;
    at_ = here;
    return std::nullopt;
  }

  bool add_dates(const DateRange& range) {
    if (!range.valid() || !begin(Part::dates)) return false;
    rule_.dates.push_back(range);
    return true;
  }

  // After the hour: ":MM-HH:MM" or ":MM+".
  bool read_times(int hour) {
    const auto from = minutes_after(hour);
    if (!from) return false;
    std::optional<int> to;
    if (at_.skip_dash()) {
      const auto to_hour = at_.number(2);
      if (to_hour) to = minutes_after(*to_hour);
    } else if (at_.skip("+")) {
      to = kDay;
    }
    if (!to) return false;
    if (*to <= *from) *to += kDay;
    const MinuteSpan span{static_cast<std::uint16_t>(*from), static_cast<std::uint16_t>(*to)};
    if (!span.valid() || !begin(Part::times)) return false;
    rule_.times.push_back(span);
    return true;
  }

  std::optional<int> minutes_after(int hour) {
    if (hour > 48 || !at_.skip(":")) return std::nullopt;
    const auto minute = at_.number(2);
    if (!minute || *minute > 59) return std::nullopt;
    return 60 * hour + *minute;
  }

  static constexpr int kDay = 24 * 60;

  Cursor at_;
  std::vector<OpeningRule> rules_;
  OpeningRule rule_;
  std::uint8_t weekdays_ = 0;
  Part before_ = Part::none;
  bool some_ = false;  // the rule under way has a selector
  bool after_comma_ = false;
  bool holidays_ = false;
  bool left_out_ = false;
};

}  // namespace

ReadTimes parse_opening_hours(std::string_view text) {
  ReadTimes result;
  OpeningTimes times;
  times.text = std::string(trimmed(text));
  const auto fallback = text.find("||");
  if (fallback != std::string_view::npos) result.complete = false;
  for (const auto part : split_values(text.substr(0, fallback))) {
    RuleReader reader(part);
    const bool usable = reader.read();
    if (!usable || reader.left_out()) result.complete = false;
    if (usable) times.rules.insert(times.rules.end(), reader.rules().begin(), reader.rules().end());
  }
  if (!times.rules.empty()) result.times = std::move(times);
  return result;
}

}  // namespace postkutscher::osm
