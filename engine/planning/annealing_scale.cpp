#include "engine/planning/annealing_scale.h"

#include <algorithm>

namespace postkutscher {

namespace {

// An unserved request weighs its price and this many mean requests.
constexpr double kUnservedWeight = 3;

}  // namespace

AnnealingScale AnnealingScale::of(const PlanningModel& model, const Solution& solution) {
  Cost driving = solution.objective().driving;
  for (const DutyId duty : model.problem().duties.ids()) {
    if (!solution.route(duty).empty()) driving -= model.problem().duties[duty].rates.per_use;
  }
  const std::int64_t requests = static_cast<std::int64_t>(model.problem().requests.size());
  const std::int64_t served = std::max<std::int64_t>(1, requests - solution.objective().unserved);
  return {std::max(1.0, static_cast<double>(driving.value) / static_cast<double>(served))};
}

double AnnealingScale::penalty(const Request& request) const {
  return static_cast<double>(request.price_of_not_serving.value) + kUnservedWeight * cost_per_request;
}

double AnnealingScale::scalar(const Objective& objective) const {
  return static_cast<double>(objective.driving.value) + static_cast<double>(objective.unserved_price.value) +
         kUnservedWeight * cost_per_request * static_cast<double>(objective.unserved);
}

}  // namespace postkutscher
