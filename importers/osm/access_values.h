// What single access values say, and which keys speak for which mode.
#pragma once

#include <span>
#include <string_view>

#include "engine/network/network.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

enum class Permission {
  absent,      // no tag
  unknown,     // a tag that we cannot judge: as if absent, but counted
  no,          // also agricultural, forestry, psv …: not for our rides
  restricted,  // destination, customers, delivery, private, permit, military …: to reach or leave a place there
  yes
};

// Of a list ("agricultural;destination") the most permissive part decides.
Permission permission(std::string_view value);
// The same for a mode, which a value may name ("psv", "foot;bicycle"); cyclists may push where it says `dismount`.
Permission permission(std::string_view value, Mode mode);

// From the most special key to `access`.
// car, wheelchair_van: motorcar > motor_vehicle > vehicle > access; taxi: taxi > psv > car's; ambulance: emergency >
// car's; bicycle: bicycle > vehicle > access; foot: foot > access.
std::span<const std::string_view> access_keys(Mode mode);

}  // namespace postkutscher::osm
