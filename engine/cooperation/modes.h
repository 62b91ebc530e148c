// Who may drive whose rides: the same day under different rules of cooperation, as problems for the same planner.
#pragma once

#include <vector>

#include "engine/fleet/problem.h"
#include "engine/fleet/schedule.h"

namespace postkutscher {

// Every request only by the duties of its owner; what was forbidden before stays forbidden. An owner who may not drive
// a request itself (not among only_operators) leaves it to nobody: it will be refused, as it is when nobody helps. A
// request without owner is nobody's to drive alone and stays as it is.
Problem each_alone(const Problem& problem);

// One plan for all, except the categories that stay apart (by default rides with medical care, which are another
// legal world): those stay with their owner, as in each_alone.
Problem together(const Problem& problem, const std::vector<Category>& separate);

// Costs of two schedules of the same requests with only those requests that both serve; each duty is timed anew
// after the others were taken out. Both schedules are valid (checker.h). Where a travel-time table breaks the triangle
// inequality, so that a duty is late without the visits taken out, it keeps its times and is late by as much.
struct EqualService {
  std::size_t requests = 0;  // served in both
  Cost first;
  Cost second;
  double gain() const;  // (first − second) ÷ first; 0 when first is 0
};
EqualService at_equal_service(const Problem& problem, const Schedule& first, const Schedule& second);

}  // namespace postkutscher
