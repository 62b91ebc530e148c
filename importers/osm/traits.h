// What slows a way down beside its class, and how long a ferry takes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/network/network.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

// `two_way`: whether cars may go in both directions; one lane is narrow only then.
RoadTraits road_traits(Tags tags, RoadClass road, bool two_way);

// "25" (minutes), "1:20", "01:20:00", "PT1H20M" → seconds; none when not understood, 0, or longer than 30 days.
std::optional<std::uint32_t> parse_duration_seconds(std::string_view value);

// Of ferries, shuttle trains and movable bridges; 0 for others and where none is tagged or it is not understood, which
// counts in `unknown`.
std::uint32_t timetable_ticks(Tags tags, RoadClass road, int& unknown);

}  // namespace postkutscher::osm
