// Google's encoded polyline format with five decimals (about a metre): compact text for the map's JSON.
#pragma once

#include <string>
#include <vector>

#include "engine/base/geo.h"

namespace postkutscher::report {

std::string packed(const std::vector<Coordinate>& points);

}  // namespace postkutscher::report
