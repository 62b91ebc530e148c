#include "engine/planning/set_partitioning.h"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>
#include <limits>
#include <thread>
#include <vector>

#include "engine/base/random.h"
#include "tests/support/random_routes.h"

namespace postkutscher {

namespace {

constexpr double kMust = std::numeric_limits<double>::infinity();

RouteColumn column(double cost, std::vector<int> requests, std::uint32_t duty_class = 0) {
  RouteColumn made{duty_class, cost, {}};
  for (const int r : requests) made.requests.push_back(RequestId(r));
  return made;
}

// Every set of covered requests and of duties used, column by column.
double optimum(const PartitioningProblem& problem) {
  const std::size_t sets = std::size_t{1} << problem.penalty.size();
  const std::size_t first = static_cast<std::size_t>(problem.duties[0]) + 1;
  const std::size_t second = static_cast<std::size_t>(problem.duties[1]) + 1;
  std::vector<double> least(sets * first * second, kMust);
  const auto at = [&](std::size_t set, std::size_t a, std::size_t b) -> double& {
    return least[(set * first + a) * second + b];
  };
  at(0, 0, 0) = 0;
  for (const RouteColumn& route : problem.columns) {
    std::size_t mask = 0;
    for (const RequestId r : route.requests) mask |= std::size_t{1} << r.index();
    std::vector<double> before = least;
    std::swap(before, least);
    least = before;
    for (std::size_t set = 0; set < sets; ++set) {
      if (problem.coverage == Coverage::exactly_once && (set & mask) != 0) continue;
      for (std::size_t a = 0; a + (route.duty_class == 0) < first; ++a) {
        for (std::size_t b = 0; b + (route.duty_class == 1) < second; ++b) {
          double& to = at(set | mask, a + (route.duty_class == 0), b + (route.duty_class == 1));
          to = std::min(to, before[(set * first + a) * second + b] + route.cost);
        }
      }
    }
  }
  double best = kMust;
  for (std::size_t set = 0; set < sets; ++set) {
    double left_out = 0;
    for (std::size_t r = 0; r < problem.penalty.size(); ++r) left_out += (set >> r & 1) != 0 ? 0 : problem.penalty[r];
    for (std::size_t a = 0; a < first; ++a) {
      for (std::size_t b = 0; b < second; ++b) best = std::min(best, at(set, a, b) + left_out);
    }
  }
  return best;
}

// What the choice costs; infinite when it breaks a rule.
double cost_of(const PartitioningProblem& problem, const Partitioning& answer) {
  std::vector<int> covered(problem.penalty.size(), 0);
  std::vector<int> duties = problem.duties;
  double cost = 0;
  for (const std::size_t k : answer.chosen) {
    cost += problem.columns[k].cost;
    if (--duties[problem.columns[k].duty_class] < 0) return kMust;
    for (const RequestId r : problem.columns[k].requests) ++covered[r.index()];
  }
  for (std::size_t r = 0; r < covered.size(); ++r) {
    if (covered[r] == 0) cost += problem.penalty[r];
    if (covered[r] > 1 && problem.coverage == Coverage::exactly_once) return kMust;
  }
  return cost;
}

struct RandomCover {
  std::uint64_t seed;
  double penalty_unit;
};

PartitioningProblem random_cover(const RandomCover& wanted) {
  RandomStream random({wanted.seed, 0, 0, "random cover"});
  const auto below = [&](int n) { return boost::random::uniform_int_distribution<int>(0, n - 1)(random); };
  PartitioningProblem problem;
  problem.coverage = below(2) == 0 ? Coverage::exactly_once : Coverage::at_least_once;
  const int requests = 4 + below(9);
  problem.duties = {1 + below(4), below(3)};
  for (int r = 0; r < requests; ++r) {
    problem.penalty.push_back(below(3) > 0 ? kMust : (1 + below(100)) * wanted.penalty_unit);
  }
  for (int k = 10 + below(31); k > 0; --k) {
    std::vector<int> inside;
    for (int r = 0; r < requests; ++r) {
      if (below(3) == 0) inside.push_back(r);
    }
    if (inside.empty()) inside.push_back(below(requests));
    const double cost = 30 + below(1000) / 7.0 + 20.0 * static_cast<double>(inside.size());
    problem.columns.push_back(column(cost, inside, static_cast<std::uint32_t>(below(2))));
  }
  return problem;
}

TEST(SetPartitioning, ThreeRoutesBeatTwoThatOverlap) {
  PartitioningProblem problem{.penalty = {kMust, kMust, kMust, kMust}, .duties = {2}};
  problem.columns = {column(10, {0, 1, 2}), column(11, {2, 3}), column(8, {0, 1}), column(30, {0, 1, 2, 3})};
  const PartitioningResult result = solve_partitioning(problem, {}, kMust);
  ASSERT_TRUE(result.best);
  EXPECT_EQ(result.best->chosen, (std::vector<std::size_t>{1, 2}));
  EXPECT_DOUBLE_EQ(result.best->cost, 19);
  EXPECT_TRUE(result.proven);
  problem.duties = {1};
  EXPECT_EQ(solve_partitioning(problem, {}, kMust).best->chosen, (std::vector<std::size_t>{3}));
}

TEST(SetPartitioning, CoveringMayOverlap) {
  PartitioningProblem problem{.penalty = {kMust, kMust, kMust}, .duties = {2}};
  problem.columns = {column(10, {0, 1}), column(11, {1, 2})};
  const PartitioningResult exact = solve_partitioning(problem, {}, kMust);
  EXPECT_FALSE(exact.best);
  EXPECT_TRUE(exact.proven);
  problem.coverage = Coverage::at_least_once;
  EXPECT_EQ(solve_partitioning(problem, {}, kMust).best->chosen, (std::vector<std::size_t>{0, 1}));
}

// Three pairs among three requests: half of each is the linear optimum, 15; whole routes cost 10 and a penalty of 12.
TEST(SetPartitioning, WholeRoutesWhereHalvesWouldBeCheaper) {
  PartitioningProblem problem{.penalty = {12, 12, 12}, .duties = {3}};
  problem.columns = {column(10, {0, 1}), column(10, {1, 2}), column(10, {0, 2})};
  const PartitioningResult result = solve_partitioning(problem, {}, kMust);
  ASSERT_TRUE(result.best);
  EXPECT_DOUBLE_EQ(result.best->cost, 22);
  EXPECT_TRUE(result.proven);
}

TEST(SetPartitioning, FindsTheOptimumOfSmallRandomProblems) {
  for (const double penalty_unit : {0.5, 3.0, 1e4, 1e13}) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
      SCOPED_TRACE(testing::Message() << "seed " << seed << ", penalties × " << penalty_unit);
      const PartitioningProblem problem = random_cover({seed, penalty_unit});
      const double best = optimum(problem);
      const PartitioningResult result = solve_partitioning(problem, {}, kMust);
      ASSERT_EQ(result.best.has_value(), best < kMust);
      if (!result.best) {
        EXPECT_TRUE(result.proven);
        continue;
      }
      EXPECT_NEAR(result.best->cost, best, 1e-9 * best);
      EXPECT_NEAR(cost_of(problem, *result.best), result.best->cost, 1e-9 * best);
      EXPECT_TRUE(std::is_sorted(result.best->chosen.begin(), result.best->chosen.end()));
      // Nothing is cheaper than the optimum, and the optimum is cheaper than a little more.
      const PartitioningResult at_optimum = solve_partitioning(problem, {}, best);
      EXPECT_FALSE(at_optimum.best);
      const PartitioningResult above = solve_partitioning(problem, {}, best * 1.02);
      ASSERT_TRUE(above.best);
      EXPECT_NEAR(above.best->cost, best, 1e-9 * best);
    }
  }
}

// Costs are hundred-millionths of kilometres, leaving a request out costs as much as thousands of plans.
TEST(SetPartitioning, PenaltiesThatDominateDoNotDrownTheCosts) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    PartitioningProblem problem = random_cover({seed, 1});
    for (double& penalty : problem.penalty) penalty = 1e15;
    for (RouteColumn& route : problem.columns) route.cost *= 1e8;
    const double best = optimum(problem);
    const PartitioningResult result = solve_partitioning(problem, {}, best * (1 + 1e-12) + 1e8);
    ASSERT_TRUE(result.best);
    EXPECT_TRUE(result.proven);
    EXPECT_NEAR(result.best->cost, best, 1);
  }
}

TEST(SetPartitioning, ARequestInNoRouteCannotBeCovered) {
  PartitioningProblem problem{.penalty = {kMust, kMust}, .duties = {2}, .columns = {column(10, {0})}};
  const PartitioningResult result = solve_partitioning(problem, {}, kMust);
  EXPECT_FALSE(result.best);
  EXPECT_TRUE(result.proven);
  problem.penalty[1] = 7;
  EXPECT_DOUBLE_EQ(solve_partitioning(problem, {}, kMust).best->cost, 17);
  EXPECT_FALSE(solve_partitioning(problem, {}, 17).best);
}

TEST(SetPartitioning, WithoutRoutesEverythingIsLeftOut) {
  const PartitioningProblem problem{.penalty = {3, 4}, .duties = {}, .columns = {}};
  const PartitioningResult result = solve_partitioning(problem, {}, kMust);
  ASSERT_TRUE(result.best);
  EXPECT_TRUE(result.best->chosen.empty());
  EXPECT_DOUBLE_EQ(result.best->cost, 7);
}

TEST(SetPartitioning, CombinesRoutesOfSeveralSearches) {
  const RoutePoolExample pool = random_routes({.seed = 7});
  const PartitioningResult result = solve_partitioning(pool.problem, {}, pool.best_plan);
  ASSERT_TRUE(result.best);
  EXPECT_TRUE(result.proven);
  EXPECT_LT(result.best->cost, pool.best_plan);
  EXPECT_LT(result.columns_left, pool.problem.columns.size());
  EXPECT_NEAR(cost_of(pool.problem, *result.best), result.best->cost, 1e-6);
}

// A relaxation that ends early gives a weaker bound and more nodes, but no other answer.
TEST(SetPartitioning, ABoundOfAnUnfinishedRelaxationHolds) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const PartitioningProblem problem = random_cover({seed, 1});
    const double best = optimum(problem);
    for (const int iterations : {0, 1, 3, 6}) {
      const PartitioningResult result = solve_partitioning(problem, {.simplex_iterations = iterations}, best * 1.2);
      ASSERT_EQ(result.best.has_value(), best < kMust);
      if (result.best) {
        EXPECT_NEAR(result.best->cost, best, 1e-9 * best);
      }
    }
  }
}

TEST(SetPartitioning, FewNodesProveNothing) {
  const RoutePoolExample pool = random_routes({.seed = 1, .requests = 96, .duties = 9});
  const PartitioningResult all = solve_partitioning(pool.problem, {}, kMust);
  ASSERT_TRUE(all.best);
  ASSERT_GT(all.nodes, 20);
  const PartitioningResult few = solve_partitioning(pool.problem, {.nodes = 10}, kMust);
  EXPECT_FALSE(few.proven);
  EXPECT_LE(few.nodes, 11);
}

TEST(SetPartitioning, PrintsNothingAndIsTheSameInEveryThread) {
  const RoutePoolExample pool = random_routes({.seed = 3, .requests = 60, .duties = 6});
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  std::vector<PartitioningResult> results(6);
  {
    std::vector<std::jthread> threads;
    for (PartitioningResult& result : results) {
      threads.emplace_back([&] { result = solve_partitioning(pool.problem, {.nodes = 3000}, kMust); });
    }
  }
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  const PartitioningResult alone = solve_partitioning(pool.problem, {.nodes = 3000}, kMust);
  ASSERT_TRUE(alone.best);
  for (const PartitioningResult& result : results) {
    ASSERT_TRUE(result.best);
    EXPECT_EQ(result.best->chosen, alone.best->chosen);
    EXPECT_EQ(result.best->cost, alone.best->cost);
    EXPECT_EQ(result.nodes, alone.nodes);
  }
}

}  // namespace

}  // namespace postkutscher
