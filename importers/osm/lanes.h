// Access by lane: vehicle:lanes=no|yes, hov:lanes=designated|designated.
#pragma once

#include <string_view>

#include "engine/network/network.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

// Whether access tags by lane close every lane of a direction to a mode. Per lane the most special key of the mode's
// hierarchy decides, as for whole ways; lanes without a word are open. `direction` is ":forward" or ":backward".
bool all_lanes_closed(Tags tags, Mode mode, std::string_view direction);

// Whether a direction is for cars with several people: hov=designated, or every lane of hov:lanes is designated.
bool is_carpool_only(Tags tags, std::string_view direction);

}  // namespace postkutscher::osm
