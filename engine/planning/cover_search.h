// Depth-first search for the cheapest choice of columns, pruned by reduced costs.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/planning/cover_problem.h"

namespace postkutscher {

struct CoverSearchResult {
  std::vector<std::size_t> chosen;  // positions in the columns of the problem
  bool found = false;               // `chosen` is cheaper than the cutoff
  bool exhausted = false;           // nothing cheaper exists
  std::int64_t nodes = 0;
};

// `problem` has been relaxed. Looks for a choice that costs less than `cutoff`, by at least `least_gain` less for every
// further one.
CoverSearchResult search_cover(const CoverProblem& problem, double cutoff, double least_gain, std::int64_t nodes);

}  // namespace postkutscher
