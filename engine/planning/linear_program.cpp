#include "engine/planning/linear_program.h"

#include <coin/Clp_C_Interface.h>

namespace postkutscher {

namespace {

struct SparseVectors {
  void append(std::span<const LinearTerm> terms) {
    for (const LinearTerm& term : terms) {
      indices.push_back(static_cast<int>(term.at));
      factors.push_back(term.factor);
    }
    starts.push_back(static_cast<CoinBigIndex>(indices.size()));
  }

  std::vector<CoinBigIndex> starts{0};
  std::vector<int> indices;
  std::vector<double> factors;
};

}  // namespace

struct LinearProgram::Solver {
  Solver() : model(Clp_newModel()) { Clp_setLogLevel(model, 0); }
  ~Solver() { Clp_deleteModel(model); }
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;

  Clp_Simplex* model;
  SparseVectors new_columns;  // added to the model all at once: each addition copies it
  std::vector<double> new_costs;
  bool only_columns_added = false;  // since the last optimum: the last basis is primal feasible
};

LinearProgram::LinearProgram() : solver_(std::make_unique<Solver>()) {}
LinearProgram::~LinearProgram() = default;
LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;

std::size_t LinearProgram::add_row(double lower, double upper, std::span<const LinearTerm> terms) {
  flush_columns();
  SparseVectors row;
  row.append(terms);
  Clp_addRows(solver_->model, 1, &lower, &upper, row.starts.data(), row.indices.data(), row.factors.data());
  row_lower_.push_back(lower);
  row_upper_.push_back(upper);
  solver_->only_columns_added = false;
  return row_lower_.size() - 1;
}

std::size_t LinearProgram::add_column(double cost, double lower, double upper, std::span<const LinearTerm> terms) {
  solver_->new_columns.append(terms);
  solver_->new_costs.push_back(cost);
  column_lower_.push_back(lower);
  column_upper_.push_back(upper);
  return column_lower_.size() - 1;
}

void LinearProgram::flush_columns() {
  const std::size_t count = solver_->new_costs.size();
  if (count == 0) return;
  const std::size_t first = column_count() - count;
  const SparseVectors& columns = solver_->new_columns;
  Clp_addColumns(solver_->model, static_cast<int>(count), &column_lower_[first], &column_upper_[first],
                 solver_->new_costs.data(), columns.starts.data(), columns.indices.data(), columns.factors.data());
  solver_->new_columns = {};
  solver_->new_costs.clear();
}

void LinearProgram::set_row_limits(std::size_t row, double lower, double upper) {
  row_lower_[row] = lower;
  row_upper_[row] = upper;
  solver_->only_columns_added = false;
}

void LinearProgram::set_column_limits(std::size_t column, double lower, double upper) {
  column_lower_[column] = lower;
  column_upper_[column] = upper;
  solver_->only_columns_added = false;
}

LinearStatus LinearProgram::solve(int most_iterations) {
  flush_columns();
  Clp_Simplex* model = solver_->model;
  Clp_chgRowLower(model, row_lower_.data());
  Clp_chgRowUpper(model, row_upper_.data());
  Clp_chgColumnLower(model, column_lower_.data());
  Clp_chgColumnUpper(model, column_upper_.data());
  Clp_setNumberIterations(model, 0);
  Clp_setMaximumIterations(model, most_iterations);
  if (!solver_->only_columns_added) Clp_dual(model, 0);
  if (solver_->only_columns_added || Clp_status(model) == 4) Clp_primal(model, 0);
  solver_->only_columns_added = Clp_status(model) == 0;
  switch (Clp_status(model)) {
    case 0:
      return LinearStatus::optimal;
    case 1:
      return LinearStatus::infeasible;
    case 2:
      return LinearStatus::unbounded;
    default:
      return LinearStatus::stopped;
  }
}

double LinearProgram::objective() const {
  return Clp_objectiveValue(solver_->model);
}

std::span<const double> LinearProgram::values() const {
  return {Clp_primalColumnSolution(solver_->model), column_count()};
}

std::span<const double> LinearProgram::duals() const {
  return {Clp_dualRowSolution(solver_->model), row_count()};
}

}  // namespace postkutscher
