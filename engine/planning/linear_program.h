// A linear program that grows: minimise cost under row limits, with rows and columns added between solutions. The only
// door to the LP solver (COIN-OR Clp). Values are doubles: who needs proof recomputes with exact numbers from the
// duals. Deterministic: limits are counted in iterations, never in seconds.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace postkutscher {

inline constexpr double kNoLimit = 1e30;

struct LinearTerm {
  std::size_t at = 0;  // a row of a column, a column of a row
  double factor = 0;
};

enum class LinearStatus { optimal, infeasible, unbounded, stopped };

class LinearProgram {
 public:
  LinearProgram();
  ~LinearProgram();
  LinearProgram(const LinearProgram&) = delete;
  LinearProgram& operator=(const LinearProgram&) = delete;
  LinearProgram(LinearProgram&&) noexcept;
  LinearProgram& operator=(LinearProgram&&) noexcept;

  // lower <= sum of terms <= upper; returns the row's number. Terms name existing columns, each at most once.
  std::size_t add_row(double lower, double upper, std::span<const LinearTerm> terms = {});
  // A variable in [lower, upper]; returns the column's number. Terms name existing rows, each at most once.
  std::size_t add_column(double cost, double lower, double upper, std::span<const LinearTerm> terms = {});
  void set_row_limits(std::size_t row, double lower, double upper);
  void set_column_limits(std::size_t column, double lower, double upper);

  std::size_t row_count() const { return row_lower_.size(); }
  std::size_t column_count() const { return column_lower_.size(); }

  // Simplex from the last basis; `stopped` after that many iterations.
  LinearStatus solve(int most_iterations = 1'000'000);

  // Of the last `solve` that was optimal.
  double objective() const;
  std::span<const double> values() const;  // by column
  std::span<const double> duals() const;   // by row: change of the objective per unit of the row's limit

 private:
  struct Solver;
  void flush_columns();

  std::unique_ptr<Solver> solver_;
  std::vector<double> row_lower_;
  std::vector<double> row_upper_;
  std::vector<double> column_lower_;
  std::vector<double> column_upper_;
};

}  // namespace postkutscher
