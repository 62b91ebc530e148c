#include "engine/network/opening_times.h"

#include <algorithm>
#include <tuple>

namespace postkutscher {

namespace {

constexpr int kMinutesPerDay = 24 * 60;

bool valid_month_and_day(int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool on_day(const OpeningRule& rule, Date date) {
  if ((rule.weekdays >> (date.weekday() - 1) & 1) == 0) return false;
  return rule.dates.empty() ||
         std::any_of(rule.dates.begin(), rule.dates.end(), [date](const DateRange& r) { return r.contains(date); });
}

bool at_minute(const OpeningRule& rule, int minute) {
  if (rule.times.empty()) return minute < kMinutesPerDay;
  return std::any_of(rule.times.begin(), rule.times.end(),
                     [minute](const MinuteSpan& span) { return span.from <= minute && minute < span.to; });
}

// By the rules of the day `date`; `minute` counts from its midnight and may lie on the next day.
bool open_by_day(const std::vector<OpeningRule>& rules, Date date, int minute) {
  bool open = false;
  for (const OpeningRule& rule : rules) {
    if (!on_day(rule, date)) continue;
    const bool inside = at_minute(rule, minute);
    if (rule.closed) {
      open = open && !inside && !rule.times.empty();
    } else {
      open = inside || (open && !rule.replaces_day);
    }
  }
  return open;
}

}  // namespace

bool DateRange::contains(Date date) const {
  if (from_year != 0) {
    return std::tuple(date.year, date.month, date.day) >= std::tuple(int{from_year}, int{from_month}, int{from_day}) &&
           std::tuple(date.year, date.month, date.day) <= std::tuple(int{to_year}, int{to_month}, int{to_day});
  }
  const auto from = std::pair<int, int>(from_month, from_day), to = std::pair<int, int>(to_month, to_day);
  const auto day = std::pair(date.month, date.day);
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}

bool DateRange::valid() const {
  const auto valid_year = [](int year) { return year == 0 || (year >= 1900 && year <= 2200); };
  return valid_year(from_year) && valid_year(to_year) && (from_year == 0) == (to_year == 0) &&
         valid_month_and_day(from_month, from_day) && valid_month_and_day(to_month, to_day);
}

bool MinuteSpan::valid() const {
  return from < kMinutesPerDay && from < to && to <= 2 * kMinutesPerDay;
}

bool OpeningTimes::holds(LocalTime time) const {
  const int minute = time.time.seconds / 60;
  const Date date = time.date.plus_days(minute / kMinutesPerDay);
  const int of_day = minute % kMinutesPerDay;
  return open_by_day(rules, date, of_day) || open_by_day(rules, date.plus_days(-1), of_day + kMinutesPerDay);
}

bool OpeningTimes::valid() const {
  return std::all_of(rules.begin(), rules.end(), [](const OpeningRule& rule) {
    return rule.weekdays != 0 && rule.weekdays <= OpeningRule::kEveryDay &&
           std::all_of(rule.dates.begin(), rule.dates.end(), [](const DateRange& r) { return r.valid(); }) &&
           std::all_of(rule.times.begin(), rule.times.end(), [](const MinuteSpan& s) { return s.valid(); });
  });
}

}  // namespace postkutscher
