#include "engine/indicators/indicators.h"

#include <map>

#include "engine/fleet/names.h"
#include "engine/indicators/totals.h"

namespace postkutscher {

namespace {

using indicators::DutyTotals;
using indicators::Facts;
using indicators::Figure;
using indicators::OfDay;
using indicators::OfDuties;
using indicators::OfRequests;
using indicators::RequestTotals;
using indicators::Rule;

// A group of a scope. What has no totals of a basis has no indicators of it.
struct Group {
  IndicatorScope scope;
  std::string name;
  const RequestTotals* requests = nullptr;
  const DutyTotals* duties = nullptr;
  const CoalitionValue* day = nullptr;
};

std::optional<Figure> figure(const Rule& rule, const Group& group) {
  if (const auto* of_requests = std::get_if<OfRequests>(&rule.compute)) {
    if (group.requests != nullptr) return (*of_requests)(*group.requests);
  } else if (const auto* of_duties = std::get_if<OfDuties>(&rule.compute)) {
    if (group.duties != nullptr) return (*of_duties)(*group.duties);
  } else if (group.day != nullptr) {
    return std::get<OfDay>(rule.compute)(*group.day);
  }
  return std::nullopt;
}

void append(std::vector<Indicator>& all, const Group& group) {
  for (const Rule& rule : indicators::rules()) {
    const std::optional<Figure> found = figure(rule, group);
    if (!found) continue;
    Indicator indicator;
    indicator.key = rule.definition.key;
    indicator.scope = group.scope;
    indicator.group = group.name;
    indicator.unit = rule.definition.unit;
    indicator.numerator = found->numerator;
    indicator.denominator = found->denominator;
    indicator.n = found->n;
    const double factor = indicator.unit == "%" ? 100 : 1;
    if (found->denominator != 0) indicator.value = factor * found->numerator / found->denominator;
    all.push_back(std::move(indicator));
  }
}

void append_all(std::vector<Indicator>& all, const Problem& problem, const Schedule& schedule, const Facts& facts) {
  RequestTotals requests;
  for (const RequestId id : problem.requests.ids()) requests.add(problem.requests[id], facts.requests[id]);
  DutyTotals duties;
  for (const DutyId id : problem.duties.ids()) {
    const Duty& duty = problem.duties[id];
    duties.add(duty, problem.vehicles[duty.vehicle], facts.duties[id]);
  }
  const CoalitionValue day = coalition_value(problem, schedule);
  append(all, {IndicatorScope::all, "", &requests, &duties, &day});
}

struct OperatorTotals {
  RequestTotals requests;
  DutyTotals duties;
};

void append_by_operator(std::vector<Indicator>& all, const Problem& problem, const Facts& facts) {
  IdVector<OperatorId, OperatorTotals> totals(problem.operators.size());
  OperatorTotals nobody;
  bool any_nobody = false;
  const auto of = [&](OperatorId id) -> OperatorTotals& {
    if (totals.contains(id)) return totals[id];
    any_nobody = true;
    return nobody;
  };
  for (const RequestId id : problem.requests.ids()) {
    of(problem.requests[id].owner).requests.add(problem.requests[id], facts.requests[id]);
  }
  for (const DutyId id : problem.duties.ids()) {
    const Duty& duty = problem.duties[id];
    of(duty.owner).duties.add(duty, problem.vehicles[duty.vehicle], facts.duties[id]);
  }
  for (const OperatorId id : problem.operators.ids()) {
    append(all, {IndicatorScope::by_operator, problem.operators[id].id, &totals[id].requests, &totals[id].duties});
  }
  if (any_nobody) {
    append(all, {IndicatorScope::by_operator, std::string(kNoGroup), &nobody.requests, &nobody.duties});
  }
}

std::string district_of(const Problem& problem, const Request& request) {
  return problem.locations.contains(request.pickup) ? problem.locations[request.pickup].district : std::string();
}

void append_by_district(std::vector<Indicator>& all, const Problem& problem, const Facts& facts) {
  std::map<std::string, RequestTotals> totals;
  for (const RequestId id : problem.requests.ids()) {
    const Request& request = problem.requests[id];
    totals[district_of(problem, request)].add(request, facts.requests[id]);
  }
  // The empty name sorts first, but stands last.
  const auto nowhere = totals.extract("");
  for (const auto& [district, requests] : totals) append(all, {IndicatorScope::by_district, district, &requests});
  if (!nowhere.empty()) append(all, {IndicatorScope::by_district, std::string(kNoGroup), &nowhere.mapped()});
}

void append_by_category(std::vector<Indicator>& all, const Problem& problem, const Facts& facts) {
  std::map<Category, RequestTotals> totals;
  for (const RequestId id : problem.requests.ids()) {
    totals[problem.requests[id].category].add(problem.requests[id], facts.requests[id]);
  }
  for (const auto& [category, requests] : totals) {
    append(all, {IndicatorScope::by_category, std::string(name(category)), &requests});
  }
}

}  // namespace

const std::vector<IndicatorDefinition>& indicator_definitions() {
  static const std::vector<IndicatorDefinition> definitions = [] {
    std::vector<IndicatorDefinition> list;
    for (const Rule& rule : indicators::rules()) list.push_back(rule.definition);
    return list;
  }();
  return definitions;
}

std::vector<Indicator> compute_indicators(const Problem& problem, const Schedule& schedule) {
  const Facts facts = indicators::facts_of(problem, schedule);
  std::vector<Indicator> all;
  append_all(all, problem, schedule, facts);
  append_by_operator(all, problem, facts);
  append_by_district(all, problem, facts);
  append_by_category(all, problem, facts);
  return all;
}

}  // namespace postkutscher
