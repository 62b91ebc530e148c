// What it costs at least to complete a route, by place and time: the shortest way over fragments to the end of the duty
// when requests may be served again. Used to drop partial routes early.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/planning/lower_bound_family.h"
#include "engine/planning/lower_bound_fragments.h"
#include "engine/planning/lower_bound_route.h"

namespace postkutscher::lower_bounds {

inline constexpr std::int64_t kNoCompletion = std::int64_t{1} << 61;

// Non-decreasing in time: who comes earlier has all the choices of who comes later.
class StepFunction {
 public:
  // Entries arrive with `until` descending: only a smaller value says something new.
  bool improves(std::int64_t value) const { return steps_.empty() || value < steps_.back().value; }
  void add(std::int64_t until, std::int64_t value) { steps_.push_back({until, value}); }
  std::int64_t at(std::int64_t time) const;

 private:
  struct Step {
    std::int64_t until;
    std::int64_t value;
  };
  std::vector<Step> steps_;
};

struct FragmentPrices {
  std::vector<std::int64_t> fragments;  // fine driving cost inside minus the duals of its requests
  std::int64_t fine_per_tick = 0;       // least cost of a tick on the road
};

FragmentPrices price_fragments(const RouteFamily& family, std::span<const Fragment> fragments, const DualValues& duals);

class Completion {
 public:
  // Falls back to no bound at all (everything is possible at -kNoCompletion) when more than `limit` states come up.
  Completion(const RouteFamily& family, std::span<const Fragment> fragments, const FragmentPrices& prices,
             std::size_t limit);

  // From leaving the drop-off of `request` at `time` (from arriving at its pickup) to the end of the duty, in fine
  // cost beyond what is spent until then.
  std::int64_t after_dropoff(std::size_t request, std::int64_t time) const { return value(dropoffs_[request], time); }
  std::int64_t from_pickup(std::size_t request, std::int64_t time) const { return value(pickups_[request], time); }

 private:
  std::int64_t value(const StepFunction& steps, std::int64_t time) const {
    return complete_ ? steps.at(time) : -kNoCompletion;
  }

  std::vector<StepFunction> dropoffs_;
  std::vector<StepFunction> pickups_;
  bool complete_ = true;
};

}  // namespace postkutscher::lower_bounds
