#include "scenarios/scenario.h"

#include "engine/base/errors.h"
#include "scenarios/bad_rows.h"
#include "scenarios/rides.h"
#include "scenarios/scenario_document.h"
#include "scenarios/toml_text.h"

namespace postkutscher {

namespace {

void require_file(const ScenarioDocument::NamedFile& named) {
  if (std::filesystem::exists(named.file) && !std::filesystem::is_directory(named.file)) return;
  throw InputError("missing_file", named.where, "there is no file \"" + named.file.string() + "\".",
                   "Correct the name; paths are relative to the scenario file.");
}

}  // namespace

Scenario read_scenario(const std::filesystem::path& file, const ScenarioOptions& options) {
  ScenarioDocument document = parse_scenario_document(toml_file_text(file), file);
  require_file(document.map);
  require_file(document.requests);
  if (document.avoid) require_file(*document.avoid);
  for (const auto& fleet_file : document.fleet_files) require_file(fleet_file);

  Scenario scenario = std::move(document.scenario);
  scenario.inputs.push_back(file);
  if (document.avoid) {
    scenario.closures.avoid = avoided_area(document.avoid->file);
    scenario.inputs.push_back(document.avoid->file);
  }
  std::vector<RowError> errors;
  for (const auto& fleet_file : document.fleet_files) read_fleet_file(fleet_file.file, scenario, errors);
  read_rides(scenario, errors);
  if (!errors.empty() && !options.skip_bad_rows) throw BadRows(std::move(errors));
  if (scenario.fleet.empty()) {
    throw InputError("no_vehicles", file.string(), "the fleet has no vehicles.",
                     "Add rows to the fleet file, or [[fleet]] with operator, class, count and shift.");
  }
  scenario.skip_bad_rows = options.skip_bad_rows;
  scenario.row_errors = std::move(errors);
  return scenario;
}

}  // namespace postkutscher
