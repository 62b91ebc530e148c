// What one audience may see of a run. Every file of the report is made from a View, never from the RunResult beside it:
// internal sees everything, an operator the rides of its own duties and its own refused orders, the public districts
// only, in counts of ten people or more.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/report/text.h"
#include "scenarios/report/timeline.h"
#include "scenarios/run_result.h"

namespace postkutscher::report {

struct RefusedRide {
  std::string id;
  std::string operator_id;
  Category category = Category::walking;
  std::string purpose;
  NamedPlace from;
  NamedPlace to;
  RefusalReason reason = RefusalReason::all_busy;
  Text detail;
};

// An indicator of one plan as it may be published.
struct PublishedIndicator {
  std::string plan;
  Indicator indicator;
  bool suppressed = false;  // too few people: no numbers at all
  bool value_only = false;  // numerator, denominator and n would tell about few people
};

// The sums of one plan over the duties and orders in view. Nothing = not for this audience: the public gets only what
// the published indicators tell.
struct PlanFigures {
  std::optional<double> rides;  // all orders
  std::optional<double> served;
  std::optional<double> refused;
  std::optional<double> driving;   // euros
  std::optional<double> unserved;  // euros
  std::optional<double> revenue;   // euros
  std::optional<double> value;     // C(S) in euros; all operators together
  std::optional<double> cost_per_served;
  std::optional<double> kilometres;
  std::optional<double> empty_share;  // 0 to 1
  std::optional<double> vehicles_used;
  std::optional<double> vehicles;
  std::optional<double> co2_kg;
};

class View {
 public:
  // Keeps references. Throws InputError ("unknown_operator") that lists the operators.
  View(const RunResult& run, Audience audience);

  const RunResult& run() const { return *run_; }
  const Scenario& scenario() const { return *run_->scenario; }
  const Network& network() const { return *run_->planning_case->network; }
  const Calendar& calendar() const { return calendar_; }
  bool is_public() const { return audience_.kind == AudienceKind::public_; }
  bool is_internal() const { return audience_.kind == AudienceKind::internal; }
  bool of_one_operator() const { return audience_.kind == AudienceKind::one_operator; }
  const Audience& audience() const { return audience_; }

  // Duties with visits that may be shown one by one: all, the operator's own, or none. Grouped by
  // operator.
  std::vector<DutyRow> duties(const PlanColumn& column) const;
  // Refused rides that may be shown one by one.
  std::vector<RefusedRide> refused(const PlanColumn& column) const;
  PlanFigures figures(const PlanColumn& column) const;
  // In the order of columns and their indicators.
  std::vector<PublishedIndicator> indicators() const;

  // Stamps that belong into every file: health data, synthetic data, origin of the map.
  std::vector<Text> stamps() const;
  std::string note() const;  // the stamps in one line, both languages
  // "Mitte" with its Lower Sorbian name, if the map knows one.
  std::string sorbian_district(std::string_view german) const;

 private:
  PlanFigures published_figures(const PlanColumn& column) const;
  bool in_view(const Problem& problem, OperatorId owner) const;

  const RunResult* run_;
  Audience audience_;
  Calendar calendar_;
};

// Null where the run has no such column.
const PlanColumn* find_column(const RunResult& run, std::string_view key);

}  // namespace postkutscher::report
