// A random but plausible day of patient transport on the plane, for property tests and benchmarks: clinics, homes,
// operators with mixed fleets, categories with their needs. Straight lines at city speed; every period stretches all
// legs by the same factor, rounded up, so that a detour is never quicker than the direct way.
#pragma once

#include <cstdint>

#include "engine/fleet/problem.h"

namespace postkutscher {

struct RandomDay {
  std::uint64_t seed = 1;
  int requests = 40;
  int duties = 8;
  int operators = 3;
  int periods = 1;  // of the travel times, 1 to 5
  double side_km = 12;
  // Minutes of slack: the width of a window, and what a ride may take beyond direct.
  int window_minutes = 30;
  int detour_minutes = 15;
  // The first duties begin with a passenger aboard (one each).
  int passengers_on_board = 0;
};

// Times in ticks since midnight; shifts lie between 05:00 and 20:00. Prices of not serving are above 40 €.
Problem random_problem(const RandomDay& day);

}  // namespace postkutscher
