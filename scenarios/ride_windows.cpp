#include "scenarios/ride_windows.h"

#include <fmt/format.h>

#include "scenarios/ride_columns.h"

namespace postkutscher {

namespace {

// One end of a ride: the window by rule, and what the row says instead.
struct EndColumns {
  RideColumn earliest;
  RideColumn latest;
  const char* what;
};

TimeWindow typed_over(TimeWindow by_rule, const EndColumns& columns, RowReader& reader, const Calendar& calendar,
                      Date day) {
  const auto earliest = reader.instant(columns.earliest, calendar, day);
  const auto latest = reader.instant(columns.latest, calendar, day);
  TimeWindow window{earliest.value_or(by_rule.earliest), latest.value_or(by_rule.latest)};
  if (window.latest < window.earliest) {
    reader.error(latest ? columns.latest : columns.earliest,
                 fmt::format("the {} window ends at {}, before it starts at {}.", columns.what,
                             calendar.iso(window.latest), calendar.iso(window.earliest)),
                 "Exchange or correct the times; after midnight write the date, or 24:30 for 00:30 on the next day.");
  }
  return window;
}

bool bounded(const TimeWindow& window) {
  return window.earliest > Instant::earliest_possible() && window.latest < Instant::latest_possible();
}

}  // namespace

void read_ride_windows(RowReader& reader, const Calendar& calendar, const Scenario& scenario, Ride& ride) {
  const std::size_t defects_before = reader.defects();
  const Date day = scenario.date;
  ride.wished_pickup = reader.instant(kRidePickupAt, calendar, day);
  ride.appointment = reader.instant(kRideAppointmentAt, calendar, day);
  TimeWindow pickup;
  TimeWindow dropoff;
  if (ride.wished_pickup) {
    const Duration tolerance = scenario.service.pickup_tolerance;
    pickup = {*ride.wished_pickup - tolerance, *ride.wished_pickup + tolerance};
  }
  if (ride.appointment) {
    dropoff = {*ride.appointment - scenario.service.arrival_before_appointment, *ride.appointment};
  }
  ride.pickup_window = typed_over(pickup, {kRidePickupEarliest, kRidePickupLatest, "pickup"}, reader, calendar, day);
  ride.dropoff_window =
      typed_over(dropoff, {kRideDropoffEarliest, kRideDropoffLatest, "drop-off"}, reader, calendar, day);
  if (reader.defects() > defects_before) return;
  if (!bounded(ride.pickup_window) && !bounded(ride.dropoff_window)) {
    reader.error(kRidePickupAt, "the ride has no time.", "Fill pickup_at or appointment_at.");
  } else if (ride.dropoff_window.latest < ride.pickup_window.earliest) {
    reader.error(ride.appointment ? kRideAppointmentAt : kRideDropoffLatest,
                 fmt::format("the ride must end by {}, before its pickup begins at {}.",
                             calendar.iso(ride.dropoff_window.latest), calendar.iso(ride.pickup_window.earliest)),
                 "Correct the times of pickup and appointment.");
  }
}

}  // namespace postkutscher
