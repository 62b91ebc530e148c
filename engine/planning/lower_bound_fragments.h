// Fragments: the parts of a route from an empty vehicle to the next time it is empty. Every route is a sequence of
// fragments. With tight windows and ride-time limits they are few, and each has an exact time function.
// Source: fragments after Rist and Forbes, "A new formulation for the dial-a-ride problem" (Transportation Science 55,
// 2021); deviation: a fragment ends only where the vehicle is empty, so that no time constraint crosses its ends.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/planning/lower_bound_family.h"
#include "engine/planning/lower_bound_request_set.h"

namespace postkutscher::lower_bounds {

// Who arrives at the first place at t <= latest leaves the last one at max(earliest, t + elapsed) at best.
struct Fragment {
  std::uint16_t first = 0;  // request of the first pickup
  std::uint16_t last = 0;   // request of the last drop-off
  RequestSet requests;
  std::int64_t latest = 0;
  std::int64_t earliest = 0;
  std::int64_t elapsed = 0;
  std::int64_t distance = 0;         // decimetres between its first and last place
  std::vector<std::uint16_t> nodes;  // RouteFamily::pickup and dropoff
};

// All fragments but those that another one with the same ends and requests dominates in times and distance. Ordered by
// first pickup, then latest start descending. Nothing when more than `limit` partial fragments came up, or cancelled.
std::optional<std::vector<Fragment>> enumerate_fragments(const RouteFamily& family, std::size_t limit,
                                                         const RunContext& context);

}  // namespace postkutscher::lower_bounds
