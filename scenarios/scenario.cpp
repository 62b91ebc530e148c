#include "scenarios/scenario.h"

#include <fstream>
#include <iterator>

#include "engine/base/errors.h"
#include "importers/csv/encoding.h"
#include "scenarios/bad_rows.h"
#include "scenarios/rides.h"
#include "scenarios/scenario_document.h"

namespace postkutscher {

namespace {

std::string scenario_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    throw InputError("missing_file", file.string(), "the scenario cannot be opened.",
                     "Name a scenario.toml; `postkutscher init DIR` writes one to start from.");
  }
  std::string text(std::istreambuf_iterator<char>(stream), {});
  if (!is_utf8(text)) {
    throw InputError("not_utf8", file.string(), "the scenario is not UTF-8 text.", "Save it with the encoding UTF-8.");
  }
  return text;
}

void require_file(const ScenarioDocument::NamedFile& named) {
  if (std::filesystem::exists(named.file) && !std::filesystem::is_directory(named.file)) return;
  throw InputError("missing_file", named.where, "there is no file \"" + named.file.string() + "\".",
                   "Correct the name; paths are relative to the scenario file.");
}

}  // namespace

Scenario read_scenario(const std::filesystem::path& file, const ScenarioOptions& options) {
  ScenarioDocument document = parse_scenario_document(scenario_text(file), file);
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
