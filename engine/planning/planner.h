// From a problem to a schedule. `dispatch_in_booking_order` is how small operators work today; `plan` is the planner.
// Both are deterministic for counted work: the same problem, seed and iterations give the same schedule on any number
// of threads.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/fleet/schedule.h"

namespace postkutscher {

struct PlanOptions {
  // Rounds of improvement after construction, of each island. With a time budget the rounds are counted and reported.
  std::int64_t iterations = 2000;
  std::optional<std::chrono::milliseconds> time_budget;  // replaces `iterations` as the stop rule
  // Searches side by side that exchange their plans at the ends of epochs. Part of the result, unlike threads.
  int islands = 2;
  // Rounds of each epoch as a run before recorded them: replaces both stop rules and repeats that run to the byte.
  std::vector<std::int64_t> replay = {};
};

struct PlanResult {
  Schedule schedule;
  std::int64_t iterations = 0;            // done, of each island
  std::vector<std::int64_t> epochs = {};  // rounds of each epoch, for PlanOptions::replay
  bool cancelled = false;
};

// Today's dispatch: requests in booking order, each to the first duty of its eligible ones (owner's duties first, then
// by id) that can take it with a feasible insertion, at the cheapest place within that duty. After the last booking the
// refused get one more attempt; nothing else is changed later.
Schedule dispatch_in_booking_order(const Problem& problem);

// Best insertion over all duties, then counted improvement. Serves as many requests as it can by price of not serving,
// at the least cost. `start_from`, when given, is a schedule of the same problem to improve (visits keep their duties
// at first).
PlanResult plan(const Problem& problem, const PlanOptions& options, const RunContext& context,
                const Schedule* start_from = nullptr);

}  // namespace postkutscher
