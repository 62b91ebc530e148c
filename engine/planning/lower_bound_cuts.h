// Subset-row inequalities that a fractional choice of routes violates.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/planning/lower_bound_master.h"

namespace postkutscher::lower_bounds {

struct WeightedRoute {
  RequestSet requests;
  double value = 0;
};

// The most violated ones, at most 30; by complete enumeration of triples.
std::vector<SubsetRow> violated_subset_rows(const std::vector<std::size_t>& requests,
                                            const std::vector<WeightedRoute>& routes);

}  // namespace postkutscher::lower_bounds
