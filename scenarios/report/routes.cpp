#include "scenarios/report/routes.h"

#include "engine/base/share_rule.h"
#include "engine/routing/router.h"

namespace postkutscher::report {

namespace {

class LegRouter {
 public:
  LegRouter(const PlanningCase& planning_case, TravelProfileId profile)
      : router_(*planning_case.routers[profile.index()]),
        positions_(planning_case.positions[profile.index()]),
        workspace_(router_.make_workspace()) {}

  std::vector<Coordinate> line(LocationId from, LocationId to, Instant depart) {
    if (from == to) return {};
    const std::size_t period = period_containing(router_.period_starts(), depart);
    const auto route = router_.route(positions_[from.index()], positions_[to.index()], workspace_, period);
    return route ? geometry(router_.network(), *route) : std::vector<Coordinate>{};
  }

 private:
  const Router& router_;
  const std::vector<Position>& positions_;
  RouterWorkspace workspace_;
};

}  // namespace

std::vector<LegLine> leg_lines(const RunResult& run, const Problem& problem, const DutyRow& duty) {
  const Duty& facts = problem.duties[duty.duty];
  LegRouter router(*run.planning_case, facts.profile);
  std::vector<LegLine> lines;
  bool empty = facts.on_board.empty();
  for (const VisitRow& row : duty.visits) {
    lines.push_back({router.line(row.before, row.at, row.left), empty});
    empty = row.on_board_after == 0;
  }
  lines.push_back({router.line(duty.visits.back().at, facts.end, duty.visits.back().visit.departure), empty});
  return lines;
}

}  // namespace postkutscher::report
