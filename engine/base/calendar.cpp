#include "engine/base/calendar.h"

#include <chrono>
#include <date/date.h>
#include <date/tz.h>
#include <fmt/format.h>

#include "engine/base/errors.h"

namespace postkutscher {

namespace {

date::year_month_day to_ymd(Date d) {
  return date::year(d.year) / date::month(static_cast<unsigned>(d.month)) / date::day(static_cast<unsigned>(d.day));
}

Date from_days(date::local_days days) {
  const date::year_month_day ymd(days);
  return {int(ymd.year()), static_cast<int>(unsigned(ymd.month())), static_cast<int>(unsigned(ymd.day()))};
}

const date::time_zone* find_zone(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::exception&) {
    throw InputError("unknown_time_zone", "time_zone", fmt::format("there is no time zone \"{}\".", name),
                     "Use a name of the IANA time zone database such as Europe/Berlin.");
  }
}

std::int64_t floor_seconds(Instant instant) {
  const std::int64_t q = instant.ticks / kTicksPerSecond;
  return instant.ticks % kTicksPerSecond < 0 ? q - 1 : q;
}

}  // namespace

bool Date::valid() const {
  return year >= 1900 && year <= 2200 && to_ymd(*this).ok();
}

Date Date::plus_days(int days) const {
  return from_days(date::local_days(to_ymd(*this)) + date::days(days));
}

int Date::weekday() const {
  return static_cast<int>(date::weekday(date::local_days(to_ymd(*this))).iso_encoding());
}

std::string Date::iso() const {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

Calendar::Calendar(Date first_day, std::string time_zone) : first_day_(first_day), time_zone_(std::move(time_zone)) {
  const auto* zone = find_zone(time_zone_);
  const auto midnight = zone->to_sys(date::local_days(to_ymd(first_day_)), date::choose::earliest);
  epoch_seconds_ = std::chrono::floor<std::chrono::seconds>(midnight).time_since_epoch().count();
}

std::variant<Instant, LocalTimeProblem> Calendar::to_instant(LocalTime local, bool first_of_two) const {
  const auto wall = date::local_days(to_ymd(local.date)) + std::chrono::seconds(local.time.seconds);
  const auto info = date::locate_zone(time_zone_)->get_info(date::local_seconds(wall.time_since_epoch()));
  if (info.result == date::local_info::nonexistent) return LocalTimeProblem::kSkipped;
  if (info.result == date::local_info::ambiguous && !first_of_two) return LocalTimeProblem::kAmbiguous;
  const std::int64_t utc = wall.time_since_epoch().count() - info.first.offset.count();
  return Instant{(utc - epoch_seconds_) * kTicksPerSecond};
}

LocalTime Calendar::to_local(Instant instant) const {
  const date::sys_seconds utc{std::chrono::seconds(epoch_seconds_ + floor_seconds(instant))};
  const auto wall = date::locate_zone(time_zone_)->to_local(utc);
  const auto day = date::floor<date::days>(wall);
  return {from_days(day), TimeOfDay{static_cast<int>((wall - day).count())}};
}

std::string Calendar::iso(Instant instant) const {
  const date::sys_seconds utc{std::chrono::seconds(epoch_seconds_ + floor_seconds(instant))};
  const auto offset = date::locate_zone(time_zone_)->get_info(utc).offset.count();
  const LocalTime local = to_local(instant);
  const int s = local.time.seconds;
  const auto minutes = std::abs(offset) / 60;
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", local.date.iso(), s / 3600, s / 60 % 60, s % 60,
                     offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace postkutscher
