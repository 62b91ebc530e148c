// Values as people write them into cells and settings: numbers with comma or point, dates, times, yes/no. Each gives a
// value, or a problem that says what is wrong and what to write instead.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/base/calendar.h"

namespace postkutscher {

struct ValueProblem {
  std::string cause;   // one sentence with the offending text
  std::string action;  // one sentence
};

template <class T>
using Parsed = std::variant<T, ValueProblem>;

// What a number may be; both ends are allowed.
struct NumberRange {
  double least = 0;
  double most = 1e6;
};

// "14.33", "14,33", "1.234,5", "-2". Always finite. A single mark followed by three digits is a decimal mark.
Parsed<double> parse_number(std::string_view text);

// A number without fraction, 0 … 1,000,000.
Parsed<int> parse_count(std::string_view text);

// yes no ja nein true false wahr falsch 1 0, in any case.
Parsed<bool> parse_yes_no(std::string_view text);

// 2026-04-24, 24.04.2026, 24.4.2026.
Parsed<Date> parse_date(std::string_view text);

// A time as written: the day and the offset from UTC only where they were.
struct WrittenTime {
  std::optional<Date> date;
  TimeOfDay time;  // up to 47:59:59 without an offset: "25:30" is 01:30 on the next day
  std::optional<int> offset_seconds;
  bool operator==(const WrittenTime&) const = default;
};

// 7:30, 07:30:00, 24.04.2026 07:30, 2026-04-24T07:30, 2026-04-24T07:30:00+02:00, …Z.
Parsed<WrittenTime> parse_time(std::string_view text);

// What `written` is in `calendar`; times without a date are of `default_day`. Skipped and ambiguous local times are
// problems that name the change of the clocks, unless the offset is written or `first_of_two` takes the earlier one.
Parsed<Instant> to_instant(const WrittenTime& written, const Calendar& calendar, Date default_day,
                           bool first_of_two = false);

}  // namespace postkutscher
