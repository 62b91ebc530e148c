#include "scenarios/command_line/planning_commands.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include "engine/base/errors.h"
#include "scenarios/bad_rows.h"
#include "scenarios/output_folder.h"
#include "scenarios/units_text.h"

namespace postkutscher {

namespace {

using Json = nlohmann::ordered_json;

const char* column_label(const std::string& key, const CommonOptions& common) {
  if (key == "today") return common.text("heute", "today");
  if (key == "alone") return common.text("jeder für sich, optimiert", "each alone, optimised");
  if (key == "together") return common.text("gemeinsam", "together");
  return common.text("Plan", "plan");
}

// Rows, not defects: one row may have several.
std::size_t skipped_rows(const Scenario& scenario) {
  std::set<std::pair<std::string, std::size_t>> rows;
  for (const RowError& error : scenario.row_errors) rows.emplace(error.file, error.line);
  return rows.size();
}

Json as_json(const Day& day, const std::filesystem::path& output) {
  Json plans = Json::array();
  for (const PlanColumn& column : day.result.columns) {
    plans.push_back({{"plan", column.key},
                     {"served", column.value.served},
                     {"refused", column.value.refused},
                     {"driving_cost_eur", column.value.driving.euros()},
                     {"unserved_price_eur", column.value.unserved.euros()},
                     {"value_eur", column.value.value().euros()},
                     {"iterations", column.iterations},
                     {"checker_violations", column.check.violations.size()}});
  }
  Json out = {{"output", output.string()}, {"plans", plans}, {"cancelled", day.result.cancelled}};
  out["skipped_rows"] = skipped_rows(day.scenario);
  if (day.result.equal_service) {
    out["equal_service"] = {{"requests", day.result.equal_service->requests},
                            {"gain", day.result.equal_service->gain()}};
  }
  return out;
}

// A plan that breaks a rule must never leave the house.
void require_accepted(const Day& day) {
  for (const PlanColumn& column : day.result.columns) {
    if (column.check.accepted() && column.check.cost != column.value.driving) {
      throw std::logic_error(fmt::format("the checker finds a cost of {:.2f} € in plan \"{}\" where {:.2f} € is stated",
                                         column.check.cost.euros(), column.key, column.value.driving.euros()));
    }
    if (column.check.accepted()) continue;
    throw std::runtime_error(fmt::format("the checker rejects plan \"{}\": {} ({} violations in all)", column.key,
                                         column.check.violations.front().text, column.check.violations.size()));
  }
}

std::optional<RunRecord> record_to_repeat(const PlanningCommand& options, const Planner& planner) {
  if (options.replay.empty()) return std::nullopt;
  return read_run_record(options.replay, planner.searches);
}

// Sets the day's seed, too.
PlanOptions options_for(const PlanningCommand& options, const std::optional<RunRecord>& record, Day& day) {
  if (record) return repeat_run(day, *record);
  PlanOptions plan = plan_options(day.scenario);
  options.search.apply_to(plan);
  if (options.search.seed) day.scenario.seed = *options.search.seed;
  return plan;
}

// Keeps a list of all bad rows beside the place where the result would have been.
[[noreturn]] void report_bad_rows(const BadRows& rows, const OutputFolder& folder) {
  const std::filesystem::path list = folder.target().string() + ".errors.csv";
  if (std::filesystem::exists(list)) {
    throw InputError(rows.code(), rows.where(), rows.cause(),
                     rows.action() + " Not listed in full, because " + list.string() + " exists already.");
  }
  write_errors_csv(list, rows.errors());
  throw InputError(rows.code(), rows.where(), rows.cause(),
                   rows.action() + " All of them are in " + list.string() + ".");
}

// A typing error in --audience must not cost the time of planning.
void require_known(const Audience& audience, const Scenario& scenario) {
  const auto is_named = [&](const OperatorData& op) { return op.id == audience.operator_id; };
  if (audience.kind != AudienceKind::one_operator ||
      std::any_of(scenario.operators.begin(), scenario.operators.end(), is_named)) {
    return;
  }
  throw InputError("unknown_operator", "--audience",
                   fmt::format("there is no operator \"{}\" in {}.", audience.operator_id, scenario.file.string()),
                   "Use the id of an [[operator]] of the scenario.");
}

std::unique_ptr<Day> load(const std::filesystem::path& scenario, const PlanningCommand& options,
                          const OutputFolder& folder, const RunContext& context) {
  try {
    return load_day(scenario, {options.skip_bad_rows}, context);
  } catch (const BadRows& rows) {
    report_bad_rows(rows, folder);
  }
}

bool unmet(const Day& day) {
  return !day.scenario.row_errors.empty() || day.result.shown().value.refused > 0;
}

}  // namespace

void add_planning_options(CLI::App& command, PlanningCommand& options) {
  command.add_option("-o,--output", options.output, "folder for the results; must not exist yet")->required();
  add_search_options(command, options.search, "of the scenario");
  add_replay_option(command, options.replay, "run.json of an earlier run: repeat its searches to the byte");
  command.add_option("--audience", options.audience, "internal, operator=ID or public")->capture_default_str();
  command.add_flag("--skip-bad-rows", options.skip_bad_rows, "go on without rows that cannot be used");
  command.add_flag("--strict", options.strict, "exit with 3 when a ride is refused or a row was skipped");
  command.add_flag("--force", options.force, "replace an existing output folder");
  add_common_options(command, options.common);
}

Planner day_planner() {
  return {plan_day, {"plan"}};
}

Planner cooperation_planner() {
  return {plan_cooperation, {"alone", "together_from_scratch", "together_from_alone"}};
}

void print_summary(const Day& day, const PlanningCommand& options) {
  const CommonOptions& common = options.common;
  if (common.json()) {
    fmt::print("{}\n", as_json(day, options.output).dump(2));
    return;
  }
  fmt::print("{:<26}{:>10}{:>10}{:>16}{:>18}{:>12}\n", "", common.text("gefahren", "served"),
             common.text("abgelehnt", "refused"), common.text("Kosten €", "cost €"),
             common.text("€ je Fahrt", "€ per ride"), "C(S) €");
  for (const PlanColumn& column : day.result.columns) {
    const auto& value = column.value;
    const double per_ride = value.served > 0 ? value.driving.euros() / static_cast<double>(value.served) : 0;
    fmt::print("{:<26}{:>10}{:>10}{:>16}{:>18}{:>12}\n", column_label(column.key, common), value.served, value.refused,
               common.number(value.driving.euros(), 2), common.number(per_ride, 2),
               common.number(value.value().euros(), 2));
  }
  if (day.result.equal_service) {
    fmt::print("{}: {} % ({} {})\n", common.text("Gewinn bei gleicher Bedienung", "Gain at equal service"),
               common.number(100 * day.result.equal_service->gain(), 1), day.result.equal_service->requests,
               common.text("Fahrten, die beide Pläne bedienen", "rides that both plans serve"));
  }
  if (!day.scenario.row_errors.empty()) {
    fmt::print("{}: {}\n", common.text("Übersprungene Zeilen (errors.csv)", "Skipped rows (errors.csv)"),
               skipped_rows(day.scenario));
  }
  if (day.result.cancelled)
    fmt::print("{}\n", common.text("Abgebrochen: bester Stand bis dahin.", "Cancelled: best so far."));
  fmt::print("{}: {}\n", common.text("Bericht", "Report"),
             (std::filesystem::path(options.output) / "report.html").string());
}

int run_planning(const PlanningCommand& options, const ScenarioSource& source, const Planner& planner) {
  OutputFolder folder(options.output, options.force);
  const Audience audience = parse_audience(options.audience);
  RunContext context = options.common.context();
  const std::optional<RunRecord> record = record_to_repeat(options, planner);
  if (record) folder.keep_safe(record->source);
  const std::filesystem::path scenario = source(folder.path());
  folder.keep_safe(scenario);
  const auto day = load(scenario, options, folder, context);
  require_known(audience, day->scenario);
  const PlanOptions plan = options_for(options, record, *day);
  context.seed = day->scenario.seed;
  planner.plan(*day, plan, context);
  const bool cancelled = context.cancelled();
  require_accepted(*day);
  write_run(*day, folder.path(), {audience, options.common.language}, context);
  // The list quotes rows of all operators.
  if (!day->scenario.row_errors.empty() && audience.kind == AudienceKind::internal) {
    write_errors_csv(folder.path() / "errors.csv", day->scenario.row_errors);
  }
  folder.publish();
  print_summary(*day, options);
  if (cancelled) return kCancelledByUser;
  return options.strict && unmet(*day) ? kUnmetDemand : kDone;
}

}  // namespace postkutscher
