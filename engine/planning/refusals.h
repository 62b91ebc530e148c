// Why a request is refused: a reason and one sentence in German and English whose numbers are computed from the problem
// and hold exactly.
#pragma once

#include "engine/planning/solution.h"

namespace postkutscher {

// The request is served by no duty of the plan. `all_busy` says that no duty can take it: true after
// insert_exhaustively.
Refusal explain_refusal(const Problem& problem, RequestId request);

// The solution as a schedule, with a refusal for each unserved request.
Schedule with_refusals(const PlanningModel& model, const Solution& solution);

}  // namespace postkutscher
