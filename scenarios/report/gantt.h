// The vehicle schedule as drawings: one row per vehicle, grouped by operator, cut into charts that fit a printed page.
#pragma once

#include <string>
#include <vector>

#include "scenarios/report/view.h"

namespace postkutscher::report {

// `duties` as View::duties gives them. HTML with the legend and SVG charts in both languages; hours of local time on
// the axis.
std::string gantt(const View& view, const std::vector<DutyRow>& duties);

}  // namespace postkutscher::report
