#include "scenarios/report/public_indicators.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "scenarios/report/suppression.h"

namespace postkutscher::report {

namespace {

constexpr std::size_t kHidden = 0;              // a count that is below any threshold
constexpr std::size_t kNobody = 1'000'000'000;  // no case at all: nothing to protect

// Counts of people; the difference between two of them of the same group and plan is a count of people too.
bool counts_people(const std::string& key) {
  static const std::set<std::string> kKeys = {"requests", "served", "rides_driven"};
  return kKeys.contains(key);
}

// Also rates whose value gives a count when another count is known.
bool tells_people(const std::string& key) {
  return counts_people(key) || key == "rejection_rate";
}

// A quantile must have ten cases on its narrow side, or it tells about a single ride.
std::size_t cases_needed(const std::string& key) {
  if (key == "detour_p95") return 20 * kSmallestPublishedCount;
  if (key == "reserve_p10") return 10 * kSmallestPublishedCount;
  if (key == "reserve_median") return 2 * kSmallestPublishedCount;
  return kSmallestPublishedCount;
}

// The smallest group of people that the cell tells about; an empty group tells nothing.
std::size_t smallest_group(const Indicator& cell) {
  if (cell.n == 0) return kNobody;
  std::size_t smallest = cell.n < cases_needed(cell.key) ? kHidden : cell.n;
  const auto include = [&smallest](double people) {
    if (people > 0) smallest = std::min(smallest, static_cast<std::size_t>(people));
  };
  if (counts_people(cell.key)) include(cell.numerator);
  if (cell.unit == "%" && is_whole(cell.numerator) && is_whole(cell.denominator)) {
    include(cell.numerator);
    include(cell.denominator - cell.numerator);
  }
  return smallest;
}

using GroupKey = std::pair<IndicatorScope, std::string>;

// Per (plan, scope, group): requests that are not served, as the difference of published counts would show them.
std::map<std::pair<std::string, GroupKey>, double> requests_by_group(const std::vector<PublishedIndicator>& all) {
  std::map<std::pair<std::string, GroupKey>, double> out;
  for (const auto& published : all) {
    const Indicator& cell = published.indicator;
    if (cell.key == "requests") out[{published.plan, {cell.scope, cell.group}}] = cell.numerator;
  }
  return out;
}

// Smallest group over all plans, by (scope, key) and group: what is hidden in one plan is hidden in all.
using Cells = std::map<std::pair<IndicatorScope, std::string>, std::map<std::string, std::size_t>>;

Cells smallest_groups(const std::vector<PublishedIndicator>& all) {
  const auto requests = requests_by_group(all);
  Cells cells;
  for (const auto& published : all) {
    const Indicator& cell = published.indicator;
    std::size_t smallest = smallest_group(cell);
    const auto asked = requests.find({published.plan, {cell.scope, cell.group}});
    if (counts_people(cell.key) && asked != requests.end()) {
      const double difference = asked->second - cell.numerator;
      if (difference > 0 && difference < kSmallestPublishedCount) smallest = kHidden;
    }
    auto& groups = cells[{cell.scope, cell.key}];
    const auto [place, fresh] = groups.try_emplace(cell.group, smallest);
    if (!fresh) place->second = std::min(place->second, smallest);
  }
  return cells;
}

// With `also` hidden in any case.
std::set<std::string> hidden_groups(const std::map<std::string, std::size_t>& groups,
                                    const std::set<std::string>& also) {
  std::vector<std::size_t> counts;
  std::vector<bool> hidden_before;
  for (const auto& [group, count] : groups) {
    counts.push_back(count);
    hidden_before.push_back(also.contains(group));
  }
  const std::vector<bool> hide = cells_to_hide(counts, hidden_before);
  std::set<std::string> hidden = also;
  std::size_t i = 0;
  for (const auto& [group, count] : groups) {
    if (hide[i++]) hidden.insert(group);
  }
  return hidden;
}

// Districts that no count of people may tell apart. One set for all keys: otherwise the groups that one key hides and
// another tells would give each other away.
std::set<std::string> hidden_districts(const Cells& cells) {
  std::set<std::string> hidden;
  for (std::size_t before = 1; before != hidden.size();) {
    before = hidden.size();
    for (const auto& [row, groups] : cells) {
      const auto& [scope, key] = row;
      if (scope == IndicatorScope::by_district && tells_people(key)) hidden = hidden_groups(groups, hidden);
    }
  }
  return hidden;
}

using Hidden = std::map<std::pair<IndicatorScope, std::string>, std::set<std::string>>;

// Values of which one would follow from the others: C(S) from its parts, the driving cost from the cost per ride.
void hide_with_parts(Hidden& hidden) {
  const auto of = [&hidden](const char* key) -> std::set<std::string>& { return hidden[{IndicatorScope::all, key}]; };
  of("driving_cost").merge(std::set(of("cost_per_served_ride")));
  of("cost_per_served_ride").merge(std::set(of("driving_cost")));
  of("total_cost").merge(std::set(of("driving_cost")));
  of("total_cost").merge(std::set(of("unserved_price")));
}

Hidden hidden_cells(const std::vector<PublishedIndicator>& indicators) {
  const Cells cells = smallest_groups(indicators);
  const std::set<std::string> districts = hidden_districts(cells);
  Hidden hidden;
  for (const auto& [row, groups] : cells) {
    hidden[row] = hidden_groups(groups, row.first == IndicatorScope::by_district ? districts : std::set<std::string>());
  }
  hide_with_parts(hidden);
  return hidden;
}

}  // namespace

double coarse(double value) {
  if (value == 0) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2);
  return std::round(value / unit) * unit;
}

std::vector<PublishedIndicator> publishable(std::vector<PublishedIndicator> indicators) {
  std::erase_if(indicators, [](const PublishedIndicator& published) {
    return published.indicator.scope == IndicatorScope::by_operator ||
           published.indicator.scope == IndicatorScope::by_category;
  });
  Hidden hidden = hidden_cells(indicators);
  for (PublishedIndicator& published : indicators) {
    Indicator& cell = published.indicator;
    published.suppressed = hidden[{cell.scope, cell.key}].contains(cell.group);
    published.value_only = !counts_people(cell.key);
    if (published.value_only && cell.value) cell.value = coarse(*cell.value);
  }
  return indicators;
}

}  // namespace postkutscher::report
