// Broken schedules of every sort: the checker must judge them, not fall over them (run under the sanitizers too).
#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>
#include <limits>

#include "engine/base/random.h"
#include "engine/fleet/checker.h"
#include "tests/engine/fleet/checker_day.h"

namespace postkutscher {
namespace {

class Mutator {
 public:
  explicit Mutator(std::uint64_t round) : random_({.seed = 7, .replication = round, .purpose = "mutate"}) {}

  void mutate(Schedule& schedule) {
    const std::size_t changes = 1 + below(4);
    for (std::size_t i = 0; i < changes; ++i) change(schedule);
  }

 private:
  std::size_t below(std::size_t count) {
    return boost::random::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  std::uint32_t some_id() { return below(8) == 0 ? static_cast<std::uint32_t>(random_()) : std::uint32_t(below(7)); }
  Instant some_time(Instant old) {
    using Limits = std::numeric_limits<std::int64_t>;
    const Instant choices[] = {{Limits::min()},
                               {Limits::max()},
                               Instant::earliest_possible(),
                               Instant::latest_possible(),
                               {static_cast<std::int64_t>(random_())},
                               {old.ticks ^ 1},  // one tick off, without overflow
                               {static_cast<std::int64_t>(below(864000))}};
    return choices[below(std::size(choices))];
  }
  void change(Schedule& schedule) {
    if (schedule.duties.empty() || below(8) == 0) return change_lists(schedule);
    DutyPlan& plan = schedule.duties[below(schedule.duties.size())];
    if (plan.visits.empty() || below(8) == 0) return change_plan(plan);
    change_visits(plan.visits);
  }
  void change_lists(Schedule& schedule) {
    const std::size_t what = below(4);
    if (what == 0) schedule.duties.resize(below(5));
    if (what == 1 && !schedule.duties.empty()) schedule.duties.push_back(schedule.duties.front());
    if (what == 2) schedule.refused.clear();
    if (what == 3) schedule.refused.push_back({RequestId(some_id()), RefusalReason::all_busy, "", ""});
  }
  void change_plan(DutyPlan& plan) {
    const std::size_t what = below(4);
    if (what == 0) plan.duty = DutyId(some_id());
    if (what == 1) plan.begin = some_time(plan.begin);
    if (what == 2) plan.end = some_time(plan.end);
    if (what == 3) plan.visits.clear();
  }
  void change_visits(std::vector<Visit>& visits) {
    const std::size_t position = below(visits.size());
    Visit& visit = visits[position];
    switch (below(8)) {
      case 0:
        visit.request = RequestId(some_id());
        break;
      case 1:
        visit.kind = static_cast<VisitKind>(below(3));
        break;
      case 2:
        visit.arrival = some_time(visit.arrival);
        break;
      case 3:
        visit.start = some_time(visit.start);
        break;
      case 4:
        visit.departure = some_time(visit.departure);
        break;
      case 5:
        visits.erase(visits.begin() + static_cast<std::ptrdiff_t>(position));
        break;
      case 6:
        visits.push_back(Visit(visit));
        break;
      default:
        std::swap(visit, visits[below(visits.size())]);
        break;
    }
  }

  RandomStream random_;
};

TEST(Checker, SurvivesRandomMutations) {
  std::size_t rejected = 0;
  constexpr std::uint64_t kRounds = 5000;
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    SCOPED_TRACE(testing::Message() << "mutation of round " << round);
    line_day::Day day = line_day::checker_day();
    Mutator(round).mutate(day.schedule);
    CheckOptions options;
    options.reference_leg = [&](LocationId from, LocationId to, TravelProfileId profile, Instant depart) {
      return day.problem.travel_times->leg(from, to, profile, depart);
    };
    const CheckResult result = check(day.problem, day.schedule, options);
    for (const Violation& violation : result.violations) ASSERT_FALSE(violation.text.empty());
    if (result.accepted()) {
      ASSERT_EQ(result.cost, schedule_cost(day.problem, day.schedule));
    } else {
      ++rejected;
    }
  }
  // Some mutations undo each other or swap a visit with itself.
  EXPECT_GT(rejected, kRounds * 9 / 10);
}

}  // namespace
}  // namespace postkutscher
