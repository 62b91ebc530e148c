#include "scenarios/report/view.h"

#include <algorithm>
#include <map>

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

double as_double(std::size_t count) {
  return static_cast<double>(count);
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
  if (is_public()) return published_figures(column);
  const Problem& problem = column.problem;
  std::size_t served = 0, refused = 0, used = 0;
  Cost driving, unserved;
  Distance driven, empty;
  double co2_kg = 0;
  for (const DutyRow& row : duty_rows(problem, column.schedule)) {
    const Duty& duty = problem.duties[row.duty];
    if (!in_view(problem, duty.owner)) continue;
    served += row.pickups + duty.on_board.size();
    driving += duty_cost(duty.rates, row.end - row.begin, row.driven);
    driven += row.driven;
    empty += row.driven_empty;
    co2_kg += row.driven.kilometres() * problem.vehicles[duty.vehicle].co2_grams_per_km / 1000;
    ++used;
  }
  for (const Refusal& refusal : column.schedule.refused) {
    const Request& request = problem.requests[refusal.request];
    if (!in_view(problem, request.owner)) continue;
    ++refused;
    unserved += request.price_of_not_serving;
  }
  const auto fleet = std::count_if(problem.vehicles.begin(), problem.vehicles.end(),
                                   [&](const Vehicle& vehicle) { return in_view(problem, vehicle.owner); });
  PlanFigures sums;
  sums.rides = as_double(served + refused);
  sums.served = as_double(served);
  sums.refused = as_double(refused);
  sums.driving = driving.euros();
  sums.unserved = unserved.euros();
  sums.cost_per_served = served == 0 ? 0 : driving.euros() / as_double(served);
  sums.kilometres = driven.kilometres();
  sums.empty_share = driven.decimetres == 0 ? 0 : empty.kilometres() / driven.kilometres();
  sums.vehicles_used = as_double(used);
  sums.vehicles = static_cast<double>(fleet);
  sums.co2_kg = co2_kg;
  if (is_internal()) {
    sums.revenue = column.value.revenue.euros();
    sums.value = column.value.value().euros();
  }
  return sums;
}

PlanFigures View::published_figures(const PlanColumn& column) const {
  std::map<std::string, std::optional<double>> told;
  for (const PublishedIndicator& published : indicators()) {
    const Indicator& cell = published.indicator;
    if (published.plan != column.key || cell.scope != IndicatorScope::all || published.suppressed) continue;
    told[cell.key] = cell.value;
  }
  PlanFigures figures;
  figures.rides = told["requests"];
  figures.served = told["served"];
  if (figures.rides && figures.served) figures.refused = *figures.rides - *figures.served;
  figures.driving = told["driving_cost"];
  figures.unserved = told["unserved_price"];
  figures.value = told["total_cost"];
  figures.cost_per_served = told["cost_per_served_ride"];
  figures.kilometres = told["vehicle_km"];
  if (const auto percent = told["empty_share"]) figures.empty_share = *percent / 100;
  figures.vehicles_used = told["vehicles_used"];
  figures.co2_kg = told["co2_kg"];
  return figures;
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

const PlanColumn* find_column(const RunResult& run, std::string_view key) {
  const auto found =
      std::find_if(run.columns.begin(), run.columns.end(), [key](const auto& c) { return c.key == key; });
  return found == run.columns.end() ? nullptr : &*found;
}

std::string View::sorbian_district(std::string_view german) const {
  const auto& districts = network().data().districts;
  const auto found =
      std::find_if(districts.begin(), districts.end(), [&](const District& d) { return d.german == german; });
  return found == districts.end() ? "" : found->sorbian;
}

}  // namespace postkutscher::report
