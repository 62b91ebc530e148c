// How good can a schedule be at best? A certified lower bound on its cost, by column generation over routes that are
// sequences of fragments, and where possible the proof that a schedule is optimal. All bounds are whole numbers
// computed exactly; the LP solver only proposes duals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/run_context.h"
#include "engine/fleet/schedule.h"

namespace postkutscher {

struct LowerBoundOptions {
  // A schedule known before: with it, routes that cannot be part of a better one are left out. It is trusted.
  const Schedule* incumbent = nullptr;
  // False: bounds the cost of serving all requests. True: cost plus the price of each request not served.
  bool may_refuse = false;
  // Limits, all counted. Reaching one weakens the bound, never makes it wrong.
  std::size_t most_fragments = 2'000'000;  // partial ones, per route family
  std::size_t most_rounds = 2000;          // of pricing
  std::size_t most_labels = 20'000'000;    // partial routes in all
  std::size_t most_routes = 1'000'000;     // enumerated for the proof
  std::size_t most_nodes = 20'000;         // of the search tree
};

struct LowerBound {
  std::optional<Cost> bound;  // nothing when the problem is out of reach, or not all can be served
  std::string reason;         // why there is no bound, or why it is not proven optimal; empty otherwise
  // The best schedule known costs `bound`, up to a billionth for the rounding of duals; where travel times depend on
  // the time of day that can only be the incumbent.
  bool proven_optimal = false;
  std::optional<Schedule> schedule;  // better than the incumbent; with constant travel times only
  std::size_t fragments = 0;
  std::size_t columns = 0;
  std::size_t rounds = 0;
  std::size_t labels = 0;
  std::size_t routes = 0;
  std::size_t nodes = 0;
};

// Out of reach: more than 256 requests, passengers aboard at the start of a duty, costs whose sums do not fit into 64
// bits. More partial fragments than `most_fragments`: routes are relaxed (lower_bound_stops.h), and nothing is proven
// that the relaxation does not prove. Cancelled: the bound so far. Constant travel times are taken exactly, others by
// their least. Counted work: the same on any number of threads.
// Source: set partitioning over all routes within the gap of a column generation bound after Baldacci, Christofides and
// Mingozzi (Mathematical Programming 115, 2008), with fragments after Rist and Forbes (Transportation Science 55,
// 2021).
LowerBound lower_bound(const Problem& problem, const LowerBoundOptions& options, const RunContext& context);

}  // namespace postkutscher
