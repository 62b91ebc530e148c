// Who may drive whose rides: the same day under different rules of cooperation, as problems for the same planner.
#pragma once

#include <vector>

#include "engine/fleet/problem.h"
#include "engine/fleet/schedule.h"

namespace postkutscher {

// Every request only by the duties of its owner.
Problem each_alone(const Problem& problem);

// One plan for all, except the categories that stay apart (by default rides with medical care, which are another
// legal world): those stay with their owner.
Problem together(const Problem& problem, const std::vector<Category>& separate);

// Costs of two schedules of the same requests with only those requests that both serve; each duty is timed anew
// after the others were taken out.
struct EqualService {
  std::size_t requests = 0;  // served in both
  Cost first;
  Cost second;
  double gain() const;  // (first − second) ÷ first
};
EqualService at_equal_service(const Problem& problem, const Schedule& first, const Schedule& second);

}  // namespace postkutscher
