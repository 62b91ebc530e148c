#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "importers/csv/values.h"

namespace postkutscher {
namespace {

using testing::HasSubstr;

double number(std::string_view text) {
  return std::get<double>(parse_number(text));
}

TEST(ParseNumber, CommaOrPoint) {
  EXPECT_EQ(number("14.33"), 14.33);
  EXPECT_EQ(number("14,33"), 14.33);
  EXPECT_EQ(number(" -2 "), -2);
  EXPECT_EQ(number("+0,5"), 0.5);
  EXPECT_EQ(number("1.234,5"), 1234.5);
  EXPECT_EQ(number("1,234.5"), 1234.5);
  EXPECT_EQ(number("1.234.567,5"), 1234567.5);
  EXPECT_EQ(number("1.234"), 1.234);  // a single mark is a decimal mark
}

TEST(ParseNumber, RefusesWhatIsNone) {
  for (const char* text : {"", "-", ".", "1.2.3", "1,2,3", "12,34.5.6", "1e5", "nan", "inf", "12 km", "1.23,4.5",
                           "12.34,5", "--1", "0x10", "1 2"}) {
    const auto parsed = parse_number(text);
    ASSERT_TRUE(std::holds_alternative<ValueProblem>(parsed)) << text;
    EXPECT_THAT(std::get<ValueProblem>(parsed).action, HasSubstr("14.33"));
  }
  EXPECT_TRUE(std::holds_alternative<ValueProblem>(parse_number(std::string(400, '9'))));  // beyond any double
}

TEST(ParseCount, WholeNumbersOnly) {
  EXPECT_EQ(std::get<int>(parse_count("2")), 2);
  EXPECT_EQ(std::get<int>(parse_count("2,0")), 2);
  for (const char* text : {"-1", "1.5", "two", "9999999"}) {
    EXPECT_TRUE(std::holds_alternative<ValueProblem>(parse_count(text))) << text;
  }
}

TEST(ParseYesNo, BothLanguages) {
  for (const char* text : {"yes", "JA", "wahr", "1", "True"}) EXPECT_TRUE(std::get<bool>(parse_yes_no(text))) << text;
  for (const char* text : {"no", "Nein", "FALSCH", "0"}) EXPECT_FALSE(std::get<bool>(parse_yes_no(text))) << text;
  EXPECT_TRUE(std::holds_alternative<ValueProblem>(parse_yes_no("maybe")));
}

TEST(ParseDate, IsoAndGerman) {
  EXPECT_EQ(std::get<Date>(parse_date("2026-04-24")), (Date{2026, 4, 24}));
  EXPECT_EQ(std::get<Date>(parse_date("24.04.2026")), (Date{2026, 4, 24}));
  EXPECT_EQ(std::get<Date>(parse_date("4.4.2026")), (Date{2026, 4, 4}));
  for (const char* text : {"24.04.26", "31.04.2026", "2026-13-01", "2026-4-24", "04/24/2026", "24.04.2026x", ""}) {
    EXPECT_TRUE(std::holds_alternative<ValueProblem>(parse_date(text))) << text;
  }
}

WrittenTime time_of(std::string_view text) {
  return std::get<WrittenTime>(parse_time(text));
}

TEST(ParseTime, AllForms) {
  const TimeOfDay half_past_seven{27000};
  const Date day{2026, 4, 24};
  EXPECT_EQ(time_of("7:30"), (WrittenTime{std::nullopt, half_past_seven, std::nullopt}));
  EXPECT_EQ(time_of("07:30:00"), (WrittenTime{std::nullopt, half_past_seven, std::nullopt}));
  EXPECT_EQ(time_of("24.04.2026 07:30"), (WrittenTime{day, half_past_seven, std::nullopt}));
  EXPECT_EQ(time_of("2026-04-24T07:30"), (WrittenTime{day, half_past_seven, std::nullopt}));
  EXPECT_EQ(time_of("2026-04-24 07:30:00+02:00"), (WrittenTime{day, half_past_seven, 7200}));
  EXPECT_EQ(time_of("2026-04-24T07:30:00-0130"), (WrittenTime{day, half_past_seven, -5400}));
  EXPECT_EQ(time_of("2026-04-24T07:30:00Z"), (WrittenTime{day, half_past_seven, 0}));
  EXPECT_EQ(time_of("25:30").time.seconds, 91800);
}

TEST(ParseTime, RefusesWhatIsNone) {
  for (const char* text : {"", "7", "7.30", "7:3", "48:00", "07:60", "07:30:60", "2026-04-24", "2026-04-24T",
                           "7:30 Uhr", "7:30+2", "25:30Z", "07:30:00+99:00"}) {
    const auto parsed = parse_time(text);
    ASSERT_TRUE(std::holds_alternative<ValueProblem>(parsed)) << text;
    EXPECT_THAT(std::get<ValueProblem>(parsed).action, HasSubstr("7:30"));
  }
}

Parsed<Instant> instant(std::string_view text, Date day) {
  return to_instant(time_of(text), Calendar(day, "Europe/Berlin"), day);
}

TEST(ToInstant, OffsetsMeanTheSameEverywhere) {
  const Date day{2026, 4, 24};
  const Instant half_past_seven{27000 * kTicksPerSecond};
  EXPECT_EQ(std::get<Instant>(instant("7:30", day)), half_past_seven);
  EXPECT_EQ(std::get<Instant>(instant("2026-04-24T07:30:00+02:00", day)), half_past_seven);
  EXPECT_EQ(std::get<Instant>(instant("2026-04-24T05:30:00Z", day)), half_past_seven);
  EXPECT_EQ(std::get<Instant>(instant("24:30", day)), std::get<Instant>(instant("25.04.2026 0:30", day)));
}

TEST(ToInstant, NamesSkippedAndDoubledHours) {
  const auto skipped = std::get<ValueProblem>(instant("2:30", {2026, 3, 29}));
  EXPECT_THAT(skipped.cause, HasSubstr("2026-03-29 02:30 does not exist"));
  EXPECT_THAT(skipped.action, HasSubstr("one hour later"));
  const auto doubled = std::get<ValueProblem>(instant("2:30", {2026, 10, 25}));
  EXPECT_THAT(doubled.cause, HasSubstr("occurs twice"));
  EXPECT_THAT(doubled.action, HasSubstr("2026-10-25T02:30:00+02:00"));
  EXPECT_TRUE(std::holds_alternative<Instant>(instant("2026-10-25T02:30:00+01:00", {2026, 10, 25})));
}

}  // namespace
}  // namespace postkutscher
