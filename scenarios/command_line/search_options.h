// The options of a planning search, shared by all commands that plan.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/planning/planner.h"
#include "scenarios/command_line/common.h"

namespace postkutscher {

struct SearchOptions {
  std::optional<std::string> time_budget;  // "60s"
  std::optional<std::int64_t> iterations;
  std::optional<std::uint64_t> seed;
  std::optional<int> islands;

  bool any() const { return time_budget || iterations || seed || islands; }
  // Overrides what the user set but the seed. Throws InputError ("bad_duration").
  void apply_to(PlanOptions& plan) const;
};

// --time, --iterations, --seed, --islands. `defaults` says in parentheses where the seed comes from without --seed.
void add_search_options(CLI::App& command, SearchOptions& options, const std::string& seed_default);

// --replay FILE instead of the options of add_search_options, which are there already.
void add_replay_option(CLI::App& command, std::string& replay, const std::string& description);

}  // namespace postkutscher
