// What a node of a road means for traffic: barriers, signals, stop signs, crossings, places to turn.
#pragma once

#include "engine/network/network.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

struct PointFacts {
  ModeMask closed = 0;
  VehicleLimits limits;
  bool open_barrier = false;  // a barrier that stops nobody, unless too large
  bool turning_place = false;
  bool signal_forward = false;  // for traffic along the way's direction; without a direction tag both are set
  bool signal_backward = false;
  bool stop_forward = false;
  bool stop_backward = false;
  bool stop_undirected = false;  // without a direction tag
  bool crossing = false;

  bool empty() const { return *this == PointFacts{}; }
  bool operator==(const PointFacts&) const = default;
};

PointFacts point_facts(Tags tags);

// Modes that a barrier stops. Access tags on the node override the barrier's nature; gates, lift gates, toll booths and
// the like are open unless tagged, private ones stay open for first and last metres. Rising bollards and lowered kerbs
// are open, height restrictors too: their height is a limit. For `car` OSRM's published list decides; taxi, wheelchair
// van and ambulance also pass sliding gates, but none that is locked.
ModeMask closed_modes(Tags tags);

}  // namespace postkutscher::osm
