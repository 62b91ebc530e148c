#include "engine/base/units.h"

#include <gtest/gtest.h>

namespace postkutscher {
namespace {

TEST(Units, RoundToTheNearestStep) {
  EXPECT_EQ(Duration::from_seconds(1.26).ticks, 13);
  EXPECT_EQ(Duration::from_seconds(-1.26).ticks, -13);
  EXPECT_EQ(Duration::from_minutes(2).ticks, 1200);
  EXPECT_EQ(Distance::from_metres(12.34).decimetres, 123);
  EXPECT_EQ(Cost::from_euros(0.1).value, 100'000);
  EXPECT_DOUBLE_EQ(Duration{36'000}.hours(), 1.0);
  EXPECT_DOUBLE_EQ(Distance{12'345}.kilometres(), 1.2345);
}

TEST(Units, SumsOfInfiniteDurationsStayInfinite) {
  Duration sum;
  for (int i = 0; i < 5000; ++i) sum += Duration::infinite();
  EXPECT_TRUE(sum.is_infinite());
  EXPECT_GT(sum, Duration{});
  EXPECT_FALSE(Duration::from_seconds(std::int64_t{10} * 366 * 86'400).is_infinite());
}

TEST(Units, InstantsAndDurations) {
  const Instant noon{432'000};
  EXPECT_EQ((noon + Duration::from_minutes(1)) - noon, Duration::from_seconds(std::int64_t{60}));
  EXPECT_EQ(noon - Duration{1}, Instant{431'999});
}

TEST(Units, WindowsContainBothEnds) {
  const TimeWindow window{{10}, {20}};
  EXPECT_TRUE(window.contains({10}) && window.contains({20}));
  EXPECT_FALSE(window.contains({9}) || window.contains({21}));
  EXPECT_TRUE(TimeWindow().contains({0}));
}

}  // namespace
}  // namespace postkutscher
