#include "scenarios/report/district_counts.h"

#include <map>
#include <string>

namespace postkutscher::report {

namespace {

using Counts = std::map<std::string, std::optional<std::size_t>>;  // by German name

// What the published indicators tell, so that no file tells more than another.
Counts published_requests(const View& view) {
  Counts counts;
  for (const PublishedIndicator& published : view.indicators()) {
    const Indicator& cell = published.indicator;
    if (published.plan != view.run().shown().key || cell.key != "requests" ||
        cell.scope != IndicatorScope::by_district) {
      continue;
    }
    counts[cell.group] = std::nullopt;
    if (!published.suppressed) counts[cell.group] = static_cast<std::size_t>(cell.numerator);
  }
  return counts;
}

Counts driven_pickups(const View& view) {
  const Problem& problem = view.run().shown().problem;
  Counts counts;
  for (const DutyRow& row : view.duties(view.run().shown())) {
    for (const VisitRow& visit : row.visits) {
      if (visit.visit.kind != VisitKind::pickup) continue;
      auto& count = counts[problem.locations[visit.at].district];
      count = count.value_or(0) + 1;
    }
  }
  return counts;
}

}  // namespace

std::vector<DistrictCount> district_counts(const View& view) {
  const Counts counts = view.of_one_operator() ? driven_pickups(view) : published_requests(view);
  std::vector<DistrictCount> out;
  for (const District& district : view.network().data().districts) {
    const auto found = counts.find(district.german);
    out.push_back({&district, found == counts.end() ? std::optional<std::size_t>(0) : found->second});
  }
  return out;
}

}  // namespace postkutscher::report
