// Local time at the edges: converts what people write (24.04.2026 07:30 in Europe/Berlin) to instants and back.
// Instants are ticks of 0.1 s since the calendar's epoch, which is local midnight of its first day, so a day with a
// change of the clocks simply has 23 or 25 hours of ticks.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "engine/base/units.h"

namespace postkutscher {

struct Date {
  int year = 1970;
  int month = 1;
  int day = 1;
  constexpr auto operator<=>(const Date&) const = default;

  bool valid() const;
  Date plus_days(int days) const;
  int weekday() const;      // 1 = Monday … 7 = Sunday
  std::string iso() const;  // 2026-04-24
};

struct TimeOfDay {
  int seconds = 0;  // since 00:00; may be 24 h or more for "after midnight" (25:30)
  constexpr auto operator<=>(const TimeOfDay&) const = default;
};

struct LocalTime {
  Date date;
  TimeOfDay time;
  constexpr auto operator<=>(const LocalTime&) const = default;
};

// A local time that no clock shows (spring) or that clocks show twice (autumn).
enum class LocalTimeProblem { kSkipped, kAmbiguous };

class Calendar {
 public:
  // Throws InputError (code "unknown_time_zone", where = "time_zone") for a zone the system does not know.
  Calendar(Date first_day, std::string time_zone);

  Date first_day() const { return first_day_; }
  const std::string& time_zone() const { return time_zone_; }

  // The instant of a local time. Skipped times are a problem for the caller to report; ambiguous times too, unless
  // `first_of_two` says to take the earlier one.
  std::variant<Instant, LocalTimeProblem> to_instant(LocalTime local, bool first_of_two = false) const;
  LocalTime to_local(Instant instant) const;  // whole seconds, rounded down
  // ISO 8601 with offset, e.g. 2026-04-24T07:30:00+02:00; whole seconds, rounded down.
  std::string iso(Instant instant) const;

 private:
  Date first_day_;
  std::string time_zone_;
  std::int64_t epoch_seconds_;  // since 1970-01-01 UTC
};

}  // namespace postkutscher
