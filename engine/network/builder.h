// Turns roads as a map states them (ways over shared points) into a network: splits ways at junctions, merges the
// points between into geometry, rewrites restrictions into forbidden sequences. Importers and drawn-map tests use it;
// what cannot be used is dropped and counted, never fatal. No segment begins and ends at the same junction: loops are
// split at the point nearest to their middle. Ways are never joined, so a segment's `way` is exact for closures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/network/network.h"

namespace postkutscher {

// A point of the source map that ways run through.
struct SourcePoint {
  std::int64_t id = 0;
  Coordinate at;
  ModeMask closed = 0;  // barrier
  VehicleLimits limits = {};
  bool turning_place = false;
  bool signal_forward = false;  // a signal for traffic along the way's direction
  bool signal_backward = false;
  bool stop_forward = false;
  bool stop_backward = false;
  bool stop_undirected = false;  // holds for who drives to the nearer junction
  bool crossing = false;
};

struct SourceWay {
  std::int64_t id = 0;
  std::vector<std::int64_t> points;  // ids of SourcePoints; unknown ones are cut out and counted
  RoadName name;
  // Everything of a segment but from, to, shape, length and name. timetable_ticks is that of the whole way.
  Segment attributes;
};

enum class RestrictionKind { no, only };

struct SourceRestriction {
  std::int64_t id = 0;
  RestrictionKind kind = RestrictionKind::no;
  std::int64_t from_way = 0;
  std::vector<std::int64_t> via_ways;  // in order; empty when via is a node
  std::int64_t via_node = 0;
  std::int64_t to_way = 0;
  ModeMask modes = kAllModes;
  bool is_u_turn = false;  // no_u_turn: from and to may be the same way
};

class NetworkBuilder {
 public:
  void add(SourcePoint point);
  void add(SourceWay way);
  void add(SourceRestriction restriction);

  NetworkData& rest();  // addresses, facilities, districts, covered, provenance: filled in place by the importer

  // Consumes the builder. Appends its own counts to provenance.counts: "points_missing", "ways_without_length",
  // "restrictions_used", "restrictions_unusable", "restrictions_via_way", "segments", "junctions".
  Network build(const std::string& where) &&;

 private:
  std::vector<SourcePoint> points_;
  std::vector<SourceWay> ways_;
  std::vector<SourceRestriction> restrictions_;
  NetworkData data_;
};

}  // namespace postkutscher
