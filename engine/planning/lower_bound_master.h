// The master problem of column generation: choose routes so that every request is on one of them or pays its penalty,
// and no class runs more routes than it has duties. Solved as a linear program in scaled doubles; its duals come back
// as whole numbers, from which bounds are computed exactly.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/planning/linear_program.h"
#include "engine/planning/lower_bound_route.h"

namespace postkutscher::lower_bounds {

struct Demand {
  std::vector<std::size_t> requests;     // to be served, ascending
  std::vector<std::int64_t> penalties;   // per request of the problem: fine cost of not serving it
  std::vector<std::size_t> class_sizes;  // duties per class
};

// Of three requests at most one route can serve two (subset-row inequality; Jepsen and others, Operations Research 56,
// 2008).
using SubsetRow = std::array<std::size_t, 3>;
bool serves_two(const RequestSet& route, const SubsetRow& row);

class RouteMaster {
 public:
  explicit RouteMaster(const Demand& demand);

  // Returns its position among the columns. Routes of a cost far above `demand.penalties` are welcome too.
  std::size_t add(const RouteColumn& route);
  void add(const SubsetRow& row);
  void allow(std::size_t column, bool allowed);

  // False when the LP solver gave up; then the duals are the old ones.
  bool solve();

  std::span<const RouteColumn> columns() const { return columns_; }
  std::span<const SubsetRow> subset_rows() const { return subset_rows_; }
  double value(std::size_t column) const { return program_.values()[first_column_ + column]; }
  double penalty_value(std::size_t position) const { return program_.values()[position]; }
  const DualValues& duals() const { return duals_; }

  // Reduced cost including subset rows.
  std::int64_t reduced_cost(const RouteColumn& route) const;
  // Cost that no solution undercuts, given the least reduced cost (at most 0) that routes of each class have.
  std::int64_t bound(std::span<const std::int64_t> least_reduced) const;
  // Reduced costs above this are noise of the LP solver.
  std::int64_t noise() const { return -static_cast<std::int64_t>(scale_ / 1e6) - 1; }

 private:
  std::int64_t fine(double scaled) const;

  Demand demand_;
  double scale_ = 1;  // fine cost per unit of the LP
  std::size_t first_column_ = 0;
  LinearProgram program_;
  std::vector<std::size_t> row_of_request_;
  std::vector<RouteColumn> columns_;
  std::vector<SubsetRow> subset_rows_;
  DualValues duals_;
  struct BindingRow {
    SubsetRow row;
    std::int64_t dual;  // negative
  };
  std::vector<BindingRow> binding_;
};

}  // namespace postkutscher::lower_bounds
