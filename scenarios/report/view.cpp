#include "scenarios/report/view.h"

#include <algorithm>

#include "engine/base/errors.h"
#include "scenarios/report/labels.h"
#include "scenarios/report/public_indicators.h"

namespace postkutscher::report {

namespace {

void require_known(const Scenario& scenario, const std::string& id) {
  std::string known;
  for (const OperatorData& candidate : scenario.operators) {
    if (candidate.id == id) return;
    known += (known.empty() ? "" : ", ") + candidate.id;
  }
  throw InputError("unknown_operator", "--audience", fmt::format("no operator has the id \"{}\"", id),
                   "use one of: " + known);
}

NamedPlace place(const Problem& problem, LocationId id) {
  return {problem.locations[id].name, problem.locations[id].at};
}

RefusedRide refused_request(const Problem& problem, const Refusal& refusal) {
  const Request& request = problem.requests[refusal.request];
  return {request.id,
          request.owner.valid() ? problem.operators[request.owner].id : "",
          request.category,
          request.purpose,
          place(problem, request.pickup),
          place(problem, request.dropoff),
          refusal.reason,
          {refusal.detail_de, refusal.detail_en}};
}

}  // namespace

View::View(const RunResult& run, Audience audience)
    : run_(&run), audience_(std::move(audience)), calendar_(run.scenario->calendar()) {
  if (of_one_operator()) require_known(*run.scenario, audience_.operator_id);
}

bool View::in_view(const Problem& problem, OperatorId owner) const {
  if (!of_one_operator()) return true;
  return owner.valid() && problem.operators[owner].id == audience_.operator_id;
}

std::vector<DutyRow> View::duties(const PlanColumn& column) const {
  if (is_public()) return {};
  std::vector<DutyRow> rows = duty_rows(column.problem, column.schedule);
  std::erase_if(rows,
                [&](const DutyRow& row) { return !in_view(column.problem, column.problem.duties[row.duty].owner); });
  std::stable_sort(rows.begin(), rows.end(), [&](const DutyRow& a, const DutyRow& b) {
    return column.problem.duties[a.duty].owner < column.problem.duties[b.duty].owner;
  });
  return rows;
}

std::vector<RefusedRide> View::refused(const PlanColumn& column) const {
  if (is_public()) return {};
  std::vector<RefusedRide> out;
  for (const Refusal& refusal : column.schedule.refused) out.push_back(refused_request(column.problem, refusal));
  if (of_one_operator()) {
    std::erase_if(out, [&](const RefusedRide& ride) { return ride.operator_id != audience_.operator_id; });
  }
  return out;
}

PlanFigures View::figures(const PlanColumn& column) const {
  const Problem& problem = column.problem;
  PlanFigures sums;
  for (const DutyRow& row : duty_rows(problem, column.schedule)) {
    const Duty& duty = problem.duties[row.duty];
    if (!in_view(problem, duty.owner)) continue;
    sums.served += row.pickups + duty.on_board.size();
    sums.driving += duty_cost(duty.rates, row.end - row.begin, row.driven);
    sums.driven += row.driven;
    sums.driven_empty += row.driven_empty;
    sums.co2_kg += row.driven.kilometres() * problem.vehicles[duty.vehicle].co2_grams_per_km / 1000;
    ++sums.vehicles_used;
  }
  for (const Vehicle& vehicle : problem.vehicles) sums.vehicles += in_view(problem, vehicle.owner) ? 1 : 0;
  for (const Refusal& refusal : column.schedule.refused) {
    const Request& request = problem.requests[refusal.request];
    if (!in_view(problem, request.owner)) continue;
    ++sums.refused;
    sums.unserved += request.price_of_not_serving;
  }
  sums.rides = sums.served + sums.refused;
  sums.value = column.value.value();
  return sums;
}

std::vector<PublishedIndicator> View::indicators() const {
  std::vector<PublishedIndicator> out;
  for (const PlanColumn& column : run_->columns) {
    for (const Indicator& indicator : column.indicators) out.push_back({column.key, indicator});
  }
  if (is_public()) return publishable(std::move(out));
  if (of_one_operator()) {
    std::erase_if(out, [&](const PublishedIndicator& published) {
      return published.indicator.scope != IndicatorScope::by_operator ||
             published.indicator.group != audience_.operator_id;
    });
  }
  return out;
}

std::vector<Text> View::stamps() const {
  std::vector<Text> out;
  if (network().provenance().synthetic) {
    out.push_back(synthetic_stamp());
  } else if (!network().provenance().attribution.empty()) {
    out.push_back(same(network().provenance().attribution));
  }
  if (!is_public()) out.push_back(health_banner());
  return out;
}

std::string View::note() const {
  std::string line;
  for (const Text& stamp : stamps()) {
    line += (line.empty() ? "" : " | ") + stamp.de + (stamp.de == stamp.en ? "" : " | " + stamp.en);
  }
  return line;
}

std::string View::sorbian_district(std::string_view german) const {
  const auto& districts = network().data().districts;
  const auto found =
      std::find_if(districts.begin(), districts.end(), [&](const District& d) { return d.german == german; });
  return found == districts.end() ? "" : found->sorbian;
}

}  // namespace postkutscher::report
