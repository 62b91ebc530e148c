// Options of a planner that improves for a counted number of rounds, so that a test is repeatable.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/planning/planner.h"

namespace postkutscher {

inline PlanOptions rounds(std::int64_t count) {
  return {.iterations = count, .time_budget = std::nullopt};
}

}  // namespace postkutscher
