// Indicators of a schedule as docs/DOMAIN defines them: each with numerator, denominator and the number of cases it
// stands on, over all and by operator, district and category. Planned punctuality is 100 % by construction and
// therefore not an indicator of a plan.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/fleet/schedule.h"

namespace postkutscher {

enum class IndicatorScope { all, by_operator, by_district, by_category };

// Group of what belongs to no operator or district.
inline constexpr std::string_view kNoGroup = "-";

struct Indicator {
  std::string key;  // stable word, e.g. "empty_share"; labels are in indicator_definitions()
  IndicatorScope scope = IndicatorScope::all;
  std::string group;            // operator id, district, category name; empty for all
  std::string unit;             // "1", "%", "km", "min", "h", "€", "kg"
  std::optional<double> value;  // nothing when the denominator is 0
  double numerator = 0;
  double denominator = 1;
  std::size_t n = 0;  // cases behind it
};

// What an indicator is about, which decides how it is grouped.
enum class IndicatorBasis {
  requests,  // by_operator: the request's owner; by_district: of the pickup; by_category
  duties,    // by_operator: the operator of the duty; no districts or categories
  day,       // of the whole day only
};

struct IndicatorDefinition {
  std::string key;
  std::string unit;
  IndicatorBasis basis = IndicatorBasis::requests;
  bool additive = false;  // the groups of a scope sum to the total
  std::string label_de;
  std::string label_en;
  std::string definition_de;  // one sentence that names the denominator
  std::string definition_en;
};

// All indicators in the order in which compute_indicators gives them within a group.
const std::vector<IndicatorDefinition>& indicator_definitions();

// First over all, then each operator (in order of the problem), each district that a pickup lies in (alphabetically),
// each category that occurs (in order of the enumeration); what belongs to no operator or district comes last as "-",
// if there is any. Sums have the denominator 1, quantiles too (nearest rank; 0 without cases); "%" is 100 × numerator ÷
// denominator. The schedule is valid (checker.h).
std::vector<Indicator> compute_indicators(const Problem& problem, const Schedule& schedule);

}  // namespace postkutscher
