// The :conditional tags of a way or a point → time-conditioned rules of the network. A value that holds stands in for
// the plain tag of its key, and the rules for plain tags judge the result: so key hierarchies, exceptions and class
// defaults are the same at all times, and a plain tag of a more special key beats a condition of a more general one.
// Of several values that hold the one of the more special key decides, of one tag the later one.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/network/builder.h"
#include "importers/osm/condition.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

// From (access|vehicle|motor_vehicle|motorcar|psv|taxi|emergency|bicycle|foot)[:forward|:backward]:conditional,
// oneway[:<these>]:conditional and maxspeed[:forward|:backward]:conditional. Conditions of other road users' keys are
// not ours and not counted.
TimedRules way_timed_rules(Tags tags, RoadClass road, ConditionTable& conditions);

// Whether the rules let anyone in at some time.
bool opens(const TimedRules& rules);

// From the access keys on a barrier.
std::vector<SourcePassage> timed_passages(std::int64_t point, Tags tags, ConditionTable& conditions);

}  // namespace postkutscher::osm
