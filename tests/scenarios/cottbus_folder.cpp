#include "tests/scenarios/cottbus_folder.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace postkutscher {

namespace {

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> result(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      result.emplace_back();
    } else {
      result.back() += c;
    }
  }
  return result;
}

std::filesystem::path new_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "cottbus-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return pattern;
}

}  // namespace

CottbusFolder::CottbusFolder(const CottbusOptions& options) : path_(new_folder()) {
  write_cottbus_day(path_, options);
}

CottbusFolder::~CottbusFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string CottbusFolder::bytes(const std::string& name) const {
  std::ifstream in(file(name), std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::map<std::string, std::string>> CottbusFolder::rows(const std::string& name) const {
  std::istringstream in(bytes(name));
  std::string line;
  std::getline(in, line);
  const auto header = fields(line);
  std::vector<std::map<std::string, std::string>> result;
  while (std::getline(in, line)) {
    const auto values = fields(line);
    auto& row = result.emplace_back();
    for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = values.at(i);
  }
  return result;
}

}  // namespace postkutscher
