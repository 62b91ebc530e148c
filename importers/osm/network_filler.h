// Cuts the content of a map to an area and hands it to the network builder, with provenance and counts.
#pragma once

#include <optional>
#include <string>

#include "engine/network/builder.h"
#include "importers/osm/map_content.h"

namespace postkutscher::osm {

// The roads of `content` that have a node inside the area stay, whole; the others go. Returns how many went. Throws
// InputError "empty_area" or "swapped_coordinates" when no road lies inside; `where` names the map.
std::int64_t cut_roads(MapContent& content, const std::optional<Area>& area, const std::string& where);
// Throws InputError "empty_area" when there is no road that has a place.
void require_roads(const MapContent& content, const std::optional<Area>& area, const std::string& where);

// Everything but source, checksum, area description and outside counts of the provenance is set.
NetworkBuilder fill_builder(MapContent content, const std::optional<Area>& area, std::int64_t roads_outside);

}  // namespace postkutscher::osm
