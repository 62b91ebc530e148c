// From a problem to a schedule. `dispatch_in_booking_order` is how small operators work today; `plan` is the planner.
// Both are deterministic for counted work: the same problem, seed and iterations give the same schedule on any number
// of threads.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/fleet/schedule.h"

namespace postkutscher {

// How far a planner is, told at the end of each epoch.
struct PlanProgress {
  std::size_t percent = 0;  // of all epochs, 1 … 100
  Cost cost;                // of the best plan
  std::int64_t unserved = 0;
  std::size_t duties_used = 0;
  double rounds_per_second = 0;  // of all islands together

  // For texts that people follow: one in five.
  bool worth_a_line() const { return percent % 5 == 0; }
};

struct PlanOptions {
  // Rounds of improvement after construction, of each island. With a time budget the rounds are counted and reported.
  std::int64_t iterations = 2000;
  std::optional<std::chrono::milliseconds> time_budget = {};  // replaces `iterations` as the stop rule
  // At least 1. Searches side by side that exchange their plans at the ends of epochs. Part of the result, unlike
  // threads.
  int islands = 2;
  // PlanResult::epochs of a run before with as many islands: replaces both stop rules and repeats that run to the byte.
  std::vector<std::int64_t> replay = {};
  // Empty: RunContext::progress gets some lines in euros.
  std::function<void(const PlanProgress&)> on_progress = {};
};

struct PlanResult {
  Schedule schedule;
  std::int64_t iterations = 0;  // done, of the island that did most
  // For each epoch: rounds of each island, then 1 if routes were recombined behind it, else 0.
  std::vector<std::int64_t> epochs = {};
  bool cancelled = false;
};

// Today's dispatch: requests in booking order, each to the first duty of its eligible ones (owner's duties first, then
// by id) that can take it with a feasible insertion, at the cheapest place within that duty. After the last booking the
// refused get one more attempt; nothing else is changed later.
Schedule dispatch_in_booking_order(const Problem& problem);

// Regret insertion, then counted improvement by islands of ruin and recreate that exchange plans and recombine their
// routes. Serves as many requests as it can by price of not serving, at the least cost. `start_from`, when given, is a
// schedule of the same problem to improve (visits keep their duties at first).
PlanResult plan(const Problem& problem, const PlanOptions& options, const RunContext& context,
                const Schedule* start_from = nullptr);

}  // namespace postkutscher
