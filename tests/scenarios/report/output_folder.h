// A folder of written outputs that a test reads back and that vanishes with it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "scenarios/report.h"

namespace postkutscher {

class WrittenOutputs {
 public:
  WrittenOutputs(const RunResult& run, const Audience& audience, Language language = Language::de);
  ~WrittenOutputs();
  WrittenOutputs(const WrittenOutputs&) = delete;
  WrittenOutputs& operator=(const WrittenOutputs&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  const std::map<std::string, std::string>& files() const { return files_; }  // bytes by name
  const std::string& file(const std::string& name) const { return files_.at(name); }

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::string> files_;
};

}  // namespace postkutscher
