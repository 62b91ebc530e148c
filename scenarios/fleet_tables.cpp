#include "scenarios/fleet_tables.h"

#include <algorithm>
#include <fmt/format.h>

#include "engine/base/errors.h"
#include "importers/csv/suggestion.h"
#include "scenarios/words.h"

namespace postkutscher {

namespace {

WrittenTime shift_time(TomlTable& table, const std::string& text) {
  const auto parsed = parse_time(text);
  if (const auto* problem = std::get_if<ValueProblem>(&parsed)) {
    throw InputError("bad_value", table.where("shift"), fmt::format("\"fleet.shift\": {}", problem->cause),
                     problem->action);
  }
  return std::get<WrittenTime>(parsed);
}

TimeWindow read_shift(TomlTable& table, const Scenario& scenario) {
  const auto texts = table.required("shift", table.texts("shift"));
  if (texts.size() != 2) {
    throw InputError("bad_value", table.where("shift"), "a shift needs its start and its end.",
                     "Write e.g. shift = [\"06:00\", \"14:00\"].");
  }
  const auto shift = shift_between(shift_time(table, texts[0]), shift_time(table, texts[1]), scenario);
  if (const auto* problem = std::get_if<ValueProblem>(&shift)) {
    throw InputError("bad_shift", table.where("shift"), problem->cause, problem->action);
  }
  return std::get<TimeWindow>(shift);
}

void add_vehicle(FleetVehicle vehicle, const std::string& where, Scenario& scenario) {
  const bool doubled = std::any_of(scenario.fleet.begin(), scenario.fleet.end(),
                                   [&](const FleetVehicle& other) { return other.id == vehicle.id; });
  if (doubled) {
    throw InputError("duplicate_id", where, fmt::format("the vehicle \"{}\" is in the fleet twice.", vehicle.id),
                     "Give each vehicle an id of its own with vehicle = \"…\".");
  }
  scenario.fleet.push_back(std::move(vehicle));
}

// Vehicles of one table are "op01-taxi-1", "op01-taxi-2" …, or have the name that is written.
void add_vehicles(TomlTable& table, Scenario& scenario) {
  FleetVehicle vehicle;
  vehicle.where = table.where();
  vehicle.operator_id = table.required("operator", table.word("operator", operator_ids(scenario)));
  const std::string word = table.required("class", table.word("class", vehicle_class_words()));
  vehicle.vehicle_class = static_cast<VehicleClass>(index_of(word, vehicle_class_words()));
  const auto id = table.text("vehicle");
  const auto count = table.whole("count", {1, 1'000}).value_or(1);
  if (id && count != 1) {
    throw InputError("conflicting_keys", table.where("vehicle"), "one id cannot name several vehicles.",
                     "Leave out vehicle or count.");
  }
  vehicle.depot = find_operator(scenario, vehicle.operator_id)->base;
  if (const auto depot = table.coordinate("depot")) vehicle.depot = {"", *depot};
  vehicle.depot.name = table.text("depot_name").value_or(vehicle.depot.name);
  vehicle.shift = read_shift(table, scenario);
  table.finish();
  const std::string prefix = fmt::format("{}-{}-", vehicle.operator_id, word);
  const auto taken = std::count_if(scenario.fleet.begin(), scenario.fleet.end(),
                                   [&](const FleetVehicle& other) { return other.id.starts_with(prefix); });
  for (std::int64_t i = 1; i <= count; ++i) {
    vehicle.id = id ? *id : fmt::format("{}{}", prefix, taken + i);
    add_vehicle(vehicle, table.where(), scenario);
  }
}

}  // namespace

void read_operators(TomlTable& root, Scenario& scenario) {
  for (TomlTable& table : root.tables("operator")) {
    OperatorData op;
    op.id = table.required("id", table.text("id"));
    op.name = table.text("name").value_or(op.id);
    op.base = {table.text("base_name").value_or(op.name), table.required("base", table.coordinate("base"))};
    table.finish();
    if (op.id.empty() || find_operator(scenario, op.id) != nullptr) {
      throw InputError(
          "duplicate_id", table.where("id"),
          op.id.empty() ? "the operator's id is empty." : fmt::format("there are two operators \"{}\".", op.id),
          "Give each operator an id of its own.");
    }
    scenario.operators.push_back(std::move(op));
  }
  if (scenario.operators.empty()) {
    throw InputError("missing_key", root.where(), "no [[operator]] is named.",
                     "Add [[operator]] with id, name and base = [longitude, latitude].");
  }
}

void read_fleet_tables(TomlTable& root, ScenarioDocument& document) {
  auto tables = root.tables("fleet");
  for (TomlTable& table : tables) {
    if (const auto file = table.text("file")) {
      document.fleet_files.push_back({document.scenario.file.parent_path() / *file, table.where("file")});
      table.finish();
    } else {
      add_vehicles(table, document.scenario);
    }
  }
  if (tables.empty()) {
    throw InputError("no_vehicles", root.where(), "no [[fleet]] is named.",
                     "Add [[fleet]] with file = \"fleet.csv\", or with operator, class, count and shift.");
  }
}

const OperatorData* find_operator(const Scenario& scenario, const std::string& id) {
  const auto found = std::find_if(scenario.operators.begin(), scenario.operators.end(),
                                  [&](const OperatorData& op) { return op.id == id; });
  return found == scenario.operators.end() ? nullptr : &*found;
}

std::vector<std::string> operator_ids(const Scenario& scenario) {
  std::vector<std::string> ids;
  for (const OperatorData& op : scenario.operators) ids.push_back(op.id);
  return ids;
}

Parsed<TimeWindow> shift_between(const WrittenTime& start, const WrittenTime& end, const Scenario& scenario) {
  const Calendar calendar = scenario.calendar();
  const auto from = to_instant(start, calendar, scenario.date);
  if (const auto* problem = std::get_if<ValueProblem>(&from)) return *problem;
  const bool next_day = !end.date && !start.date && end.time < start.time;
  const auto until = to_instant(end, calendar, scenario.date.plus_days(next_day ? 1 : 0));
  if (const auto* problem = std::get_if<ValueProblem>(&until)) return *problem;
  const TimeWindow shift{std::get<Instant>(from), std::get<Instant>(until)};
  constexpr Duration kLongest = Duration::from_minutes(48 * 60);
  if (shift.earliest < shift.latest && shift.latest - shift.earliest <= kLongest) return shift;
  return ValueProblem{
      fmt::format("the shift from {} to {} {}.", calendar.iso(shift.earliest), calendar.iso(shift.latest),
                  shift.earliest < shift.latest ? "is longer than two days" : "ends before it starts"),
      "Write its start and its end, e.g. 06:00 and 14:00; an end after midnight needs no date."};
}

}  // namespace postkutscher
