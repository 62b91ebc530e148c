// A temporary folder with the synthetic Cottbus day; removed at the end of the test.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "scenarios/cottbus/cottbus.h"

namespace postkutscher {

class CottbusFolder {
 public:
  explicit CottbusFolder(const CottbusOptions& options = {});
  ~CottbusFolder();
  CottbusFolder(const CottbusFolder&) = delete;
  CottbusFolder& operator=(const CottbusFolder&) = delete;

  std::filesystem::path file(const std::string& name) const { return path_ / name; }
  std::string bytes(const std::string& name) const;
  // Rows of a CSV by column name; understands "quoted, fields".
  std::vector<std::map<std::string, std::string>> rows(const std::string& name) const;

 private:
  std::filesystem::path path_;
};

}  // namespace postkutscher
