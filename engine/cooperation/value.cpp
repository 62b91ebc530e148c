#include "engine/cooperation/value.h"

#include <cmath>

namespace postkutscher {

CoalitionValue coalition_value(const Problem& problem, const Schedule& schedule) {
  IdVector<RequestId, bool> served(problem.requests.size());
  for (const DutyPlan& plan : schedule.duties) {
    for (const Visit& visit : plan.visits) {
      if (visit.kind == VisitKind::dropoff) served[visit.request] = true;
    }
  }
  CoalitionValue value;
  value.driving = schedule_cost(problem, schedule);
  for (const RequestId id : problem.requests.ids()) {
    const Request& request = problem.requests[id];
    if (served[id]) {
      ++value.served;
      value.revenue += request.revenue;
    } else {
      ++value.refused;
      value.unserved += request.price_of_not_serving;
    }
  }
  return value;
}

double cooperation_gain(const CoalitionValue& alone, const CoalitionValue& together) {
  const double before = alone.value().euros();
  return before == 0 ? 0 : (before - together.value().euros()) / std::abs(before);
}

}  // namespace postkutscher
