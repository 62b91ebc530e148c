#include <functional>
#include <gtest/gtest.h>
#include <string>

#include "engine/base/errors.h"
#include "scenarios/units_text.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

std::string code_here(const std::function<void()>& call) {
  const InputError error = error_of(call);
  EXPECT_TRUE(error.code() == kAccepted || error.where() == "--here");
  return error.code();
}

TEST(UnitsText, ReadsLengths) {
  EXPECT_DOUBLE_EQ(metres_from_text("5km", ""), 5000);
  EXPECT_DOUBLE_EQ(metres_from_text("2,5 km", ""), 2500);
  EXPECT_DOUBLE_EQ(metres_from_text("800m", ""), 800);
  for (const char* bad : {"", "5", "km", "-1km", "5 miles", "1e300km", "nan km", "5kmkm"}) {
    EXPECT_EQ(code_here([&] { metres_from_text(bad, "--here"); }), "bad_length") << bad;
  }
}

TEST(UnitsText, ReadsDurations) {
  EXPECT_EQ(duration_from_text("90s", ""), Duration::from_seconds(std::int64_t{90}));
  EXPECT_EQ(duration_from_text("15 min", ""), Duration::from_minutes(15));
  EXPECT_EQ(duration_from_text("1.5h", ""), Duration::from_minutes(90));
  for (const char* bad : {"", "15", "min", "-5s", "1 day"}) {
    EXPECT_EQ(code_here([&] { duration_from_text(bad, "--here"); }), "bad_duration") << bad;
  }
}

TEST(UnitsText, ReadsCoordinatesLongitudeFirst) {
  const Coordinate at = coordinate_from_text("14.3342,51.7606", "");
  EXPECT_EQ(at.lon_e7, 143342000);
  EXPECT_EQ(at.lat_e7, 517606000);
  EXPECT_EQ(code_here([] { coordinate_from_text("51.7606,143.342", "--here"); }), "swapped_coordinates");
  for (const char* bad : {"", "14.3", "14.3;51.7", "a,b", "200,200", "14.3,51.7,0"}) {
    EXPECT_EQ(code_here([&] { coordinate_from_text(bad, "--here"); }), "bad_coordinate") << bad;
  }
}

TEST(UnitsText, ReadsLocalTimes) {
  const LocalTime half_past_seven{{2026, 4, 24}, {7 * 3600 + 1800}};
  for (const char* same :
       {"2026-04-24T07:30", "24.04.2026 7:30", "2026-04-24 07:30:00", "2026-04-24T05:30Z", "2026-04-24T01:30-04:00"}) {
    EXPECT_EQ(local_time_from_text(same, "Europe/Berlin", ""), half_past_seven) << same;
  }
  EXPECT_EQ(local_time_from_text("2026-04-23T22:30Z", "Asia/Tokyo", ""), half_past_seven);
  EXPECT_EQ(local_time_from_text("2026-10-25T02:30", "Europe/Berlin", ""),
            (LocalTime{{2026, 10, 25}, {2 * 3600 + 1800}}))
      << "shown twice, but the clocks look the same";
  for (const char* bad : {"", "soon", "07:30", "2026-04-24", "2026-02-30T07:30", "2026-03-29T02:30"}) {
    EXPECT_EQ(code_here([&] { local_time_from_text(bad, "Europe/Berlin", "--here"); }), "bad_time") << bad;
  }
  EXPECT_THROW(local_time_from_text("2026-04-24T07:30", "Mars/Base", ""), InputError);
}

}  // namespace
}  // namespace postkutscher
