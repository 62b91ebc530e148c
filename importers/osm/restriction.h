// Turn restriction relations → what the network builder needs, or the reason why not.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/network/builder.h"
#include "importers/osm/map_objects.h"

namespace postkutscher::osm {

enum class RestrictionOutcome {
  usable,
  conditional,  // only at some times or for some vehicles: left out
  other_modes,  // for lorries, buses and others that we do not route
  broken        // unknown value, missing or superfluous members, wrong roles
};

struct ReadRestriction {
  RestrictionOutcome outcome = RestrictionOutcome::broken;
  std::vector<SourceRestriction> restrictions;  // no_entry with several `from` gives one each, no_exit by `to`
};

bool is_restriction(Tags tags);

ReadRestriction read_restriction(const MapRelation& relation);

// Who has to obey: `restriction` binds all vehicles (walkers never), restriction:<vehicle> that kind, `except` frees.
ModeMask restricted_modes(Tags tags);

// Puts via ways that are listed out of order into the order of travel, by the ends of the ways they share. `ends` gives
// (first node, last node) of a way; the order is kept where the chain cannot be followed.
struct WayEnds {
  std::int64_t way = 0;
  std::int64_t first = 0;
  std::int64_t last = 0;
};
void order_via_ways(SourceRestriction& restriction, std::span<const WayEnds> ends);

}  // namespace postkutscher::osm
