// In which directions a way may be travelled, before access tags.
#pragma once

#include "engine/network/network.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

struct Directions {
  bool forward = true;
  bool backward = true;
  bool operator==(const Directions&) const = default;
};

// oneway:<mode> (e.g. oneway:motorcar, oneway:psv, oneway:bicycle) before oneway; motorways, roundabouts and circular
// junctions are one-way unless tagged oneway=no, motorway links are not. Reversible roads (twice a day) are closed to
// vehicles, alternating ones (a signal) open both ways. Walkers obey only oneway:foot. Bicycles may ride against where
// cycleway=opposite… says so, taxis, ambulances and bicycles where psv:backward=yes and the like does, taxis on bus
// lanes against the traffic that are open to them.
Directions directions(Tags tags, RoadClass road, Mode mode);

bool is_roundabout(Tags tags);

}  // namespace postkutscher::osm
