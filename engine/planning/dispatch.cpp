#include <algorithm>
#include <tuple>

#include "engine/planning/construction.h"
#include "engine/planning/planner.h"
#include "engine/planning/refusals.h"
#include "engine/planning/solution.h"

namespace postkutscher {

namespace {

std::vector<RequestId> in_booking_order(const Problem& problem) {
  std::vector<RequestId> order;
  for (const RequestId request : problem.requests.ids()) order.push_back(request);
  std::sort(order.begin(), order.end(), [&](RequestId a, RequestId b) {
    return std::tuple(problem.requests[a].booking_rank, a) < std::tuple(problem.requests[b].booking_rank, b);
  });
  return order;
}

// Duties that may serve the request, the owner's first.
std::vector<DutyId> by_preference(const Problem& problem, RequestId request) {
  std::vector<DutyId> duties;
  for (const DutyId duty : problem.duties.ids()) {
    if (is_eligible(problem, duty, request)) duties.push_back(duty);
  }
  std::stable_partition(duties.begin(), duties.end(),
                        [&](DutyId duty) { return problem.duties[duty].owner == problem.requests[request].owner; });
  return duties;
}

bool dispatch(Workspace& workspace, Solution& solution, RequestId request) {
  const PlanningModel& model = workspace.model;
  const std::vector<DutyId>& candidates = model.candidates(request);
  for (const DutyId duty : by_preference(model.problem(), request)) {
    if (!std::binary_search(candidates.begin(), candidates.end(), duty)) continue;
    const std::optional<Insertion> insertion = workspace.cache.search().cheapest(solution.route(duty), request);
    if (insertion && solution.insert(workspace, duty, request, *insertion)) return true;
  }
  return false;
}

}  // namespace

Schedule dispatch_in_booking_order(const Problem& problem) {
  const PlanningModel model(problem);
  Workspace workspace(model);
  Solution solution(workspace);
  for (const RequestId request : in_booking_order(problem)) {
    if (!model.is_on_board(request)) dispatch(workspace, solution, request);
  }
  insert_exhaustively(workspace, solution);
  return with_refusals(model, solution);
}

}  // namespace postkutscher
