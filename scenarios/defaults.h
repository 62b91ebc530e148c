// Defaults of a scenario: the field's knowledge about service times, vehicles, costs and traffic. Each is a value that
// a planner can change in the scenario file; docs/scenario.md says where each comes from.
#pragma once

#include <vector>

#include "scenarios/scenario.h"

namespace postkutscher {

ServiceRules default_service_rules();

std::vector<TrafficPeriod> default_periods();

}  // namespace postkutscher
