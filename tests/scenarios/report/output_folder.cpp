#include "tests/scenarios/report/output_folder.h"

#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <unistd.h>

namespace postkutscher {

WrittenOutputs::WrittenOutputs(const RunResult& run, const Audience& audience, Language language) {
  static int count = 0;
  folder_ = std::filesystem::path(testing::TempDir()) / fmt::format("postkutscher_report_{}_{}", getpid(), ++count);
  std::filesystem::create_directories(folder_);
  write_outputs(run, folder_, {audience, language});
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    std::ifstream in(entry.path(), std::ios::binary);
    files_[entry.path().filename().string()] = {std::istreambuf_iterator<char>(in), {}};
  }
}

WrittenOutputs::~WrittenOutputs() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace postkutscher
