#include <gtest/gtest.h>

#include "scenarios/report/text.h"

namespace postkutscher::report {
namespace {

TEST(ReportText, NumbersAsEachLanguageWritesThem) {
  EXPECT_EQ(number(1234.5, 1), (Text{"1.234,5", "1,234.5"}));
  EXPECT_EQ(number(1234567), (Text{"1.234.567", "1,234,567"}));
  EXPECT_EQ(number(999), (Text{"999", "999"}));
  EXPECT_EQ(number(-1234.56, 1), (Text{"−1.234,6", "−1,234.6"}));
  EXPECT_EQ(number(-0.04, 1), (Text{"0,0", "0.0"}));  // no minus before a zero
  EXPECT_EQ(number(std::optional<double>()), same("–"));
}

TEST(ReportText, MoneySharesAndUnits) {
  EXPECT_EQ(euros(12.5), (Text{"12,50\u00a0€", "€12.50"}));
  EXPECT_EQ(euros(-1234.5, 0), (Text{"−1.234\u00a0€", "−€1,234"}));
  EXPECT_EQ(percent(0.123), (Text{"12,3\u00a0%", "12.3%"}));
  EXPECT_EQ(with_unit(number(1234.5, 1), "km"), (Text{"1.234,5\u00a0km", "1,234.5\u00a0km"}));
}

TEST(ReportText, Dates) {
  EXPECT_EQ(date({2026, 4, 24}), (Text{"Fr, 24.04.2026", "Fri 24 Apr 2026"}));
}

TEST(ReportText, ClockFollowsTheChangeOfTheClocks) {
  const Calendar spring({2026, 3, 29}, "Europe/Berlin");  // 02:00 does not exist
  const auto hours = [](int n) { return Instant{} + Duration::from_minutes(60 * n); };
  EXPECT_EQ(clock(spring, hours(1)), "01:00");
  EXPECT_EQ(clock(spring, hours(2)), "03:00");
  const Calendar autumn({2026, 10, 25}, "Europe/Berlin");  // 02:00 comes twice
  EXPECT_EQ(clock(autumn, hours(2)), "02:00");
  EXPECT_EQ(clock(autumn, hours(3)), "02:00");
  EXPECT_EQ(clock(autumn, hours(4)), "03:00");
}

TEST(ReportText, BothLanguagesAreEscapedAndMarked) {
  EXPECT_EQ(both({"a<b", "a&b"}),
            R"(<span class="de" lang="de">a&lt;b</span><span class="en" lang="en">a&amp;b</span>)");
  EXPECT_EQ(both(same("<x>")), "&lt;x&gt;");
}

}  // namespace
}  // namespace postkutscher::report
