// The linear relaxation of a set partitioning with subset-row inequalities: of any three requests at most one route
// that holds two of them can be chosen (Jepsen, Petersen, Spoorendonk & Pisinger 2008).
#pragma once

#include "engine/planning/cover_problem.h"

namespace postkutscher {

// Fills the bound, values and reduced costs of `problem` and drops the columns that are in no choice cheaper than
// `cutoff`, in rounds of inequalities until they gain little. The bound and the reduced costs are computed from the
// duals, so that they hold whatever the solver's tolerances and also where its iterations end early.
void relax(CoverProblem& problem, double cutoff, int simplex_iterations);

}  // namespace postkutscher
