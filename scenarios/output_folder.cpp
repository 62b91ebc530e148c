#include "scenarios/output_folder.h"

#include <system_error>
#include <unistd.h>
#include <utility>

#include "engine/base/errors.h"

namespace postkutscher {

namespace fs = std::filesystem;

namespace {

// The target without a trailing slash, so that it has a name to put a sibling beside.
fs::path without_slash(const fs::path& path) {
  const fs::path normal = path.lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

fs::path sibling(const fs::path& target, const char* suffix) {
  return target.parent_path() / ("." + target.filename().string() + suffix + std::to_string(::getpid()));
}

// An empty folder, or one that a run of this program wrote.
bool is_replaceable(const fs::path& target) {
  std::error_code error;
  if (!fs::is_directory(target, error)) return false;
  return fs::is_empty(target, error) || (fs::exists(target / "run.json") && fs::exists(target / "timing.json"));
}

[[noreturn]] void unwritable(const fs::path& path, const std::string& reason) {
  throw InputError("unwritable_output", path.string(), "cannot write here: " + reason + ".",
                   "Choose a folder that you may write to.");
}

}  // namespace

OutputFolder::OutputFolder(fs::path target, bool force) : target_(without_slash(target)), force_(force) {
  std::error_code error;
  if (fs::exists(target_, error) && !force_) {
    throw InputError("output_exists", target_.string(), "the output already exists.",
                     "Choose another -o, or add --force to replace it.");
  }
  if (fs::exists(target_, error) && !is_replaceable(target_)) {
    throw InputError("output_exists", target_.string(),
                     "what is there is not an earlier result, so --force does not replace it.", "Choose another -o.");
  }
  const fs::path parent = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
  if (!fs::is_directory(parent, error)) unwritable(target_, "the folder " + parent.string() + " does not exist");
  hidden_ = sibling(target_, ".partial-");
  fs::remove_all(hidden_, error);
  fs::create_directory(hidden_, error);
  if (error) unwritable(target_, error.message());
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  if (!published_) fs::remove_all(hidden_, ignored);
}

void OutputFolder::keep_safe(const fs::path& input) const {
  std::error_code error;
  const fs::path inside = fs::weakly_canonical(input, error).lexically_relative(fs::weakly_canonical(target_, error));
  if (inside.empty() || inside.begin()->string() == "..") return;
  throw InputError("output_exists", target_.string(), "it holds the input " + input.string() + ".",
                   "Choose another -o; replacing this folder would delete the input.");
}

void OutputFolder::publish() {
  std::error_code error;
  const fs::path old = sibling(target_, ".replaced-");
  const bool replaces = fs::exists(target_, error);
  if (replaces && !force_) {
    throw InputError("output_exists", target_.string(), "the output appeared while this run was working.",
                     "Choose another -o, or add --force to replace it.");
  }
  if (replaces) fs::rename(target_, old, error);
  if (error) unwritable(target_, error.message());
  fs::rename(hidden_, target_, error);
  if (error) {
    std::error_code ignored;
    if (replaces) fs::rename(old, target_, ignored);
    unwritable(target_, error.message());
  }
  published_ = true;
  if (replaces) fs::remove_all(old, error);
}

}  // namespace postkutscher
