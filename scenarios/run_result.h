// What a run produced: one or several plans of the same day with everything a report needs. The exporters and the HTML
// report read only this.
#pragma once

#include <string>
#include <vector>

#include "engine/cooperation/modes.h"
#include "engine/cooperation/value.h"
#include "engine/fleet/checker.h"
#include "engine/indicators/indicators.h"
#include "scenarios/planning_case.h"

namespace postkutscher {

struct PlanColumn {
  std::string key;  // "today", "alone", "together" or "plan"
  Problem problem;  // with the eligibility of this column
  Schedule schedule;
  CheckResult check;
  CoalitionValue value;
  std::vector<Indicator> indicators;
  std::int64_t iterations = 0;
};

struct RunResult {
  const Scenario* scenario = nullptr;
  const PlanningCase* planning_case = nullptr;
  std::vector<PlanColumn> columns;  // the last one is the plan that maps, schedules and tables show
  // Only with columns "alone" and "together": both on the requests that both serve.
  std::optional<EqualService> equal_service;

  bool cancelled = false;  // stopped before its end: the best plans found until then

  const PlanColumn& shown() const { return columns.back(); }
};

enum class AudienceKind { internal, one_operator, public_ };

struct Audience {
  AudienceKind kind = AudienceKind::internal;
  std::string operator_id;  // of one_operator
};

// "internal", "operator=ID", "public"; throws InputError ("unknown_audience").
Audience parse_audience(const std::string& text);

}  // namespace postkutscher
