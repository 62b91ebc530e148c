// Who may use a way or pass a point: the access hierarchy of OpenStreetMap per mode and direction.
#pragma once

#include <string_view>

#include "engine/network/network.h"
#include "importers/osm/access_values.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

struct DecidingTag {
  Permission permission = Permission::absent;
  std::string_view value;
};
// The first tag of the mode's hierarchy. `direction` is ":forward", ":backward" or "" (points). A wheelchair van is
// also let in where disabled=yes, to reach or leave a place.
DecidingTag deciding_tag(Tags tags, Mode mode, std::string_view direction);

// Before one-ways. Without a tag the class decides: motor modes on motorway … service (road: all but car), foot and
// bicycle as German law has it. Restricted roads become Access::destination.
// For `car` OSRM's published rules decide: private service roads and restricted ways off the car classes are closed,
// a value that nobody knows opens. All other motor modes carry patients: restricted roads of any class stay reachable
// for the first and last metres, because forecourts of hospitals and drives of care homes are private.
Access way_access(Tags tags, RoadClass road, Mode mode, std::string_view direction);

// Whether cyclists may use the way but have to dismount.
bool must_push_bicycle(Tags tags, RoadClass road);

// Number of access tags of a way that carry a value we cannot judge.
int unknown_access_values(Tags tags);

}  // namespace postkutscher::osm
