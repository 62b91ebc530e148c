// The daily periods of a scenario as instants over the hours in which vehicles are on duty.
#pragma once

#include <vector>

#include "engine/routing/travel_time_tables.h"
#include "scenarios/scenario.h"

namespace postkutscher {

struct DayPeriods {
  double factor_before = 1.0;  // before the first of the further periods
  std::vector<TravelPeriod> further;
};

// Only what matters between the first start and the last end of a shift: every period costs a table. Neighbours with
// equal factors are one. A period whose start the clocks skip begins an hour later.
DayPeriods day_periods(const Scenario& scenario);

}  // namespace postkutscher
