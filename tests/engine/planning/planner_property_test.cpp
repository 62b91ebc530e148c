#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/fleet/checker.h"
#include "engine/planning/planner.h"
#include "engine/planning/timing.h"
#include "tests/engine/planning/rounds.h"
#include "tests/support/random_problem.h"

namespace postkutscher {

namespace {

std::string complaints(const Problem& problem, const Schedule& schedule) {
  std::string text;
  for (const Violation& v : check(problem, schedule).violations) text += v.text + "\n";
  return text;
}

using Value = std::tuple<Cost, std::size_t, Cost>;

Value value_of(const Problem& problem, const Schedule& schedule) {
  Cost unserved;
  for (const Refusal& refusal : schedule.refused) unserved += problem.requests[refusal.request].price_of_not_serving;
  return {unserved, schedule.refused.size(), schedule_cost(problem, schedule)};
}

RandomDay day_of(std::uint64_t seed) {
  RandomDay day{.seed = seed};
  day.periods = static_cast<int>(1 + seed % 5);
  day.requests = static_cast<int>(20 + 7 * (seed % 6));
  day.duties = static_cast<int>(4 + seed % 7);
  day.passengers_on_board = static_cast<int>(seed % 3);
  return day;
}

RunContext run(std::uint64_t seed, int threads = 1) {
  RunContext context;
  context.seed = seed;
  context.threads = threads;
  return context;
}

bool same(const Schedule& a, const Schedule& b) {
  const auto refusals_equal = [](const Refusal& x, const Refusal& y) {
    return x.request == y.request && x.reason == y.reason && x.detail_de == y.detail_de && x.detail_en == y.detail_en;
  };
  return a.duties == b.duties &&
         std::equal(a.refused.begin(), a.refused.end(), b.refused.begin(), b.refused.end(), refusals_equal);
}

std::vector<Stop> stops_of(const DutyPlan& plan) {
  std::vector<Stop> stops;
  for (const Visit& visit : plan.visits) stops.push_back({visit.request, visit.kind});
  return stops;
}

// Loads by walking along the stops, independent of the planner's.
bool loads_fit(const Problem& problem, DutyId duty, const std::vector<Stop>& stops) {
  const Vehicle& vehicle = problem.vehicles[problem.duties[duty].vehicle];
  for (const Layout& layout : vehicle.layouts) {
    std::vector<RequestId> inside;
    for (const OnBoard& passenger : problem.duties[duty].on_board) inside.push_back(passenger.request);
    bool fits = true;
    for (const Stop& stop : stops) {
      if (stop.kind == VisitKind::pickup) {
        inside.push_back(stop.request);
      } else {
        std::erase(inside, stop.request);
      }
      bool alone = false;
      std::array<int, kPlaceKinds> load{};
      for (const RequestId request : inside) {
        alone = alone || !problem.requests[request].shares;
        for (std::size_t k = 0; k < kPlaceKinds; ++k) load[k] += problem.requests[request].load[k];
      }
      for (std::size_t k = 0; k < kPlaceKinds; ++k) fits = fits && load[k] <= layout.capacity[k];
      fits = fits && inside.size() <= vehicle.most_requests_on_board && !(alone && inside.size() > 1);
    }
    if (fits) return true;
  }
  return false;
}

// Whether any pair of positions in any eligible duty takes the request.
bool could_be_inserted(const Problem& problem, const Schedule& schedule, RequestId request) {
  for (const DutyPlan& plan : schedule.duties) {
    if (!is_eligible(problem, plan.duty, request)) continue;
    const std::vector<Stop> stops = stops_of(plan);
    for (std::size_t i = 0; i <= stops.size(); ++i) {
      for (std::size_t j = i; j <= stops.size(); ++j) {
        std::vector<Stop> longer = stops;
        longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(j), {request, VisitKind::dropoff});
        longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(i), {request, VisitKind::pickup});
        if (loads_fit(problem, plan.duty, longer) && time_route(problem, plan.duty, longer)) return true;
      }
    }
  }
  return false;
}

class RandomDays : public testing::TestWithParam<std::uint64_t> {
 protected:
  Problem problem_ = random_problem(day_of(GetParam()));
};

TEST_P(RandomDays, TheCheckerAcceptsDispatchAndPlan) {
  EXPECT_EQ(complaints(problem_, dispatch_in_booking_order(problem_)), "");
  const PlanResult result = plan(problem_, rounds(300), run(GetParam()));
  EXPECT_EQ(complaints(problem_, result.schedule), "");
  EXPECT_EQ(result.iterations, 300);
  EXPECT_EQ(check(problem_, result.schedule).cost, schedule_cost(problem_, result.schedule));
}

// Islands are part of the result, threads and whoever watches are not.
TEST_P(RandomDays, ThreadsAndProgressChangeNothing) {
  for (const int islands : {1, 2, 3}) {
    PlanOptions options = rounds(60);
    options.islands = islands;
    const PlanResult one = plan(problem_, options, run(5));
    EXPECT_EQ(complaints(problem_, one.schedule), "");
    EXPECT_EQ(one.iterations, 60);
    for (const int threads : {2, 4}) {
      RunContext context = run(5, threads);
      int lines = 0;
      context.progress = [&](const std::string&) { ++lines; };
      const PlanResult other = plan(problem_, options, context);
      EXPECT_TRUE(same(other.schedule, one.schedule)) << islands << " islands, " << threads << " threads";
      EXPECT_EQ(other.epochs, one.epochs);
      EXPECT_GT(lines, 0);
    }
  }
}

TEST_P(RandomDays, NeverWorseThanConstruction) {
  const Value constructed = value_of(problem_, plan(problem_, rounds(0), {}).schedule);
  for (const std::int64_t count : {50, 400}) {
    EXPECT_LE(value_of(problem_, plan(problem_, rounds(count), {}).schedule), constructed) << count << " rounds";
  }
}

TEST_P(RandomDays, StartingFromAScheduleIsNeverWorse) {
  const Schedule today = dispatch_in_booking_order(problem_);
  const Value start = value_of(problem_, today);
  EXPECT_LE(value_of(problem_, plan(problem_, rounds(0), {}, &today).schedule), start);
  EXPECT_LE(value_of(problem_, plan(problem_, rounds(200), {}, &today).schedule), start);
}

TEST_P(RandomDays, RefusedRequestsHaveNoPlaceInTheSchedule) {
  for (const Schedule& schedule : {dispatch_in_booking_order(problem_), plan(problem_, rounds(200), {}).schedule}) {
    for (const Refusal& refusal : schedule.refused) {
      EXPECT_FALSE(could_be_inserted(problem_, schedule, refusal.request)) << refusal.detail_en;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomDays, testing::Range<std::uint64_t>(1, 13));

}  // namespace

}  // namespace postkutscher
