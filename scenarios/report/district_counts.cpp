#include "scenarios/report/district_counts.h"

#include <map>

#include "scenarios/report/suppression.h"

namespace postkutscher::report {

namespace {

// By German name; the empty name stands for places outside every district.
std::map<std::string, std::size_t> pickups_by_district(const View& view) {
  const Problem& problem = view.run().shown().problem;
  std::map<std::string, std::size_t> counts;
  if (view.of_one_operator()) {
    for (const DutyRow& row : view.duties(view.run().shown())) {
      for (const VisitRow& visit : row.visits) {
        if (visit.visit.kind == VisitKind::pickup) ++counts[problem.locations[visit.at].district];
      }
    }
  } else {
    for (const Request& request : problem.requests) ++counts[problem.locations[request.pickup].district];
  }
  return counts;
}

}  // namespace

std::vector<DistrictCount> district_counts(const View& view) {
  std::map<std::string, std::size_t> by_name = pickups_by_district(view);
  std::vector<DistrictCount> out;
  std::vector<std::size_t> counts;
  for (const District& district : view.network().data().districts) {
    counts.push_back(by_name[district.german]);
    out.push_back({&district, counts.back()});
  }
  if (!view.is_public()) return out;
  counts.push_back(by_name[""]);  // outside: a cell of the same total
  const std::vector<bool> hidden = cells_to_hide(counts);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (hidden[i]) out[i].rides.reset();
  }
  return out;
}

}  // namespace postkutscher::report
