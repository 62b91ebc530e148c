// The TOML part of a scenario: everything but the rows of the CSVs that it names.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/scenario.h"

namespace postkutscher {

struct ScenarioDocument {
  // A file that the scenario names, and the place where it does.
  struct NamedFile {
    std::filesystem::path file;
    std::string where;
  };
  Scenario scenario;                   // with the vehicles of [[fleet]] tables that name no file
  std::vector<NamedFile> fleet_files;  // in order
  NamedFile map;
  NamedFile requests;
  std::optional<NamedFile> avoid;  // [network] avoid
};

// `file` names the text in errors and is what relative paths are relative to. Reads no other file. Throws InputError
// with file:line:column for the first defect.
ScenarioDocument parse_scenario_document(std::string_view text, const std::filesystem::path& file);

}  // namespace postkutscher
