#include "scenarios/request_times.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "scenarios/ride_columns.h"

namespace postkutscher {

namespace {

bool open(Instant side) {
  return side <= Instant::earliest_possible() || side >= Instant::latest_possible();
}

}  // namespace

std::optional<DirectRide> direct_ride(const TravelTimes& times, std::span<const TravelProfileId> profiles,
                                      LocationId from, LocationId to) {
  std::optional<DirectRide> direct;
  for (const TravelProfileId profile : profiles) {
    const Duration free_flow = times.in_period(from, to, profile, 0);
    if (free_flow.is_infinite()) continue;
    if (!direct) direct = DirectRide{Duration::infinite(), Duration{}, Distance{}};
    if (free_flow < direct->free_flow) {
      direct->free_flow = free_flow;
      direct->distance = times.distance(from, to, profile);
    }
    for (std::size_t period = 0; period < times.period_count(); ++period) {
      direct->slowest = std::max(direct->slowest, times.in_period(from, to, profile, period));
    }
  }
  // A leg over several periods rounds up once more than each of them.
  if (direct && times.time_dependent() && direct->slowest.ticks > 0) direct->slowest += Duration{1};
  return direct;
}

std::optional<RowError> limit_below_direct(const Ride& ride, const DirectRide& direct, const DemandSource& demand) {
  if (!ride.ride_time_limit || *ride.ride_time_limit >= direct.free_flow) return std::nullopt;
  const std::string ours = ride_columns()[kRideTimeLimit].name;
  const auto theirs = demand.columns.find(ours);
  const std::string value = fmt::format("{:g}", ride.ride_time_limit->minutes());
  // Rounded up, so that the limit can be raised to the number that is shown.
  const double minutes = std::ceil(direct.free_flow.minutes() * 10) / 10;
  return RowError{demand.requests.string(),
                  ride.line,
                  theirs == demand.columns.end() ? ours : theirs->second,
                  value,
                  fmt::format("the limit of {} min is below the direct ride of {:.1f} min.", value, minutes),
                  "Raise the limit, or leave the cell empty for the rule of [service] ride_time."};
}

Duration ride_time_limit(const Ride& ride, const DirectRide& direct, const Scenario& scenario) {
  if (ride.ride_time_limit) return std::max(*ride.ride_time_limit, direct.slowest);
  const RideTimeRule& rule = scenario.service.ride_time;
  const Duration stretched = Duration::from_seconds(rule.factor * direct.free_flow.seconds());
  const Duration longest = std::min(rule.cap, std::max(stretched, direct.free_flow + rule.extra));
  return std::max({longest, direct.free_flow, direct.slowest});
}

void close_windows(Request& request) {
  TimeWindow& pickup = request.pickup_window;
  TimeWindow& dropoff = request.dropoff_window;
  const Duration shortest = request.pickup_service + request.direct;
  const Duration longest = request.pickup_service + request.ride_time_limit;
  if (!open(pickup.earliest) && !open(pickup.latest)) {
    if (open(dropoff.earliest)) dropoff.earliest = pickup.earliest + shortest;
    if (open(dropoff.latest)) dropoff.latest = std::max(pickup.latest + longest, dropoff.earliest);
  } else {
    if (open(pickup.latest)) pickup.latest = dropoff.latest - shortest;
    if (open(pickup.earliest)) pickup.earliest = std::min(dropoff.earliest - longest, pickup.latest);
  }
}

}  // namespace postkutscher
