#include "engine/network/opening_times.h"

#include <gtest/gtest.h>

namespace postkutscher {
namespace {

constexpr std::uint8_t kWorkdays = 0x1F, kTuesday = 0x02, kSaturday = 0x20;

constexpr MinuteSpan span(int from_hour, int to_hour) {
  return {static_cast<std::uint16_t>(60 * from_hour), static_cast<std::uint16_t>(60 * to_hour)};
}

// 2026-04-24 is a Friday.
LocalTime april(int day, int hour, int minute = 0) {
  return {{2026, 4, day}, {3600 * hour + 60 * minute}};
}

TEST(OpeningTimes, WeekdaysAndHoursWithoutTheirEnd) {
  const OpeningTimes times{{{.weekdays = kWorkdays, .times = {span(7, 9), span(15, 19)}}}, ""};
  EXPECT_TRUE(times.valid());
  EXPECT_FALSE(times.holds(april(24, 6, 59)));
  EXPECT_TRUE(times.holds(april(24, 7)));
  EXPECT_TRUE(times.holds(april(24, 8, 59)));
  EXPECT_FALSE(times.holds(april(24, 9)));
  EXPECT_TRUE(times.holds(april(24, 15)));
  EXPECT_FALSE(times.holds(april(25, 8))) << "Saturday";
  EXPECT_TRUE(times.holds(april(27, 8))) << "Monday";
}

TEST(OpeningTimes, HoursAfterMidnightBelongToTheDayBefore) {
  const OpeningTimes fridays{{{.weekdays = 0x10, .times = {span(22, 30)}}}, ""};
  EXPECT_FALSE(fridays.holds(april(24, 5))) << "the night of Thursday";
  EXPECT_TRUE(fridays.holds(april(24, 23)));
  EXPECT_TRUE(fridays.holds(april(25, 5, 59)));
  EXPECT_FALSE(fridays.holds(april(25, 6)));
  EXPECT_FALSE(fridays.holds(april(25, 23)));
  EXPECT_TRUE(fridays.holds(april(24, 29))) << "29:00 is 05:00 of the next day";
}

TEST(OpeningTimes, DatesOfEveryYearMayCrossItsTurn) {
  const OpeningTimes winter{{{.dates = {{0, 11, 15, 0, 3, 15}}}}, ""};
  const auto noon = [&](Date date) { return winter.holds({date, {12 * 3600}}); };
  EXPECT_TRUE(noon({2026, 11, 15}));
  EXPECT_TRUE(noon({2026, 12, 31}));
  EXPECT_TRUE(noon({2027, 1, 1}));
  EXPECT_TRUE(noon({2027, 3, 15}));
  EXPECT_FALSE(noon({2027, 3, 16}));
  EXPECT_FALSE(noon({2026, 11, 14}));
}

TEST(OpeningTimes, DatesOfOneYear) {
  const OpeningTimes works{{{.dates = {{2026, 4, 1, 2027, 2, 28}}}}, ""};
  EXPECT_FALSE(works.holds({{2026, 3, 31}, {}}));
  EXPECT_TRUE(works.holds({{2026, 12, 31}, {}}));
  EXPECT_TRUE(works.holds({{2027, 2, 28}, {}}));
  EXPECT_FALSE(works.holds({{2027, 3, 1}, {}}));
  EXPECT_FALSE(works.holds({{2025, 5, 1}, {}}));
}

TEST(OpeningTimes, ARuleMayReplaceItsDay) {
  const OpeningTimes times{{{.weekdays = kWorkdays, .times = {span(7, 18)}},
                            {.weekdays = kTuesday, .times = {span(10, 12)}, .replaces_day = true},
                            {.weekdays = kSaturday, .times = {span(8, 12)}, .replaces_day = true}},
                           ""};
  EXPECT_TRUE(times.holds(april(27, 8))) << "Monday";
  EXPECT_FALSE(times.holds(april(28, 8))) << "Tuesday";
  EXPECT_TRUE(times.holds(april(28, 11)));
  EXPECT_TRUE(times.holds(april(25, 8))) << "Saturday";
}

TEST(OpeningTimes, ClosedRulesTakeAway) {
  const OpeningTimes times{{{.times = {span(8, 20)}},
                            {.times = {span(12, 14)}, .closed = true},
                            {.times = {span(13, 14)}},
                            {.weekdays = kTuesday, .closed = true}},
                           ""};
  EXPECT_TRUE(times.holds(april(24, 11)));
  EXPECT_FALSE(times.holds(april(24, 12)));
  EXPECT_TRUE(times.holds(april(24, 13))) << "the later rule decides";
  EXPECT_TRUE(times.holds(april(24, 15)));
  EXPECT_FALSE(times.holds(april(28, 11))) << "the whole Tuesday";
}

TEST(OpeningTimes, KnowsWhatNoClockShows) {
  const auto valid = [](OpeningRule rule) { return OpeningTimes{{std::move(rule)}, ""}.valid(); };
  EXPECT_TRUE(valid({}));
  EXPECT_TRUE(valid({.times = {{0, 2880}}}));
  EXPECT_FALSE(valid({.weekdays = 0}));
  EXPECT_FALSE(valid({.weekdays = 0x80}));
  EXPECT_FALSE(valid({.times = {{60, 60}}}));
  EXPECT_FALSE(valid({.times = {{1440, 1500}}}));
  EXPECT_FALSE(valid({.times = {{0, 2881}}}));
  EXPECT_FALSE(valid({.dates = {{0, 13, 1, 0, 1, 1}}}));
  EXPECT_FALSE(valid({.dates = {{0, 1, 0, 0, 1, 1}}}));
  EXPECT_FALSE(valid({.dates = {{2026, 1, 1, 0, 1, 1}}}));
}

}  // namespace
}  // namespace postkutscher
