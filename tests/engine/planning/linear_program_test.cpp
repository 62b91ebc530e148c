#include "engine/planning/linear_program.h"

#include <array>
#include <gtest/gtest.h>

namespace postkutscher {

namespace {

// Minimise 2x + 3y, x + y >= 4, x <= 3: x = 3, y = 1, cost 9. A unit more of demand costs 3, of room for x saves 1.
class TwoGoods : public testing::Test {
 protected:
  TwoGoods() {
    demand_ = program_.add_row(4, kNoLimit);
    room_ = program_.add_row(-kNoLimit, 3);
    const std::array<LinearTerm, 2> both{{{demand_, 1}, {room_, 1}}};
    x_ = program_.add_column(2, 0, kNoLimit, both);
    const LinearTerm only_demand{demand_, 1};
    y_ = program_.add_column(3, 0, kNoLimit, {&only_demand, 1});
  }

  void expect_optimum(double cost) {
    ASSERT_EQ(program_.solve(), LinearStatus::optimal);
    EXPECT_NEAR(program_.objective(), cost, 1e-9);
  }

  LinearProgram program_;
  std::size_t demand_ = 0;
  std::size_t room_ = 0;
  std::size_t x_ = 0;
  std::size_t y_ = 0;
};

TEST_F(TwoGoods, OptimumAndDuals) {
  expect_optimum(9);
  EXPECT_NEAR(program_.values()[x_], 3, 1e-9);
  EXPECT_NEAR(program_.values()[y_], 1, 1e-9);
  EXPECT_NEAR(program_.duals()[demand_], 3, 1e-9);
  EXPECT_NEAR(program_.duals()[room_], -1, 1e-9);
}

TEST_F(TwoGoods, AddedColumnsRowsAndLimitsCount) {
  expect_optimum(9);
  const LinearTerm only_demand{demand_, 2};
  const std::size_t z = program_.add_column(5, 0, 1, {&only_demand, 1});  // two units of demand for 5
  expect_optimum(6 + 2.5);
  EXPECT_NEAR(program_.values()[z], 0.5, 1e-9);
  const std::array<LinearTerm, 2> row{{{x_, 1}, {z, 1}}};
  program_.add_row(-kNoLimit, 2, row);  // x + z <= 2
  expect_optimum(10);                   // whatever z is
  program_.set_column_limits(z, 0, 0);
  expect_optimum(10);
  EXPECT_NEAR(program_.values()[x_], 2, 1e-9);
  program_.set_row_limits(demand_, 1, kNoLimit);
  expect_optimum(2);
}

TEST_F(TwoGoods, SaysThatThereIsNoSolution) {
  program_.set_column_limits(y_, 0, 0);
  EXPECT_EQ(program_.solve(), LinearStatus::infeasible);
}

TEST_F(TwoGoods, StopsAfterAsManyIterations) {
  EXPECT_EQ(program_.solve(0), LinearStatus::stopped);
}

TEST(LinearProgram, SaysThatCostsFallForever) {
  LinearProgram program;
  const std::size_t row = program.add_row(0, kNoLimit);
  const LinearTerm term{row, 1};
  program.add_column(-1, 0, kNoLimit, {&term, 1});
  EXPECT_EQ(program.solve(), LinearStatus::unbounded);
}

}  // namespace

}  // namespace postkutscher
