#include "engine/base/travel_times.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/base/share_rule.h"

namespace postkutscher {

TravelTimes::TravelTimes(std::size_t locations, std::size_t profiles, std::vector<Instant> period_starts)
    : locations_(locations),
      room_(locations),
      profiles_(profiles),
      period_starts_(std::move(period_starts)),
      durations_(locations * locations * profiles * (period_starts_.size() + 1), kUnreachable),
      distances_(locations * locations * profiles, 0) {
  assert(std::adjacent_find(period_starts_.begin(), period_starts_.end(), std::greater_equal<>()) ==
         period_starts_.end());
}

double TravelTimes::bytes(std::size_t locations, std::size_t profiles, std::size_t periods) {
  const auto n = static_cast<double>(locations);
  return n * n * static_cast<double>(profiles) * static_cast<double>((periods + 1) * sizeof(std::uint32_t));
}

void TravelTimes::add_locations(std::size_t count) {
  const std::size_t before = room_;
  locations_ += count;
  if (locations_ <= before) return;
  room_ = std::max(locations_, before + before / 2);
  const auto moved = [&](const std::vector<std::uint32_t>& old, std::size_t width, std::uint32_t empty) {
    std::vector<std::uint32_t> cells(profiles_ * room_ * room_ * width, empty);
    for (std::size_t row = 0; row < profiles_ * before; ++row) {
      const std::size_t to = (row / before * room_ + row % before) * room_;
      std::copy_n(&old[row * before * width], before * width, &cells[to * width]);
    }
    return cells;
  };
  durations_ = moved(durations_, period_count(), kUnreachable);
  distances_ = moved(distances_, 1, 0);
}

void TravelTimes::set(LocationId from, LocationId to, TravelProfileId profile, std::size_t period, Duration duration) {
  assert(duration.is_infinite() ||
         (duration.ticks >= 0 && duration.ticks < (time_dependent() ? kWholeWay : std::int64_t{kUnreachable})));
  durations_[cell(from, to, profile) * period_count() + period] =
      duration.is_infinite() ? kUnreachable : static_cast<std::uint32_t>(duration.ticks);
}

void TravelTimes::set_distance(LocationId from, LocationId to, TravelProfileId profile, Distance distance) {
  assert(distance.decimetres >= 0 && distance.decimetres < kUnreachable);
  distances_[cell(from, to, profile)] = static_cast<std::uint32_t>(distance.decimetres);
}

void TravelTimes::set_row(LocationId from, LocationId first_to, TravelProfileId profile, std::size_t period,
                          std::span<const std::uint32_t> ticks) {
  assert(first_to.index() + ticks.size() <= locations_);
  const std::size_t periods = period_count();
  std::uint32_t* entry = &durations_[cell(from, first_to, profile) * periods];
  for (const std::uint32_t duration : ticks) {
    entry[period] = duration;
    if (duration == kUnreachable || *entry == kUnreachable) std::fill_n(entry, periods, kUnreachable);
    entry += periods;
  }
}

void TravelTimes::set_distance_row(LocationId from, LocationId first_to, TravelProfileId profile,
                                   std::span<const std::uint32_t> decimetres) {
  assert(first_to.index() + decimetres.size() <= locations_);
  std::copy(decimetres.begin(), decimetres.end(),
            distances_.begin() + static_cast<std::ptrdiff_t>(cell(from, first_to, profile)));
}

std::size_t TravelTimes::period_at(Instant t) const {
  return period_containing(period_starts_, t);
}

Duration TravelTimes::in_period(LocationId from, LocationId to, TravelProfileId profile, std::size_t period) const {
  const std::uint32_t ticks = durations_[cell(from, to, profile) * period_count() + period];
  return ticks == kUnreachable ? Duration::infinite() : Duration{ticks};
}

Duration TravelTimes::leg(LocationId from, LocationId to, TravelProfileId profile, Instant depart) const {
  const std::uint32_t* row = &durations_[cell(from, to, profile) * period_count()];
  if (*row == kUnreachable) return Duration::infinite();
  if (!time_dependent()) return Duration{*row};
  return arrival_by_shares(period_starts_, depart, [row](std::size_t period) { return std::int64_t{row[period]}; }) -
         depart;
}

Instant TravelTimes::latest_departure(LocationId from, LocationId to, TravelProfileId profile, Instant arrive) const {
  const std::uint32_t* row = &durations_[cell(from, to, profile) * period_count()];
  if (*row == kUnreachable) return Instant::earliest_possible();
  if (!time_dependent()) return {arrive.ticks - *row};
  return departure_by_shares(period_starts_, arrive, [row](std::size_t period) { return std::int64_t{row[period]}; });
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
