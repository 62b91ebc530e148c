// A set partitioning in the solver's unit, between the stages of `solve_partitioning`: the dearest route costs 1, and
// leaving a request out is a column too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/planning/set_partitioning.h"

namespace postkutscher {

struct CoverColumn {
  static constexpr std::uint32_t kNoDuty = UINT32_MAX;  // leaves its request out

  double cost = 0;
  std::uint32_t duty_class = kNoDuty;
  std::vector<RequestId> requests = {};
  std::size_t source = SIZE_MAX;  // position among the routes
  double value = 0;               // in the linear relaxation
  double reduced_cost = 0;        // at least 0
};

// Every choice costs at least `bound` plus the sum of the reduced costs of its columns.
struct CoverProblem {
  std::size_t requests = 0;
  std::vector<int> duties;  // [duty class]
  Coverage coverage = Coverage::exactly_once;
  std::vector<CoverColumn> columns;
  double bound = -std::numeric_limits<double>::infinity();
};

}  // namespace postkutscher
