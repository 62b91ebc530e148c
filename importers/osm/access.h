// Who may use a way or pass a point: the access hierarchy of OpenStreetMap per mode and direction.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "engine/network/network.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

// What one access value says, the most permissive part of a list ("agricultural;destination") deciding.
enum class Permission {
  absent,      // no tag
  unknown,     // a tag that we cannot judge: as if absent, but counted
  no,          // also agricultural, forestry, military …: never for our rides
  restricted,  // destination, customers, delivery, private, permit, residents
  yes
};
Permission permission(std::string_view value);

// The deciding tag for a mode, from the most special key of its hierarchy to `access`:
// car, wheelchair_van: motorcar > motor_vehicle > vehicle > access; taxi: taxi > psv > car's; ambulance: emergency > car's;
// bicycle: bicycle > vehicle > access; foot: foot > access. `direction` is ":forward", ":backward" or "" (points).
Permission permission_for(Tags tags, Mode mode, std::string_view direction);

// Before one-ways. Without a tag the class decides: motor modes on motorway … service (road: all but car), foot and
// bicycle as German law has it. A restricted road becomes Access::destination, private ones too, because forecourts of
// hospitals and drives of care homes must stay reachable as first and last metres; off the car classes (a footway with
// motor_vehicle=private) only taxi, wheelchair van and ambulance get it, a car does not.
Access way_access(Tags tags, RoadClass road, Mode mode, std::string_view direction);

// Number of access tags of a way that carry a value we cannot judge.
int unknown_access_values(Tags tags);

}  // namespace postkutscher::osm
