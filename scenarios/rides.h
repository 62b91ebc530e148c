// The requests file of a scenario: rows to rides.
#pragma once

#include <vector>

#include "scenarios/scenario.h"

namespace postkutscher {

// Reads scenario.demand.requests; needs operators, service rules and date. Fills rides and adds to dropped_columns,
// inputs and notes. Bad rows go to `errors` and are left out. Throws InputError for defects of the whole file.
void read_rides(Scenario& scenario, std::vector<RowError>& errors);

// The fleet file of a scenario: appends its vehicles in the same way.
void read_fleet_file(const std::filesystem::path& file, Scenario& scenario, std::vector<RowError>& errors);

}  // namespace postkutscher
