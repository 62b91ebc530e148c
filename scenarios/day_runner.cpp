#include "scenarios/day_runner.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <tuple>

#include "engine/base/atomic_file.h"
#include "engine/base/checksum.h"
#include "engine/network/network_file.h"
#include "importers/osm/import.h"

namespace postkutscher {

namespace {

using Json = nlohmann::ordered_json;

// Adds the seconds of a phase to a day when it ends.
class Stopwatch {
 public:
  Stopwatch(Day& day, std::string phase) : day_(day), phase_(std::move(phase)) {}
  ~Stopwatch() {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin_;
    day_.seconds.emplace_back(phase_, passed.count());
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  Day& day_;
  std::string phase_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

// The planner only sees that nobody can reach a place; the road network knows why.
void tell_reasons_off_road(const PlanningCase& planning_case, Schedule& schedule) {
  for (Refusal& refusal : schedule.refused) {
    const auto known = std::lower_bound(planning_case.off_road.begin(), planning_case.off_road.end(), refusal.request,
                                        [](const Refusal& r, RequestId id) { return r.request < id; });
    if (known != planning_case.off_road.end() && known->request == refusal.request) refusal = *known;
  }
}

void add_column(Day& day, const std::string& key, Problem problem, PlanResult planned, const RunContext& context) {
  const Stopwatch watch(day, "check_" + key);
  PlanColumn column;
  column.key = key;
  column.problem = std::move(problem);
  column.schedule = std::move(planned.schedule);
  column.iterations = planned.iterations;
  tell_reasons_off_road(day.planning_case, column.schedule);
  CheckOptions check_options;
  check_options.reference_leg = reference_leg(day.planning_case);
  check_options.seed = context.seed;
  column.check = check(column.problem, column.schedule, check_options);
  column.value = coalition_value(column.problem, column.schedule);
  column.indicators = compute_indicators(column.problem, column.schedule);
  day.result.cancelled = day.result.cancelled || planned.cancelled;
  day.result.columns.push_back(std::move(column));
}

// Makes the search, or repeats the recorded one; keeps its record. A search that begins when all is cancelled, or whose
// record says so, is only completed from its start.
PlanResult timed_plan(Day& day, const std::string& key, const Problem& problem, PlanOptions options,
                      const RunContext& context, const Schedule* start_from = nullptr) {
  const Stopwatch watch(day, "plan_" + key);
  bool begins = !context.cancelled();
  if (day.repeated) {
    const SearchEpochs& recorded = day.repeated->searches.at(key);
    begins = begins && recorded;
    options.replay = recorded.value_or(std::vector<std::int64_t>());
  }
  const std::atomic<bool> stopped{true};
  RunContext context_of_search = context;
  if (!begins) context_of_search.cancel = &stopped;
  PlanResult planned = plan(problem, options, context_of_search, start_from);
  day.searches.emplace_back(key, begins ? SearchEpochs(planned.epochs) : std::nullopt);
  return planned;
}

Json summary(const PlanColumn& column) {
  Json violations = Json::array();
  for (const Violation& v : column.check.violations) violations.push_back(v.text);
  return {{"plan", column.key},
          {"iterations", column.iterations},
          {"served", column.value.served},
          {"refused", column.value.refused},
          {"driving_cost_eur", column.value.driving.euros()},
          {"unserved_price_eur", column.value.unserved.euros()},
          {"revenue_eur", column.value.revenue.euros()},
          {"value_eur", column.value.value().euros()},
          {"checker",
           {{"accepted", column.check.accepted()},
            {"legs_checked", column.check.legs_checked},
            {"legs_rerouted", column.check.legs_rerouted},
            {"violations", violations}}}};
}

Json plan_summaries(const Day& day) {
  Json plans = Json::array();
  for (const PlanColumn& column : day.result.columns) plans.push_back(summary(column));
  return plans;
}

std::vector<FileRecord> input_files(const Day& day) {
  std::vector<FileRecord> files;
  for (const auto& file : day.scenario.inputs) files.push_back({file.filename().string(), file_checksum(file)});
  return files;
}

FileRecord map_file(const Day& day) {
  const Provenance& map = day.planning_case.network->provenance();
  return {map.source, map.source_checksum};
}

// Totals of all firms and places of depots are for the internal audience only; small counts could tell about people.
Json run_json(const Day& day, const Audience& audience) {
  Json inputs = Json::array();
  for (const FileRecord& input : input_files(day)) inputs.push_back({{"file", input.file}, {"crc32", input.crc32}});
  const Provenance& map = day.planning_case.network->provenance();
  const auto& budget = day.options.time_budget;
  Json out = {{"postkutscher", POSTKUTSCHER_VERSION},
              {"format", "run/1"},
              {"note", map.synthetic ? map.attribution : ""},
              {"seed", day.scenario.seed},
              {"islands", day.options.islands},
              {"planned_iterations", budget ? Json() : Json(day.options.iterations)},
              {"time_budget_s", budget ? Json(std::chrono::duration<double>(*budget).count()) : Json()},
              {"cancelled", day.result.cancelled},
              {"inputs", inputs},
              {"map", {{"source", map.source}, {"crc32", map.source_checksum}, {"data_time", map.data_time}}},
              {"closed_segments", day.planning_case.roads.closed.size()}};
  if (audience.kind == AudienceKind::internal) {
    out["inputs"] = inputs;
    out["skipped_rows"] = day.scenario.row_errors.size();
    out["plans"] = plan_summaries(day);
    out["scenario"] = resolved_toml(day.scenario);
  }
  return out;
}

// The searches come last, each on one line.
std::string run_text(const Day& day, const Audience& audience) {
  std::vector<std::string> searches;
  for (const auto& [key, epochs] : day.searches) {
    searches.push_back(fmt::format("    \"{}\": {}", key, epochs ? Json(*epochs).dump() : "null"));
  }
  std::string text = run_json(day, audience).dump(2);
  text.resize(text.rfind('\n'));
  return fmt::format("{},\n  \"searches\": {{\n{}\n  }}\n}}\n", text, fmt::join(searches, ",\n"));
}

Json timing_json(const Day& day, const RunContext& context) {
  Json phases = Json::object();
  double total = 0;
  for (const auto& [phase, seconds] : day.seconds) {
    phases[phase] = seconds;
    total += seconds;
  }
  return {{"timing", {{"seconds", total}, {"threads", context.threads}, {"phases", phases}}}};
}

PlanOptions doubled(PlanOptions options) {
  options.iterations *= 2;
  if (options.time_budget) options.time_budget = 2 * *options.time_budget;
  return options;
}

// By the planner's objective: price of the unserved, their number, cost; the first at a tie. Counts the rounds of both.
PlanResult better_of(const Problem& problem, PlanResult first, PlanResult second) {
  const auto objective = [&](const PlanResult& plan) {
    const CoalitionValue value = coalition_value(problem, plan.schedule);
    return std::tuple(value.unserved, value.refused, value.driving);
  };
  const std::int64_t rounds = first.iterations + second.iterations;
  const bool cancelled = first.cancelled || second.cancelled;
  PlanResult best = objective(second) < objective(first) ? std::move(second) : std::move(first);
  best.iterations = rounds;
  best.cancelled = cancelled;
  return best;
}

}  // namespace

std::shared_ptr<const Network> load_network(const std::filesystem::path& file, const OsmImportOptions& options,
                                            const RunContext& context) {
  if (file.extension() == ".network") return std::make_shared<const Network>(read_network(file));
  return std::make_shared<const Network>(import_osm(file, options, context));
}

std::unique_ptr<Day> load_day(const std::filesystem::path& scenario_file, const ScenarioOptions& options,
                              const RunContext& context) {
  auto day = std::make_unique<Day>();
  {
    const Stopwatch watch(*day, "read_scenario");
    day->scenario = read_scenario(scenario_file, options);
  }
  std::shared_ptr<const Network> network;
  {
    const Stopwatch watch(*day, "load_network");
    context.report("reading the map");
    network = load_network(day->scenario.map, {day->scenario.area, day->scenario.area_buffer_metres}, context);
  }
  const Stopwatch watch(*day, "travel_times");
  context.report("computing travel times");
  day->planning_case = build_planning_case(day->scenario, std::move(network), context);
  auto& errors = day->scenario.row_errors;
  errors.insert(errors.end(), day->planning_case.row_errors.begin(), day->planning_case.row_errors.end());
  day->result.scenario = &day->scenario;
  day->result.planning_case = &day->planning_case;
  return day;
}

PlanOptions plan_options(const Scenario& scenario) {
  PlanOptions options;
  options.iterations = scenario.iterations;
  if (scenario.time_budget_seconds) {
    options.time_budget = std::chrono::milliseconds(static_cast<std::int64_t>(*scenario.time_budget_seconds * 1000));
  }
  return options;
}

PlanOptions repeat_run(Day& day, const RunRecord& record) {
  require_same_files(record, input_files(day), map_file(day));
  day.scenario.seed = record.seed;
  day.result.cancelled = record.cancelled;
  day.repeated = record;
  return record.options;
}

void plan_day(Day& day, const PlanOptions& options, const RunContext& context) {
  day.options = options;
  context.report("planning");
  const Problem& problem = day.planning_case.problem;
  add_column(day, "plan", problem, timed_plan(day, "plan", problem, options, context), context);
}

void plan_cooperation(Day& day, const PlanOptions& options, const RunContext& context) {
  day.options = options;
  const Problem& problem = day.planning_case.problem;
  Problem alone = each_alone(problem);
  Problem joint = together(problem, day.scenario.separate);
  context.report("today's dispatch");
  add_column(day, "today", alone, {.schedule = dispatch_in_booking_order(alone)}, context);
  context.report("each alone, optimised");
  PlanResult alone_plan = timed_plan(day, "alone", alone, doubled(options), context);
  context.report("together");
  PlanResult from_scratch = timed_plan(day, "together_from_scratch", joint, options, context);
  PlanResult from_alone = timed_plan(day, "together_from_alone", joint, options, context, &alone_plan.schedule);
  PlanResult joint_plan = better_of(joint, std::move(from_scratch), std::move(from_alone));
  add_column(day, "alone", std::move(alone), std::move(alone_plan), context);
  add_column(day, "together", std::move(joint), std::move(joint_plan), context);
  const auto& columns = day.result.columns;
  day.result.equal_service = at_equal_service(problem, columns[1].schedule, columns[2].schedule);
}

void write_run(const Day& day, const std::filesystem::path& folder, const ReportOptions& options,
               const RunContext& context) {
  write_outputs(day.result, folder, options);
  write_file_atomically(folder / "run.json", run_text(day, options.audience), FilePermission::only_owner);
  write_file_atomically(folder / "timing.json", timing_json(day, context).dump(2) + "\n", FilePermission::only_owner);
}

}  // namespace postkutscher
