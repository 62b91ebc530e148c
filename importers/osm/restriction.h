// Turn restriction relations → what the network builder needs, or the reason why not.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/network/builder.h"
#include "importers/osm/condition.h"
#include "importers/osm/map_objects.h"

namespace postkutscher::osm {

enum class RestrictionOutcome {
  usable,
  unknown_times,  // holds under conditions that wall time does not decide: left out
  other_modes,    // for lorries, buses and others that we do not route
  broken          // unknown value, missing or superfluous members, wrong roles
};

struct ReadRestriction {
  RestrictionOutcome outcome = RestrictionOutcome::broken;
  std::vector<SourceRestriction> restrictions;  // one for each sign; no_entry by `from`, no_exit by `to`
};

bool is_restriction(Tags tags);

// `restriction` binds all vehicles (walkers never), restriction:<vehicle> that kind; `except` frees. Each of these keys
// and its :conditional form gives a restriction of its own; day_on, day_off, hour_on and hour_off limit the plain ones.
ReadRestriction read_restriction(const MapRelation& relation, ConditionTable& conditions);

// Puts via ways that are listed out of order into the order of travel, by the ends of the ways they share. `ends` gives
// (first node, last node) of a way; the order is kept where the chain cannot be followed.
struct WayEnds {
  std::int64_t way = 0;
  std::int64_t first = 0;
  std::int64_t last = 0;
};
void order_via_ways(SourceRestriction& restriction, std::span<const WayEnds> ends);

}  // namespace postkutscher::osm
