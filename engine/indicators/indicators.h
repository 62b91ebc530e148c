// Indicators of a schedule as docs/DOMAIN defines them: each with numerator, denominator and the number of cases it
// stands on, over all and by operator, district and category. Planned punctuality is 100 % by construction and
// therefore not an indicator of a plan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/fleet/schedule.h"

namespace postkutscher {

enum class IndicatorScope { all, by_operator, by_district, by_category };

struct Indicator {
  std::string key;  // stable word, e.g. "empty_share"; labels are in the report's dictionary
  IndicatorScope scope = IndicatorScope::all;
  std::string group;            // operator id, district, category name; empty for all
  std::string unit;             // "1", "%", "km", "min", "h", "€", "kg"
  std::optional<double> value;  // nothing when the denominator is 0
  double numerator = 0;
  double denominator = 1;
  std::size_t n = 0;  // cases behind it
};

std::vector<Indicator> compute_indicators(const Problem& problem, const Schedule& schedule);

}  // namespace postkutscher
