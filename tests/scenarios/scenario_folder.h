// A temporary folder with a small valid scenario whose files tests replace or edit.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "engine/base/errors.h"
#include "engine/base/units.h"
#include "scenarios/scenario.h"

namespace postkutscher {

// A time of the scenario's day.
inline Instant at(int hours, int minutes) {
  return {(hours * 3600 + minutes * 60) * kTicksPerSecond};
}

class ScenarioFolder {
 public:
  ScenarioFolder();
  ~ScenarioFolder();
  ScenarioFolder(const ScenarioFolder&) = delete;
  ScenarioFolder& operator=(const ScenarioFolder&) = delete;

  std::filesystem::path path(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, const std::string& content) const;
  std::string content(const std::string& name) const;
  // Replaces the first occurrence of `old_text`, which must be there.
  void edit(const std::string& name, const std::string& old_text, const std::string& new_text) const;

  Scenario read(const ScenarioOptions& options = {}) const { return read_scenario(path("scenario.toml"), options); }

 private:
  std::filesystem::path folder_;
};

// "code | place behind the last folder | cause action" of the InputError that `action` throws; "" when it throws none.
std::string input_error(const std::function<void()>& action);

}  // namespace postkutscher
