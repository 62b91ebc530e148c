#include "engine/base/travel_times.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace postkutscher {

namespace {

constexpr std::uint32_t kUnreachable = std::numeric_limits<std::uint32_t>::max();
// A leg is consumed in shares of 2^31: fine enough that the rounding of a share never adds a whole tick per period to
// durations below 2^31 ticks, and products stay below 2^63.
constexpr std::int64_t kWhole = std::int64_t{1} << 31;

constexpr std::int64_t ceil_divide(std::int64_t a, std::int64_t b) {
  return (a + b - 1) / b;
}

}  // namespace

TravelTimes::TravelTimes(std::size_t locations, std::size_t profiles, std::vector<Instant> period_starts)
    : locations_(locations),
      profiles_(profiles),
      period_starts_(std::move(period_starts)),
      durations_(locations * locations * profiles * (period_starts_.size() + 1), kUnreachable),
      distances_(locations * locations * profiles, 0) {
  assert(std::adjacent_find(period_starts_.begin(), period_starts_.end(), std::greater_equal<>()) ==
         period_starts_.end());
}

void TravelTimes::set(LocationId from, LocationId to, TravelProfileId profile, std::size_t period, Duration duration) {
  assert(duration.is_infinite() || (duration.ticks >= 0 && duration.ticks < kWhole));
  durations_[cell(from, to, profile) * period_count() + period] =
      duration.is_infinite() ? kUnreachable : static_cast<std::uint32_t>(duration.ticks);
}

void TravelTimes::set_distance(LocationId from, LocationId to, TravelProfileId profile, Distance distance) {
  assert(distance.decimetres >= 0 && distance.decimetres < kUnreachable);
  distances_[cell(from, to, profile)] = static_cast<std::uint32_t>(distance.decimetres);
}

std::size_t TravelTimes::period_at(Instant t) const {
  return static_cast<std::size_t>(std::upper_bound(period_starts_.begin(), period_starts_.end(), t) -
                                  period_starts_.begin());
}

Duration TravelTimes::in_period(LocationId from, LocationId to, TravelProfileId profile, std::size_t period) const {
  const std::uint32_t ticks = durations_[cell(from, to, profile) * period_count() + period];
  return ticks == kUnreachable ? Duration::infinite() : Duration{ticks};
}

Duration TravelTimes::leg(LocationId from, LocationId to, TravelProfileId profile, Instant depart) const {
  const std::uint32_t* row = &durations_[cell(from, to, profile) * period_count()];
  if (*row == kUnreachable) return Duration::infinite();
  if (!time_dependent()) return Duration{*row};
  std::size_t period = period_at(depart);
  Instant now = depart;
  std::int64_t left = kWhole;
  while (true) {
    const std::int64_t rest = ceil_divide(left * row[period], kWhole);
    if (period == period_starts_.size() || now.ticks + rest <= period_starts_[period].ticks) {
      return Duration{now.ticks + rest - depart.ticks};
    }
    // The period ends on the way: drive to its end and go on with what is left.
    const std::int64_t driven = period_starts_[period].ticks - now.ticks;
    left -= driven * kWhole / row[period];
    now = period_starts_[period];
    ++period;
  }
}

Instant TravelTimes::latest_departure(LocationId from, LocationId to, TravelProfileId profile, Instant arrive) const {
  const std::uint32_t* row = &durations_[cell(from, to, profile) * period_count()];
  if (*row == kUnreachable) return Instant::earliest_possible();
  if (!time_dependent()) return {arrive.ticks - *row};
  // t + leg(t) ascends with t: bracket the answer by the longest and the shortest duration, then bisect.
  const auto [shortest, longest] = std::minmax_element(row, row + period_count());
  std::int64_t low = arrive.ticks - *longest - static_cast<std::int64_t>(period_count());
  std::int64_t high = arrive.ticks - *shortest + 1;
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    const Duration d = leg(from, to, profile, {middle});
    (middle + d.ticks <= arrive.ticks ? low : high) = middle;
  }
  return {low};
}

Duration TravelTimes::least(LocationId from, LocationId to, TravelProfileId profile) const {
  const std::uint32_t* row = &durations_[cell(from, to, profile) * period_count()];
  const std::uint32_t least = *std::min_element(row, row + period_count());
  return least == kUnreachable ? Duration::infinite() : Duration{least};
}

Distance TravelTimes::distance(LocationId from, LocationId to, TravelProfileId profile) const {
  return {distances_[cell(from, to, profile)]};
}

}  // namespace postkutscher
