// A result folder that appears whole or not at all: everything is written to a hidden folder beside the target, which
// is renamed when all is done and removed when anything fails.
#pragma once

#include <filesystem>

namespace postkutscher {

class OutputFolder {
 public:
  // Throws InputError: "output_exists" (without `force`, or when what is there is not an earlier result: a folder with
  // other files is never replaced), "unwritable_output".
  OutputFolder(std::filesystem::path target, bool force);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  // Refuses (InputError "output_exists") a target that holds this input, which replacing it would delete.
  void keep_safe(const std::filesystem::path& input) const;

  // Where it will appear, without a trailing slash.
  const std::filesystem::path& target() const { return target_; }
  // Where to write.
  const std::filesystem::path& path() const { return hidden_; }
  // Makes the folder appear. With `force`, replaces the old one.
  void publish();

 private:
  std::filesystem::path target_;
  std::filesystem::path hidden_;
  bool force_;
  bool published_ = false;
};

}  // namespace postkutscher
