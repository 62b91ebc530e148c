// Travel times between the locations of a problem, by travel profile and time of day: plain data that planner, checker
// and simulation read without knowing about road networks. A benchmark fills it from Euclid, a real day from routing.
// Time of day has one definition, `leg`: the share of a leg that is driven within a period takes that share of the
// period's own travel time (share_rule.h). So legs are FIFO by construction (departing later never arrives earlier).
// On real days period 0 is free flow.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/units.h"

namespace postkutscher {

using LocationId = Id<struct LocationTag>;
using TravelProfileId = Id<struct TravelProfileTag>;

class TravelTimes {
 public:
  // Dense tables for `locations` places, `profiles` profiles and one period more than `period_starts` has entries: the
  // first period reaches back without end, each further one begins at its start. Starts strictly ascend.
  // All entries begin as unreachable.
  TravelTimes(std::size_t locations, std::size_t profiles, std::vector<Instant> period_starts = {});

  // Bytes that such tables hold.
  static double bytes(std::size_t locations, std::size_t profiles, std::size_t periods);

  // Adds locations behind the others, unreachable; the entries of the others stay as they are. Amortised: room for more
  // is taken at once, so that adding n locations one by one copies no entry more than a few times.
  void add_locations(std::size_t count);

  std::size_t location_count() const { return locations_; }
  std::size_t profile_count() const { return profiles_; }
  std::size_t period_count() const { return period_starts_.size() + 1; }
  const std::vector<Instant>& period_starts() const { return period_starts_; }
  bool time_dependent() const { return !period_starts_.empty(); }

  // One entry. `duration` is finite, non-negative and below 2^31 ticks (2^32 - 1 with one period only), or infinite
  // (unreachable) in all periods.
  void set(LocationId from, LocationId to, TravelProfileId profile, std::size_t period, Duration duration);
  void set_distance(LocationId from, LocationId to, TravelProfileId profile, Distance distance);

  // Entries from one location to consecutive ones at once, in ticks and decimetres; kUnreachable where there is no way.
  // Periods come in order: who is unreachable in one period is so in all.
  static constexpr std::uint32_t kUnreachable = UINT32_MAX;
  void set_row(LocationId from, LocationId first_to, TravelProfileId profile, std::size_t period,
               std::span<const std::uint32_t> ticks);
  void set_distance_row(LocationId from, LocationId first_to, TravelProfileId profile,
                        std::span<const std::uint32_t> decimetres);

  // Duration of the leg when departing at `depart`; infinite when unreachable.
  Duration leg(LocationId from, LocationId to, TravelProfileId profile, Instant depart) const;
  // Latest departure that arrives no later than `arrive`: the exact inverse of `leg`, i.e. the largest t with
  // t + leg(t) <= arrive. Instant::earliest_possible() when unreachable.
  Instant latest_departure(LocationId from, LocationId to, TravelProfileId profile, Instant arrive) const;
  // Least duration over all periods: a lower bound of `leg` at any time; infinite when unreachable.
  Duration least(LocationId from, LocationId to, TravelProfileId profile) const;
  // Duration within one period as it stands in the table.
  Duration in_period(LocationId from, LocationId to, TravelProfileId profile, std::size_t period) const;
  // Length of the free-flow path, whatever the time of day.
  Distance distance(LocationId from, LocationId to, TravelProfileId profile) const;
  // Index of the period that contains `t`.
  std::size_t period_at(Instant t) const;

 private:
  std::size_t cell(LocationId from, LocationId to, TravelProfileId profile) const {
    return (profile.index() * room_ + from.index()) * room_ + to.index();
  }

  std::size_t locations_;
  std::size_t room_;  // locations that the tables have cells for
  std::size_t profiles_;
  std::vector<Instant> period_starts_;
  std::vector<std::uint32_t> durations_;  // [cell][period] in ticks
  std::vector<std::uint32_t> distances_;  // [cell] in decimetres
};

}  // namespace postkutscher
