// plan.gpkg: the shown plan for QGIS. Layers routes, stops, districts and refused; the public gets districts only.
#pragma once

#include <string>

#include "scenarios/report/view.h"

namespace postkutscher::report {

std::string plan_geopackage(const View& view);

}  // namespace postkutscher::report
