// How annealing weighs plans on one scalar: cost, and what each unserved request counts.
#pragma once

#include "engine/planning/solution.h"

namespace postkutscher {

struct AnnealingScale {
  double cost_per_request = 1;  // of a first plan, without what duties cost once

  static AnnealingScale of(const PlanningModel& model, const Solution& solution);
  // Of leaving the request out: its price and a few mean requests.
  double penalty(const Request& request) const;
  double scalar(const Objective& objective) const;
};

}  // namespace postkutscher
