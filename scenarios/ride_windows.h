// The times of a ride: from wishes, appointments and typed windows to the windows that are promised.
#pragma once

#include "scenarios/row_reader.h"
#include "scenarios/scenario.h"

namespace postkutscher {

// Sets the windows, `appointment` and `wished_pickup` of a ride from the current row. A side that nothing bounds stays
// open; the planning case derives it from the ride-time limit. Errors go to the reader.
void read_ride_windows(RowReader& reader, const Calendar& calendar, const Scenario& scenario, Ride& ride);

}  // namespace postkutscher
