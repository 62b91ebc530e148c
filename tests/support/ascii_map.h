// A small network drawn in ASCII, for tests. Letters and digits of the picture are points, everything else is
// decoration; ways say which letters they run through. The top left cell lies in Cottbus, columns go east, rows south.
//
//   AsciiMap map({"A--B--C--E",
//                 "   |  |   ",
//                 "   D  F   "}, 100);                                // metres per cell: A-B is 300 m, B-D 200 m
//   map.way("AB", {.name = "Lange Straße", .speed = 50}).way("BC").way("CE")  // way ids are 1, 2, … in this order
//       .way("BD", {.oneway = true, .access = {{Mode::taxi, Access::no}}})
//       .way("CF")
//       .point("B", {.signal = true})
//       .restriction({.from = "AB", .via = {"B"}, .to = "BD"})  // one letter: via node; more: a via way
//       .restriction({.kind = RestrictionKind::only, .from = "AB", .via = {"BC"}, .to = "CE"});
//   const Network& network = map.build();                         // owned by the map
//   EXPECT_EQ(network.length(map.directed("A", "B").segment()).decimetres, 3000);
//   EXPECT_EQ(map.letters(map.path("ABD")), "AB BD");
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/network/builder.h"
#include "tests/support/ascii_picture.h"

namespace postkutscher {

// Every day of the mask (bit 0 = Monday) from one full hour to another; past midnight where the end comes first.
OpeningTimes hours(int from, int to, std::uint8_t weekdays = OpeningRule::kEveryDay);

// What a way lets through at times, in one or both directions. Later ones of a list win.
struct AsciiTimedAccess {
  OpeningTimes when;
  Access access = Access::no;
  ModeMask modes = kAllModes;
  bool forward = true;
  bool backward = true;
};
struct AsciiTimedOneway {
  OpeningTimes when;
  bool forward = true;  // open in this direction
  bool backward = false;
  ModeMask modes = kAllModes;
};
struct AsciiTimedSpeed {
  OpeningTimes when;
  double speed = 0;  // km/h, both directions
};

struct AsciiWay {
  std::string name = {};
  std::string sorbian = {};
  std::string reference = {};
  RoadClass road_class = RoadClass::residential;
  double speed = 0;     // km/h, both directions; 0 = not tagged
  bool oneway = false;  // closes the way back to all modes but foot
  // Both directions, then what differs in one of them (these win over `oneway`). Modes not named: yes.
  std::map<Mode, Access> access = {};
  std::map<Mode, Access> access_forward = {};
  std::map<Mode, Access> access_backward = {};
  SurfaceClass surface = SurfaceClass::unknown;
  std::vector<RoadTrait> traits = {};
  double timetable_seconds = 0;  // of the whole way
  bool roundabout = false;
  bool urban = true;
  VehicleLimits limits = {};
  std::vector<AsciiTimedAccess> timed_access = {};
  std::vector<AsciiTimedOneway> timed_oneways = {};
  std::vector<AsciiTimedSpeed> timed_speeds = {};
};

struct AsciiTimedPassage {
  OpeningTimes when;
  bool open = true;
  ModeMask modes = kAllModes;
};

struct AsciiPoint {
  ModeMask closed = 0;  // barrier
  VehicleLimits limits = {};
  bool turning_place = false;
  bool signal = false;  // both directions
  bool signal_forward = false;
  bool signal_backward = false;
  bool stop_forward = false;
  bool stop_backward = false;
  bool stop_undirected = false;
  bool crossing = false;
  bool missing = false;  // named by ways, but not in the map's data
  std::vector<AsciiTimedPassage> timed = {};
};

// Ways are named by their letters. `via` holds one letter for a node, else the letters of one or more ways.
struct AsciiRestriction {
  RestrictionKind kind = RestrictionKind::no;
  std::string from = {};
  std::vector<std::string> via = {};
  std::string to = {};
  ModeMask modes = kAllModes;
  bool is_u_turn = false;
  std::optional<OpeningTimes> when = {};  // always
};

class AsciiMap {
 public:
  explicit AsciiMap(const std::vector<std::string>& picture, double metres_per_cell = 100);

  // Unknown letters, ways or segments in any call throw std::invalid_argument: the test itself is wrong.
  AsciiMap& way(std::string_view letters, const AsciiWay& options = {});
  AsciiMap& point(std::string_view letter, const AsciiPoint& options);
  AsciiMap& restriction(const AsciiRestriction& restriction);
  NetworkData& rest();  // facilities, districts, …: before build()
  const Network& build();

  Coordinate at(std::string_view letter) const;
  // Any place of the picture; fractions and negative values are fine. Metres are exact along a row.
  Coordinate place(double column, double row) const;
  // On the straight line from one letter to another: share 0 … 1.
  Coordinate between(std::string_view from, std::string_view to, double share) const;
  std::int64_t point_id(std::string_view letter) const;  // Junction::original_id
  std::int64_t way_id(std::string_view letters) const;   // Segment::way

  // After build().
  const Network& network() const;
  NodeId node(std::string_view letter) const;
  // The segment between two neighbouring junctions; of `way`, where several lie between them.
  DirectedSegment directed(std::string_view from, std::string_view to, std::string_view way = {}) const;
  std::vector<DirectedSegment> path(std::string_view letters) const;  // through all these junctions
  std::string letters(std::span<const DirectedSegment> path) const;   // "AB BD"

 private:
  ConditionId condition(const OpeningTimes& times);
  TimedRules timed_rules(const AsciiWay& way);

  AsciiPicture picture_;
  double metres_per_cell_;
  std::map<char, AsciiPoint> points_;  // that differ from a plain place
  std::vector<std::string> ways_;
  NetworkBuilder builder_;
  std::optional<Network> network_;
};

}  // namespace postkutscher
