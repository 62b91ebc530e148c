// Areas as Boost.Geometry sees them, to ask an independent judge whether they are valid and nested.
#pragma once

#include <string>

#include "engine/base/geo.h"

namespace postkutscher {

// What is wrong with an area: rings that cross, touch along a line, or run the wrong way round; empty for a valid one.
std::string defect(const Area& area);
bool covered_by(const Area& inner, const Area& outer);
double square_metres(const Area& area);

}  // namespace postkutscher
