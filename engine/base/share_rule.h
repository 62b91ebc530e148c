// Driving across the borders of periods: the share of a way that is driven within a period takes that share of what the
// whole way takes in that period. FIFO by construction: departing later never arrives earlier. Legs of TravelTimes and
// segments of timed routes both go by this.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/base/units.h"

namespace postkutscher {

// A way is consumed in shares of 2^31: fine enough that the rounding of a share never adds a whole tick per period to
// durations below 2^31 ticks, and products stay below 2^63.
inline constexpr std::int64_t kWholeWay = std::int64_t{1} << 31;

constexpr std::int64_t ceil_divide(std::int64_t a, std::int64_t b) {
  return (a + b - 1) / b;
}

// Index of the period that contains `t`; period i ends where starts[i] begins the next one.
inline std::size_t period_containing(std::span<const Instant> starts, Instant t) {
  return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), t) - starts.begin());
}

// When a way is done that takes ticks_in(period) within one period, 0 … 2^31 - 1; rounded up to ticks.
template <class TicksInPeriod>
Instant arrival_by_shares(std::span<const Instant> starts, Instant depart, const TicksInPeriod& ticks_in) {
  std::size_t period = period_containing(starts, depart);
  Instant now = depart;
  std::int64_t left = kWholeWay;
  while (true) {
    const std::int64_t whole = ticks_in(period);
    const std::int64_t rest = ceil_divide(left * whole, kWholeWay);
    if (period == starts.size() || now.ticks + rest <= starts[period].ticks) return {now.ticks + rest};
    // The period ends on the way: drive to its end and go on with what is left.
    left -= (starts[period].ticks - now.ticks) * kWholeWay / whole;
    now = starts[period];
    ++period;
  }
}

// The latest departure that arrives no later than `arrive`: the exact inverse of the above.
template <class TicksInPeriod>
Instant departure_by_shares(std::span<const Instant> starts, Instant arrive, const TicksInPeriod& ticks_in) {
  std::size_t period = period_containing(starts, arrive);
  std::int64_t end = arrive.ticks;
  std::int64_t left = kWholeWay;  // what has to be driven by `end`
  while (true) {
    const std::int64_t whole = ticks_in(period);
    const std::int64_t latest = end - ceil_divide(left * whole, kWholeWay);
    if (period == 0 || latest >= starts[period - 1].ticks) return {latest};
    const std::int64_t start = starts[--period].ticks;
    left -= (end - start) * kWholeWay / whole;
    end = start;
    // Leaving at `end` belongs to the period behind it, and was too late.
    if (ticks_in(period) == 0) return {end - 1};
  }
}

}  // namespace postkutscher
