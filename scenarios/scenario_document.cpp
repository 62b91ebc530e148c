#include "scenarios/scenario_document.h"

#include <algorithm>
#include <fmt/format.h>

#include "engine/base/errors.h"
#include "importers/csv/suggestion.h"
#include "scenarios/defaults.h"
#include "scenarios/fleet_tables.h"
#include "scenarios/profile_overrides.h"
#include "scenarios/ride_columns.h"
#include "scenarios/service_tables.h"
#include "scenarios/toml_reader.h"
#include "scenarios/traffic_periods.h"
#include "scenarios/words.h"

namespace postkutscher {

namespace {

constexpr std::string_view kSchema = "scenario/1";

void check_schema(TomlTable& root) {
  const std::string schema = root.required("schema", root.text("schema"));
  if (schema == kSchema) return;
  throw InputError("unknown_schema", root.where("schema"),
                   fmt::format("this version does not read the schema \"{}\".", schema),
                   fmt::format("Write schema = \"{}\", or use a version that knows it.", kSchema));
}

void read_head(TomlTable table, Scenario& scenario) {
  scenario.name = table.required("name", table.text("name"));
  scenario.date = table.required("date", table.date("date"));
  scenario.time_zone = table.text("time_zone").value_or(scenario.time_zone);
  scenario.seed = static_cast<std::uint64_t>(table.whole("seed", {0, 9e18}).value_or(1));
  table.finish();
  try {
    scenario.calendar();
  } catch (const InputError& error) {
    throw InputError(error.code(), table.where("time_zone"), error.cause(), error.action());
  }
}

ScenarioDocument::NamedFile named_file(TomlTable& table, std::string_view key, const Scenario& scenario) {
  const std::string written = table.required(key, table.text(key));
  if (written.empty()) {
    throw InputError("bad_value", table.where(key), fmt::format("\"{}\" is empty.", key), "Name a file.");
  }
  return {scenario.file.parent_path() / std::filesystem::path(written), table.where(key)};
}

// Only profiles that a vehicle class drives with: changing another one would change nothing.
void read_profiles(std::optional<TomlTable> table, Scenario& scenario) {
  std::vector<std::string> in_use;
  for (const VehicleClassData& data : scenario.service.vehicle_class_data) {
    if (std::find(in_use.begin(), in_use.end(), data.profile) != in_use.end()) continue;
    in_use.push_back(data.profile);
    scenario.profiles.push_back(standard_profile(data.profile, scenario.file.string()));
  }
  if (!table) return;
  for (Profile& profile : scenario.profiles) {
    if (auto changes = table->table(profile.name)) apply_profile_overrides(*changes, profile);
  }
  table->finish();
}

void read_network(TomlTable table, ScenarioDocument& document) {
  Scenario& scenario = document.scenario;
  document.map = named_file(table, "map", scenario);
  scenario.map = document.map.file;
  scenario.area = table.text("area").value_or("");
  scenario.area_buffer_metres = table.metres("buffer").value_or(0);
  scenario.periods = read_periods(table);
  if (scenario.periods.empty()) scenario.periods = default_periods();
  for (const std::string& way : table.texts("closures").value_or(std::vector<std::string>())) {
    scenario.closures.ways.push_back(closed_way(way, table.where("closures")));
  }
  if (table.text("avoid")) document.avoid = named_file(table, "avoid", scenario);
  read_profiles(table.table("profiles"), scenario);
  table.finish();
}

// "their value" = "our value"; what is ours must be known for columns that know words.
std::map<std::string, std::string> read_value_mapping(TomlTable table, std::span<const std::string> known) {
  std::map<std::string, std::string> mapping;
  for (const std::string& theirs : table.keys()) {
    const auto ours = known.empty() ? table.text(theirs) : table.word(theirs, known);
    mapping[theirs] = *ours;
  }
  return mapping;
}

void read_demand(TomlTable table, ScenarioDocument& document) {
  DemandSource& demand = document.scenario.demand;
  document.requests = named_file(table, "requests", document.scenario);
  demand.requests = document.requests.file;
  if (auto columns = table.table("columns")) {
    for (const CsvColumn& column : ride_columns()) {
      if (auto header = columns->text(column.name)) demand.columns[column.name] = *header;
    }
    columns->finish();
  }
  if (auto values = table.table("values")) {
    static const std::vector<std::string> kYesNo = {"yes", "no"};
    const auto read = [&](const char* column, std::span<const std::string> known) {
      if (auto mapping = values->table(column)) demand.values[column] = read_value_mapping(*mapping, known);
    };
    read("category", category_words());
    read("approach", approach_words());
    read("shares", kYesNo);
    read("operator", {});
    read("purpose", {});
    values->finish();
  }
  table.finish();
}

void read_planning(std::optional<TomlTable> table, Scenario& scenario) {
  if (!table) return;
  const auto iterations = table->whole("iterations", {0, 1e12});
  const auto time = table->duration("time");
  if (iterations && time) {
    throw InputError("conflicting_keys", table->where("time"), "\"iterations\" and \"time\" both limit the planning.",
                     "Keep one of them.");
  }
  scenario.iterations = iterations.value_or(scenario.iterations);
  if (time) scenario.time_budget_seconds = time->seconds();
  table->finish();
}

void read_cooperation(std::optional<TomlTable> table, Scenario& scenario) {
  scenario.separate = {Category::medical_care};
  if (!table) return;
  if (const auto words = table->words("separate", category_words())) {
    scenario.separate.clear();
    for (const std::string& word : *words) {
      scenario.separate.push_back(static_cast<Category>(index_of(word, category_words())));
    }
  }
  table->finish();
}

void read_report(std::optional<TomlTable> table, Scenario& scenario) {
  static const std::vector<std::string> kStyles = {"plain", "excel_de"};
  if (!table) return;
  scenario.csv_style = table->word("csv", kStyles) == "excel_de" ? CsvStyle::excel_de : CsvStyle::plain;
  table->finish();
}

}  // namespace

ScenarioDocument parse_scenario_document(std::string_view text, const std::filesystem::path& file) {
  TomlTable root = TomlTable::parse(text, file.string());
  check_schema(root);
  root.reject_unsupported("simulation", "simulated days come later");
  root.reject_unsupported("variant", "variants come later; copy the scenario file instead");
  ScenarioDocument document;
  Scenario& scenario = document.scenario;
  scenario.file = file;
  read_head(root.required("scenario", root.table("scenario")), scenario);
  scenario.service = default_service_rules();
  if (auto service = root.table("service")) read_service(*service, scenario.service);
  read_network(root.required("network", root.table("network")), document);
  read_demand(root.required("demand", root.table("demand")), document);
  read_operators(root, scenario);
  read_fleet_tables(root, document);
  read_planning(root.table("planning"), scenario);
  read_cooperation(root.table("cooperation"), scenario);
  read_report(root.table("report"), scenario);
  root.finish();
  return document;
}

}  // namespace postkutscher
