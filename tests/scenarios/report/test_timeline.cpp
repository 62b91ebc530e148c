#include <gtest/gtest.h>

#include "scenarios/report/timeline.h"
#include "tests/scenarios/report/run_fixture.h"

namespace postkutscher::report {
namespace {

// The bars of each duty follow each other without gaps from leaving the base to being back, and count who is aboard.
TEST(Timeline, BarsCoverTheDutyAndKnowWhoIsAboard) {
  const RunFixture fixture({.rides = 30});
  const PlanColumn& shown = fixture.run.shown();
  const auto rows = duty_rows(shown.problem, shown.schedule);
  ASSERT_FALSE(rows.empty());
  for (const DutyRow& row : rows) {
    Instant now = row.begin;
    for (const Bar& bar : bars(shown.problem, row)) {
      EXPECT_EQ(bar.from, now);
      EXPECT_LT(bar.from, bar.to);
      if (bar.activity == Activity::empty) {
        EXPECT_TRUE(bar.on_board.empty());
      }
      if (bar.activity == Activity::occupied_2) {
        EXPECT_EQ(bar.on_board.size(), 2U);
      }
      if (bar.activity == Activity::boarding) {
        EXPECT_FALSE(bar.on_board.empty());
      }
      now = bar.to;
    }
    EXPECT_EQ(now, row.end);
    EXPECT_EQ(row.visits.back().on_board_after, 0U);
    EXPECT_EQ(row.driven, duty_distance(shown.problem, shown.schedule.duties[row.duty.index()]));
  }
}

}  // namespace
}  // namespace postkutscher::report
