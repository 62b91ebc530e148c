// When something holds, by local wall time: hours, weekdays and dates as signs and opening hours state them. A plain
// value; public holidays and the sun are not known here. Whoever reads a map's text says what it left out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/calendar.h"

namespace postkutscher {

// Both ends belong to it. Without years it comes every year, and then may run across the turn of the year.
struct DateRange {
  std::uint16_t from_year = 0;  // 0 = every year
  std::uint8_t from_month = 1;
  std::uint8_t from_day = 1;
  std::uint16_t to_year = 0;
  std::uint8_t to_month = 12;
  std::uint8_t to_day = 31;

  bool contains(Date date) const;
  bool valid() const;
  bool operator==(const DateRange&) const = default;
};

// Minutes since 00:00 of the day on which it begins, the end left out; an end beyond 24:00 lies on the next day.
struct MinuteSpan {
  std::uint16_t from = 0;
  std::uint16_t to = 0;

  bool valid() const;
  bool operator==(const MinuteSpan&) const = default;
};

struct OpeningRule {
  static constexpr std::uint8_t kEveryDay = 0x7F;

  std::vector<DateRange> dates = {};   // any of them; empty = every date
  std::uint8_t weekdays = kEveryDay;   // bit 0 = Monday … bit 6 = Sunday
  std::vector<MinuteSpan> times = {};  // any of them; empty = the whole day
  bool closed = false;                 // takes its times away instead of adding them
  bool replaces_day = false;           // the rules before it do not count on its days

  bool operator==(const OpeningRule&) const = default;
};

struct OpeningTimes {
  std::vector<OpeningRule> rules;  // later ones decide over earlier ones
  std::string text;                // as the map has it

  // Hours after midnight belong to the day on which they began.
  bool holds(LocalTime time) const;
  // Every number lies in its range; else `holds` is still harmless but means nothing.
  bool valid() const;
  bool operator==(const OpeningTimes&) const = default;
};

}  // namespace postkutscher
