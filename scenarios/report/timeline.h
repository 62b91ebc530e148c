// The visits of a duty with what happens between them: legs, waiting, people aboard. Everything that draws or lists a
// schedule reads this.
#pragma once

#include <vector>

#include "engine/fleet/schedule.h"

namespace postkutscher::report {

struct VisitRow {
  Visit visit;
  LocationId at;
  LocationId before;               // where the vehicle comes from
  Instant left;                    // when it left there
  std::size_t sequence = 0;        // 1-based within the duty
  Duration waiting;                // arrival → start
  std::size_t on_board_after = 0;  // requests
  Distance driven;                 // from the place before
};

struct DutyRow {
  DutyId duty;
  Instant begin;
  Instant end;
  std::vector<VisitRow> visits;  // never empty
  Distance driven_home;          // from the last visit
  Distance driven;               // all of it
  Distance driven_empty;
  std::size_t pickups = 0;
};

// The duties of a schedule that serve anybody, in order.
std::vector<DutyRow> duty_rows(const Problem& problem, const Schedule& schedule);

enum class Activity { empty, occupied_1, occupied_2, occupied_3_or_more, boarding, waiting };
inline constexpr std::size_t kActivityCount = 6;

struct Bar {
  Activity activity = Activity::empty;
  Instant from;
  Instant to;
  std::vector<RequestId> on_board;  // during the bar; at a stop also who gets on or off
};

// What the vehicle does from leaving its base to coming back, without gaps; bars of no duration are left out.
std::vector<Bar> bars(const Problem& problem, const DutyRow& duty);

}  // namespace postkutscher::report
