#include "engine/base/calendar.h"

#include <gtest/gtest.h>

#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

constexpr Date kSpring{2026, 3, 29};   // clocks go from 2:00 to 3:00
constexpr Date kAutumn{2026, 10, 25};  // clocks go from 3:00 to 2:00

TimeOfDay at(int hour, int minute) {
  return {hour * 3600 + minute * 60};
}

std::int64_t hours_of(Date day) {
  const Calendar calendar(day, "Europe/Berlin");
  const auto next = calendar.to_instant({day.plus_days(1), {}});
  return std::get<Instant>(next).ticks / (3600 * kTicksPerSecond);
}

TEST(Calendar, KnowsDates) {
  EXPECT_EQ((Date{2026, 4, 24}).weekday(), 5);
  EXPECT_EQ((Date{2026, 4, 26}).weekday(), 7);
  EXPECT_EQ((Date{2026, 2, 28}).plus_days(1), (Date{2026, 3, 1}));
  EXPECT_EQ((Date{2024, 2, 28}).plus_days(1), (Date{2024, 2, 29}));
  EXPECT_EQ((Date{2026, 1, 1}).plus_days(-1), (Date{2025, 12, 31}));
  EXPECT_FALSE((Date{2026, 2, 29}).valid());
  EXPECT_FALSE((Date{2026, 13, 1}).valid());
  EXPECT_EQ((Date{2026, 4, 4}).iso(), "2026-04-04");
}

TEST(Calendar, DaysHaveTwentyThreeToTwentyFiveHours) {
  EXPECT_EQ(hours_of({2026, 4, 24}), 24);
  EXPECT_EQ(hours_of(kSpring), 23);
  EXPECT_EQ(hours_of(kAutumn), 25);
}

TEST(Calendar, ReportsSkippedTimes) {
  const Calendar calendar(kSpring, "Europe/Berlin");
  EXPECT_EQ(std::get<LocalTimeProblem>(calendar.to_instant({kSpring, at(2, 30)})), LocalTimeProblem::kSkipped);
  EXPECT_EQ(std::get<LocalTimeProblem>(calendar.to_instant({kSpring, at(2, 30)}, true)), LocalTimeProblem::kSkipped);
  const auto before = std::get<Instant>(calendar.to_instant({kSpring, at(1, 59)}));
  const auto after = std::get<Instant>(calendar.to_instant({kSpring, at(3, 0)}));
  EXPECT_EQ(after - before, Duration::from_minutes(1));
}

TEST(Calendar, ReportsAmbiguousTimesUnlessTheFirstIsMeant) {
  const Calendar calendar(kAutumn, "Europe/Berlin");
  EXPECT_EQ(std::get<LocalTimeProblem>(calendar.to_instant({kAutumn, at(2, 30)})), LocalTimeProblem::kAmbiguous);
  const auto first = std::get<Instant>(calendar.to_instant({kAutumn, at(2, 30)}, true));
  EXPECT_EQ(first, (Instant{2 * 36'000 + 30 * 600}));
  EXPECT_EQ(calendar.iso(first), "2026-10-25T02:30:00+02:00");
  EXPECT_EQ(calendar.iso(first + Duration::from_minutes(60)), "2026-10-25T02:30:00+01:00");
}

TEST(Calendar, WritesLocalTimesWithTheirOffset) {
  const Calendar calendar({2026, 4, 24}, "Europe/Berlin");
  const auto instant = std::get<Instant>(calendar.to_instant({{2026, 4, 24}, at(7, 30)}));
  EXPECT_EQ(instant.ticks, 7 * 36'000 + 30 * 600);
  EXPECT_EQ(calendar.iso(instant), "2026-04-24T07:30:00+02:00");
  EXPECT_EQ(calendar.iso(Instant{-1}), "2026-04-23T23:59:59+02:00");
  EXPECT_EQ(calendar.to_local(instant), (LocalTime{{2026, 4, 24}, at(7, 30)}));
}

TEST(Calendar, AcceptsTimesAfterMidnight) {
  const Calendar calendar({2026, 4, 24}, "Europe/Berlin");
  const auto late = std::get<Instant>(calendar.to_instant({{2026, 4, 24}, at(25, 30)}));
  EXPECT_EQ(calendar.to_local(late), (LocalTime{{2026, 4, 25}, at(1, 30)}));
}

TEST(Calendar, RefusesUnknownZones) {
  EXPECT_EQ(code_of([] { Calendar({2026, 4, 24}, "Europe/Chóśebuz"); }), "unknown_time_zone");
}

}  // namespace
}  // namespace postkutscher
