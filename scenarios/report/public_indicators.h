// Reduces indicators to what may be published: the whole area and its districts, no cell that tells about fewer than
// ten people, values rounded.
#pragma once

#include <vector>

#include "scenarios/report/view.h"

namespace postkutscher::report {

// Drops operators and categories, hides small cells and their complements alike in all plans, and keeps the counts
// behind a value only where they are no finer than the value itself.
std::vector<PublishedIndicator> publishable(std::vector<PublishedIndicator> indicators);

// To three significant digits.
double coarse(double value);

}  // namespace postkutscher::report
