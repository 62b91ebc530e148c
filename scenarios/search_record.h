// Reading how a search went, as the files of `solve` and run.json record it.
#pragma once

#include <cstdint>
#include <vector>

#include "scenarios/json_input.h"

namespace postkutscher {

// The key "islands" of an object. Throws InputError: "missing_key", "wrong_type" (also for none, or more than 1,024).
int read_islands(const JsonNode& object);

// A list as PlanResult::epochs: rounds of each island, then whether routes were recombined. Throws InputError:
// "wrong_type", "nothing_to_repeat" when it is empty, "wrong_length" when it does not fit the islands.
std::vector<std::int64_t> read_epochs(const JsonNode& list, int islands);

}  // namespace postkutscher
