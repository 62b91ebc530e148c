// The cheapest choice among known routes such that every request is in exactly one of them (set partitioning). Work is
// counted in nodes and simplex iterations: the same problem and limits give the same answer on any machine and in any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/fleet/problem.h"

namespace postkutscher {

// A route that a duty of the class could drive; costs and penalties share one unit of the caller's choice.
struct RouteColumn {
  std::uint32_t duty_class = 0;
  double cost = 0;                       // finite, at least 0
  std::vector<RequestId> requests = {};  // ascending, none twice, at least one
};

enum class Coverage : std::uint8_t {
  exactly_once,
  at_least_once,  // the caller drops the request from all but one of the chosen routes; a weaker relaxation
};

struct PartitioningProblem {
  std::vector<double> penalty = {};  // [request] of leaving it out, at least 0; infinite: it must be covered
  std::vector<int> duties = {};      // [duty class] most routes to choose
  std::vector<RouteColumn> columns = {};
  Coverage coverage = Coverage::exactly_once;
};

struct PartitioningLimits {
  std::int64_t nodes = 20'000;      // of the search behind the relaxation; one takes tens of microseconds
  int simplex_iterations = 20'000;  // of each solution of the linear relaxation
};

struct Partitioning {
  std::vector<std::size_t> chosen = {};  // ascending positions in `columns`
  double cost = 0;                       // of the chosen routes and the penalties of what they leave out
};

struct PartitioningResult {
  std::optional<Partitioning> best = {};  // nothing: none cheaper than the cutoff was found
  bool proven = false;           // nothing cheaper than `best` (without: than the cutoff) exists among the columns
  std::int64_t nodes = 0;        // used
  std::size_t columns_left = 0;  // that the search had to look at
};

// Looks for a choice that costs less than `cutoff` (may be infinite) by more than rounding.
//
// The linear relaxation, tightened by subset-row inequalities, gives a bound and reduced costs; columns whose reduced
// cost exceeds the distance from the bound to the cutoff are in no cheaper choice and are dropped. A depth-first search
// over the columns left chooses for the request with the fewest columns first and prunes by sums of reduced costs; it
// finds the optimum when its nodes suffice. Penalties that no driving can outweigh are shrunk alike before, so that
// they do not drown the costs in the solver's tolerances; where such penalties differ and the answer leaves a request
// out it is not called proven. Prints nothing. May be called from several threads at once.
PartitioningResult solve_partitioning(const PartitioningProblem& problem, const PartitioningLimits& limits,
                                      double cutoff);

}  // namespace postkutscher
