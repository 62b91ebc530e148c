#include "importers/osm/opening_hours.h"

#include <gtest/gtest.h>
#include <map>
#include <string>

namespace postkutscher::osm {
namespace {

// "Fr 07:30" in the last full week of April 2026, Monday 20 to Sunday 26; or "2026-11-15 07:30".
LocalTime moment(const std::string& text) {
  static const std::map<std::string, int> kDays = {{"Mo", 20}, {"Tu", 21}, {"We", 22}, {"Th", 23},
                                                   {"Fr", 24}, {"Sa", 25}, {"Su", 26}};
  const auto blank = text.find(' ');
  const std::string day = text.substr(0, blank);
  const Date date = kDays.contains(day) ? Date{2026, 4, kDays.at(day)}
                                        : Date{std::stoi(day), std::stoi(day.substr(5)), std::stoi(day.substr(8))};
  return {date, {3600 * std::stoi(text.substr(blank + 1)) + 60 * std::stoi(text.substr(blank + 4))}};
}

struct OpeningHoursCase {
  std::string text;
  std::vector<std::string> open;
  std::vector<std::string> closed;
  bool complete = true;
};

class OpeningHours : public testing::TestWithParam<OpeningHoursCase> {};

TEST_P(OpeningHours, HoldWhenTheTextSays) {
  const auto& [text, open, closed, complete] = GetParam();
  SCOPED_TRACE(text);
  const ReadTimes read = parse_opening_hours(text);
  ASSERT_TRUE(read.times);
  EXPECT_EQ(read.times->text, text);
  EXPECT_TRUE(read.times->valid());
  EXPECT_EQ(read.complete, complete);
  for (const auto& time : open) EXPECT_TRUE(read.times->holds(moment(time))) << time;
  for (const auto& time : closed) EXPECT_FALSE(read.times->holds(moment(time))) << time;
}

const OpeningHoursCase kKnown[] = {
    {"24/7", {"Mo 00:00", "Su 23:59"}, {}},
    {"Mo-Fr 07:00-19:00", {"Mo 07:00", "Fr 18:59"}, {"Mo 06:59", "Fr 19:00", "Sa 12:00"}},
    {"mo-fr 7:00-9:00", {"We 08:00"}, {"We 09:00"}},
    {"06:00-10:00,15:00-19:00", {"Su 06:00", "Su 18:59"}, {"Su 10:00", "Su 05:59"}},
    {"06:00-10:00, 15:00-19:00", {"Su 16:00"}, {"Su 12:00"}},
    {"Mo,We,Fr", {"Mo 00:00", "We 12:00", "Fr 23:59"}, {"Tu 12:00", "Su 12:00"}},
    {"Mo, We 10:00-12:00", {"Mo 11:00", "We 11:00"}, {"Tu 11:00", "We 12:00"}},
    {"Mo-Fr, 07:00-09:00", {"We 08:00"}, {"We 10:00", "Sa 08:00"}},
    {"Sa-Su", {"Sa 00:00", "Su 23:59"}, {"Mo 00:00", "Fr 23:59"}},
    {"Sa-Tu 08:00-10:00", {"Su 09:00", "Tu 09:00"}, {"We 09:00", "Fr 09:00"}},
    {"Monday-Wednesday 8:00-9:00", {"Tu 08:30"}, {"Th 08:30"}},
    {"22:00-06:00", {"Mo 22:00", "Mo 05:59", "Mo 00:00"}, {"Mo 06:00", "Mo 21:59"}},
    {"Fr-Sa 22:00-06:00", {"Fr 23:00", "Su 05:00"}, {"Fr 05:00", "Su 23:00"}},
    {"Sa 08:00-30:00", {"Sa 08:00", "Su 05:00"}, {"Su 06:00", "Sa 05:00"}},
    {"00:00-24:00", {"Mo 00:00", "Mo 23:59"}, {}},
    {"10:00+", {"Mo 10:00", "Mo 23:59"}, {"Mo 09:59"}},
    {"Mo-Fr 07:00-18:00; Sa 08:00-12:00", {"Fr 17:00", "Sa 11:00"}, {"Sa 12:00", "Sa 07:30", "Su 09:00"}},
    {"Mo-Fr 07:00-18:00, Sa 08:00-12:00", {"Fr 17:00", "Sa 11:00"}, {"Sa 12:00", "Su 09:00"}},
    {"Mo-Sa 10:00-20:00; Tu 10:00-14:00", {"Mo 15:00", "Tu 13:00"}, {"Tu 15:00"}},
    {"Mo-Sa 10:00-20:00, Tu 21:00-22:00", {"Tu 15:00", "Tu 21:30"}, {"Mo 21:30"}},
    {"Mo-Sa 10:00-20:00; Tu off", {"Mo 15:00"}, {"Tu 15:00"}},
    {"08:00-20:00; 12:00-14:30 off; 12:30-13:30 open", {"Mo 08:00", "Mo 13:00", "Mo 14:30"}, {"Mo 12:00", "Mo 14:00"}},
    {"Mar-Oct", {"Mo 12:00", "2026-10-31 23:59", "2026-03-01 00:00"}, {"2026-11-01 00:00", "2026-02-28 12:00"}},
    {"Nov-Feb", {"2026-11-01 12:00", "2028-02-29 12:00"}, {"2026-10-31 12:00", "2026-03-01 12:00"}},
    {"Jan,Jul", {"2026-01-31 12:00", "2026-07-01 12:00"}, {"2026-02-01 12:00"}},
    {"Nov 15 - Mar 15", {"2026-11-15 12:00", "2027-03-15 12:00"}, {"2026-11-14 12:00", "2027-03-16 12:00"}},
    {"Nov 15-Mar 15 Mo-Fr 07:00-09:00", {"2026-11-16 08:00"}, {"2026-11-15 08:00", "Mo 08:00"}},
    {"Dec 24-26", {"2026-12-24 12:00", "2026-12-26 12:00"}, {"2026-12-27 12:00"}},
    {"Dec 24 10:00-12:00", {"2026-12-24 11:00"}, {"2026-12-24 12:00", "2026-12-25 11:00"}},
    {"Apr: 08:00-10:00", {"Mo 09:00"}, {"2026-05-01 09:00"}},
    {"Apr-Sep: Mo-Fr: 09:00-13:00", {"Mo 09:00"}, {"Sa 09:00", "2026-10-01 09:00"}},
    {"2026", {"2026-01-01 00:00", "2026-12-31 23:59"}, {"2025-12-31 12:00", "2027-01-01 12:00"}},
    {"2026 Feb-2027 Dec", {"2027-12-31 12:00"}, {"2026-01-31 12:00", "2028-01-01 12:00"}},
    {"2026 Mar 02-Jun 15", {"2026-03-02 12:00", "2026-06-15 12:00"}, {"2026-03-01 12:00", "2027-04-01 12:00"}},
    {"2026 Nov 15-Mar 15", {"2026-12-31 12:00", "2027-03-15 12:00"}, {"2026-03-01 12:00", "2027-12-01 12:00"}},
    {"Mo-Su 08:00-18:00; Apr 22-23 off; Aug off", {"Tu 12:00"}, {"We 12:00", "2026-08-03 12:00"}},
    // Parts that wall time does not decide are left out.
    {"Mo-Fr 07:00-19:00; PH off", {"Mo 08:00"}, {"Sa 08:00"}, false},
    {"Mo-Fr 07:00-19:00, PH off", {"Mo 08:00"}, {"Sa 08:00"}, false},
    {"Mo-Sa,PH 07:00-19:00", {"Sa 08:00"}, {"Su 08:00"}, false},
    {"PH,Mo-Sa 07:00-19:00", {"Sa 08:00"}, {"Su 08:00"}, false},
    {"Mo-Fr 07:00-19:00; PH,SH 10:00-12:00", {"Mo 18:00"}, {"Sa 11:00"}, false},
    {"Mo-Fr 07:00-19:00; SH Sa 10:00-12:00", {"Mo 18:00"}, {"Sa 11:00"}, false},
    {"Mo-Fr 07:00-09:00; sunset-sunrise", {"Mo 08:00"}, {"Mo 23:00"}, false},
    {"Mo-Fr 07:00-09:00 || \"on request\"", {"Mo 08:00"}, {"Mo 23:00"}, false},
};

INSTANTIATE_TEST_SUITE_P(Known, OpeningHours, testing::ValuesIn(kKnown));

TEST(OpeningHoursText, NothingToJudge) {
  for (const std::string text : {"",
                                 " ",
                                 ";;",
                                 ",",
                                 "PH",
                                 "PH off",
                                 "SH Mo-Fr 07:00-09:00",
                                 "PH,SH 10:00-12:00",
                                 "sunrise-sunset",
                                 "wet",
                                 "weight>3.5",
                                 "length > 12 m",
                                 "week 01-10",
                                 "easter",
                                 "Mo[1]",
                                 "Th[-1] 08:00-10:00",
                                 "07:00",
                                 "7-9",
                                 "25:00-26:00",
                                 "49:00-50:00",
                                 "07:60-08:00",
                                 "07:00-",
                                 "Mo-",
                                 "Mo-Xy",
                                 "Mar 40",
                                 "Foo 3",
                                 "2026-",
                                 "0600-1800",
                                 "Nov 15-Mar",
                                 "(sunset-01:00)",
                                 "\"on request\"",
                                 "Mo 08:00-10:00 \"but not today\"",
                                 "-",
                                 "–"}) {
    const ReadTimes read = parse_opening_hours(text);
    EXPECT_FALSE(read.times) << text;
  }
}

// Whatever the text, it is read without harm and gives valid times or none.
TEST(OpeningHoursText, AnyTextIsHarmless) {
  const std::string parts[] = {"Mo",   "-",   "Fr", " ", "07:00", ",",    ";",  "Nov", "15",
                               "2026", "off", "PH", ":", "+",     "24/7", "||", "99"};
  std::uint32_t state = 1;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (int length = 0; length < 9; ++length) {
      state = state * 1'664'525U + 1'013'904'223U;
      text += parts[(state >> 16) % std::size(parts)];
    }
    const ReadTimes read = parse_opening_hours(text);
    if (!read.times) continue;
    EXPECT_TRUE(read.times->valid()) << text;
    read.times->holds(moment("Mo 12:00"));
  }
}

TEST(OpeningHoursText, LongTextIsReadInOnePass) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "Mo 07:00-09:00,";
  const ReadTimes read = parse_opening_hours(text);
  ASSERT_TRUE(read.times);
  EXPECT_EQ(read.times->rules.size(), 100'000U);
}

}  // namespace
}  // namespace postkutscher::osm
