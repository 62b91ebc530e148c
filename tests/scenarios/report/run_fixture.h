// A small whole run for tests: a drawn map with three districts, two operators with some vehicles, planned today, alone
// and together by the real planner and checked. One more ride lies off the map. Names hold characters that HTML, CSV
// and JSON must escape.
#pragma once

#include <memory>

#include "scenarios/run_result.h"
#include "tests/support/ascii_map.h"

namespace postkutscher {

struct RunFixtureOptions {
  int rides = 6;
  bool synthetic = true;
  bool one_plan = false;  // only the column "plan"
  int vehicles_per_operator = 2;
  bool districts = true;
  // One more order of op2 at a depot of op1, too late for any shift: the duty that misses least is one of op1.
  bool late_ride = false;
};

class RunFixture {
 public:
  explicit RunFixture(const RunFixtureOptions& options = {});

  RunResult run;
  Scenario scenario;
  PlanningCase planning_case;
  // Every coordinate that came from the input: ends of rides, bases.
  std::vector<Coordinate> input_coordinates() const;
  std::vector<std::string> input_names() const;  // ride ids and place names

 private:
  void draw_map(const RunFixtureOptions& options);
  void add_operators(int vehicles_per_operator);
  void add_rides(int count);
  void place_on_map();
  void add_ride_off_the_map();
  void add_late_ride();
  void add_column(const std::string& key, Problem problem, bool dispatch);

  AsciiMap map_;
};

}  // namespace postkutscher
