// From a scenario file to plans: reads, builds, plans, checks, measures. Every schedule passes the checker before
// anyone sees it. The command line and the bindings call this; nothing here prints.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/planning/planner.h"
#include "importers/osm/import.h"
#include "scenarios/report.h"
#include "scenarios/run_record.h"
#include "scenarios/run_result.h"

namespace postkutscher {

// Everything about one day; parts refer to each other, so it stays where it was made.
struct Day {
  Scenario scenario;
  PlanningCase planning_case;
  RunResult result;
  PlanOptions options;                                         // of the last planning
  std::vector<std::pair<std::string, SearchEpochs>> searches;  // of the last planning, in the order they were made
  std::optional<RunRecord> repeated;                           // the run whose searches the planning repeats
  std::vector<std::pair<std::string, double>> seconds;         // by phase, for timing.json
};

// Throws InputError / BadRows.
std::unique_ptr<Day> load_day(const std::filesystem::path& scenario_file, const ScenarioOptions& options,
                              const RunContext& context);

// One schedule under the scenario's own rules of cooperation: column "plan".
void plan_day(Day& day, const PlanOptions& options, const RunContext& context);

// Three columns: "today", "alone", "together", and the gain at equal service. Each optimised column gets the same
// effort of twice the planned iterations: alone in one go, the joint plan once from scratch and once from the plans of
// each alone (so it is never worse than they are), of which the better is kept.
void plan_cooperation(Day& day, const PlanOptions& options, const RunContext& context);

// Makes the planning that follows repeat the searches of an earlier run. Its seed becomes the scenario's and must be
// the context's; returns what to plan with. Throws InputError ("other_input") when the day was read from other files.
PlanOptions repeat_run(Day& day, const RunRecord& record);

// The scenario's [planning] table.
PlanOptions plan_options(const Scenario& scenario);

// Reports, tables, GeoPackage, run.json and timing.json into an existing empty folder. All but timing.json has the same
// bytes for the same input, seed, islands and iterations, and for a run and its repetition.
void write_run(const Day& day, const std::filesystem::path& folder, const ReportOptions& options,
               const RunContext& context);

// Reads a network file, or imports a map file on the fly (its import seconds are added to `seconds`).
std::shared_ptr<const Network> load_network(const std::filesystem::path& file, const OsmImportOptions& options,
                                            const RunContext& context);

}  // namespace postkutscher
