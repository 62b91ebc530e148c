#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/traffic_periods.h"

namespace postkutscher {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr Date kFriday{2026, 4, 24};

TrafficPeriod from(int hour, double factor) {
  return {TimeOfDay{3600 * hour}, factor, {}};
}

// Local starts in minutes after midnight of the first day, with the factor of residential roads.
std::vector<std::pair<int, double>> periods(const std::vector<TrafficPeriod>& daily, int first_hour, int last_hour,
                                            Date day = kFriday) {
  const Calendar calendar(day, "Europe/Berlin");
  const auto at = [](int hour) { return Instant{} + Duration::from_minutes(60 * hour); };
  std::vector<std::pair<int, double>> found;
  for (const TravelPeriod& period : travel_periods(daily, calendar, {at(first_hour), at(last_hour)})) {
    const LocalTime local = calendar.to_local(period.start);
    const int minutes = local.time.seconds / 60 + (local.date == day ? 0 : local.date < day ? -1440 : 1440);
    found.emplace_back(minutes, period.traffic.of(RoadClass::residential));
  }
  return found;
}

TEST(TravelPeriods, OnlyThoseOfTheHorizonWithTheOneThatItBeginsIn) {
  const std::vector<TrafficPeriod> daily{from(6, 1.2), from(9, 1.1), from(15, 1.3), from(18, 1.4)};
  EXPECT_THAT(periods(daily, 7, 16), ElementsAre(Pair(360, 1.2), Pair(540, 1.1), Pair(900, 1.3)));
  EXPECT_THAT(periods(daily, 10, 15), ElementsAre(Pair(540, 1.1)));
  EXPECT_THAT(periods(daily, 5, 7), ElementsAre(Pair(-360, 1.4), Pair(360, 1.2))) << "the last of the day before";
  EXPECT_THAT(periods(daily, 19, 31), ElementsAre(Pair(1080, 1.4), Pair(1800, 1.2)));
}

TEST(TravelPeriods, NeighboursOfEqualTrafficAreOneAndFreeFlowNeedsNone) {
  EXPECT_THAT(periods({from(0, 1), from(6, 1.2), from(8, 1.2), from(9, 1)}, 5, 20),
              ElementsAre(Pair(360, 1.2), Pair(540, 1.0)));
  EXPECT_THAT(periods({from(0, 1), from(6, 1)}, 0, 100), IsEmpty());
  EXPECT_THAT(periods({}, 0, 24), IsEmpty());
  EXPECT_THAT(periods({from(6, 1.2)}, 20, 5), IsEmpty()) << "nobody on duty";
}

// On 29 March 2026 the clocks go from 02:00 to 03:00.
TEST(TravelPeriods, ASkippedStartIsAnHourLaterAndTheLaterPeriodWins) {
  const Date day{2026, 3, 29};
  EXPECT_THAT(periods({from(0, 1), from(2, 1.5), from(5, 1)}, 1, 10, day), ElementsAre(Pair(180, 1.5), Pair(300, 1.0)));
  EXPECT_THAT(periods({from(0, 1), from(2, 1.5), from(3, 1.2)}, 1, 10, day), ElementsAre(Pair(180, 1.2)));
  EXPECT_THAT(periods({from(0, 1), from(2, 1.5), from(3, 1)}, 1, 10, day), IsEmpty());
}

}  // namespace
}  // namespace postkutscher
