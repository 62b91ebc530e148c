#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

#include "tests/engine/fleet/line_day.h"
#include "tests/engine/planning/random_plans.h"
#include "tests/engine/planning/tight_day.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

using Matrix = std::vector<std::vector<std::int64_t>>;
constexpr std::int64_t kNoPath = -(std::int64_t{1} << 50);

// A ride that the windows alone keep short enough cannot bind.
bool windows_keep_it_short(const DutyRoute& route, std::size_t dropoff) {
  const RouteNode& end = route.nodes[dropoff];
  const RouteNode& begin = route.nodes[end.stop.partner];
  return end.latest - (begin.earliest + begin.stop.service) <= end.stop.ride_time_limit;
}

// path[a][b]: by how many ticks service at b begins at least after service at a, by driving, service and the limits of
// rides (Floyd and Warshall, longest paths).
Matrix closure(const DutyRoute& route) {
  const std::size_t size = route.nodes.size();
  Matrix path(size, std::vector<std::int64_t>(size, kNoPath));
  for (std::size_t k = 0; k < size; ++k) {
    path[k][k] = 0;
    if (k + 1 < size) path[k][k + 1] = (route.nodes[k + 1].way - route.nodes[k].way).ticks;
    const TimedNode& node = route.nodes[k].stop;
    if (node.partner >= k || windows_keep_it_short(route, k)) continue;
    path[k][node.partner] = -(route.nodes[node.partner].stop.service + node.ride_time_limit).ticks;
  }
  for (std::size_t via = 0; via < size; ++via) {
    for (std::size_t a = 0; a < size; ++a) {
      for (std::size_t b = 0; b < size; ++b) {
        if (path[a][via] == kNoPath || path[via][b] == kNoPath) continue;
        path[a][b] = std::max(path[a][b], path[a][via] + path[via][b]);
      }
    }
  }
  return path;
}

// Pairs of gaps with a limit; fails where the slack differs from the closure's.
int check_slack(const DutyRoute& route) {
  int limited = 0;
  if (route.empty()) return limited;
  const Matrix path = closure(route);
  for (std::uint32_t i = 0; i + 1 < route.nodes.size(); ++i) {
    for (std::uint32_t j = i; j + 1 < route.nodes.size(); ++j) {
      const std::int64_t back = path[j + 1][i];
      const Duration way = route.nodes[j + 1].way - route.nodes[i].way;
      const Duration expected = back == kNoPath ? Duration::infinite() : Duration{-back} - way;
      EXPECT_EQ(route.slack(i, j), expected) << "from " << i << " to " << j << " of " << route.nodes.size();
      limited += back == kNoPath ? 0 : 1;
    }
  }
  return limited;
}

// Pickup and drop-off windows are wide open. 2 + 4 min from km 0 to km 4 nested in 2 + 8 + ... : ride 0 is on board
// from km 0 to km 8 for 4 + 2 + 2 + 2 + 2 = 12 of 18 min, ride 1 from km 4 to km 6 for 2 of 12 min.
TEST(RideSlack, NestedRides) {
  Problem problem = line_day::empty_problem(20);
  line_day::add_request(problem, {0, 8}, {400, 1000});
  line_day::add_request(problem, {4, 6}, {400, 1000});
  const DutyId duty = line_day::add_taxi(problem, 0);
  const PlanningModel model(problem);
  RouteBuilder builder(model);
  const RoutePointer route = builder.build(duty, std::vector<Stop>{{RequestId(0), VisitKind::pickup},
                                                                   {RequestId(1), VisitKind::pickup},
                                                                   {RequestId(1), VisitKind::dropoff},
                                                                   {RequestId(0), VisitKind::dropoff}});
  ASSERT_TRUE(route);
  const Duration six = Duration::from_minutes(6);
  EXPECT_EQ(route->slack(1, 1), six);
  EXPECT_EQ(route->slack(2, 2), six);  // 10 min of ride 1, but 6 of ride 0
  EXPECT_EQ(route->slack(1, 3), six);
  EXPECT_TRUE(route->slack(0, 0).is_infinite());
  EXPECT_TRUE(route->slack(4, 4).is_infinite());
  EXPECT_TRUE(route->slack(1, 4).is_infinite());
}

// Ride 0 from km 0 to km 6 takes 4 + 2 + 2 of 16 min, ride 1 from km 4 to km 10 as much: the way before km 4 may grow
// by 8 min, the way behind km 6 as well, and by 16 min in all when both do.
TEST(RideSlack, AChainOfOverlappingRides) {
  Problem problem = line_day::empty_problem(20);
  line_day::add_request(problem, {0, 6}, {400, 1000});
  line_day::add_request(problem, {4, 10}, {400, 1000});
  const DutyId duty = line_day::add_taxi(problem, 0);
  const PlanningModel model(problem);
  RouteBuilder builder(model);
  const RoutePointer route = builder.build(duty, std::vector<Stop>{{RequestId(0), VisitKind::pickup},
                                                                   {RequestId(1), VisitKind::pickup},
                                                                   {RequestId(0), VisitKind::dropoff},
                                                                   {RequestId(1), VisitKind::dropoff}});
  ASSERT_TRUE(route);
  const Duration eight = Duration::from_minutes(8);
  EXPECT_EQ(route->slack(1, 1), eight);
  EXPECT_EQ(route->slack(1, 2), eight);
  EXPECT_EQ(route->slack(3, 3), eight);
  EXPECT_EQ(route->slack(1, 3), eight + eight);
}

class RandomSlack : public testing::TestWithParam<bool> {};

TEST_P(RandomSlack, EqualsTheClosureOfTheLimits) {
  int limited = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    TightDay day{.seed = seed, .wheelchairs = GetParam()};
    if (seed % 2 == 0) day.longest = day.longest + day.longest;
    const Problem problem = tight_problem(day);
    const PlanningModel model(problem);
    Workspace workspace(model);
    RandomStream random({seed, 0, 0, "plans"});
    const Solution plan = random_plan(workspace, random);
    for (const DutyId duty : problem.duties.ids()) limited += check_slack(plan.route(duty));
  }
  EXPECT_GT(limited, 500);
}

INSTANTIATE_TEST_SUITE_P(Wheelchairs, RandomSlack, testing::Bool());

// Also with passengers aboard at the start and by least times, whatever the hour.
TEST(RideSlack, EqualsTheClosureOnRealDays) {
  int limited = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = random_problem({.seed = seed,
                                            .requests = 24,
                                            .duties = 3,
                                            .periods = seed % 2 == 0 ? 5 : 1,
                                            .window_minutes = 120,
                                            .passengers_on_board = 2});
    const PlanningModel model(problem);
    Workspace workspace(model);
    RandomStream random({seed, 0, 0, "plans"});
    const Solution plan = random_plan(workspace, random);
    for (const DutyId duty : problem.duties.ids()) limited += check_slack(plan.route(duty));
  }
  EXPECT_GT(limited, 100);
}

}  // namespace

}  // namespace postkutscher
