#include "engine/base/atomic_file.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "engine/base/errors.h"

namespace postkutscher {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_write(const fs::path& path, int error) {
  const std::string reason = std::generic_category().message(error);
  if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
    throw InputError("disk_full", path.string(), fmt::format("there is no room to write the file ({}).", reason),
                     "Free some space or choose another place for the output. Nothing was written.");
  }
  throw InputError(
      "unwritable_output", path.string(), fmt::format("the file cannot be written ({}).", reason),
      "Check that the folder exists and that you may write there, or choose another place for the output.");
}

// An open file that is removed unless it is renamed into place.
class TemporaryFile {
 public:
  TemporaryFile(const fs::path& target, FilePermission permission) : target_(target) {
    constexpr int kAttempts = 100;  // names left over by a crash or in use by another thread
    const mode_t mode = permission == FilePermission::only_owner ? 0600 : 0644;
    for (int i = 0; i < kAttempts && descriptor_ < 0; ++i) {
      path_ = target;
      path_.replace_filename(fmt::format(".{}.{}-{}.partial", target.filename().string(), ::getpid(), i));
      descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
      if (descriptor_ < 0 && errno != EEXIST) break;
    }
    if (descriptor_ < 0) cannot_write(target_, errno);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!path_.empty()) ::unlink(path_.c_str());
  }

  int descriptor() const { return descriptor_; }

  void rename_into_place() {
    if (::fsync(descriptor_) != 0) cannot_write(target_, errno);
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0 || ::rename(path_.c_str(), target_.c_str()) != 0) cannot_write(target_, errno);
    path_.clear();
  }

 private:
  fs::path target_;
  fs::path path_;
  int descriptor_ = -1;
};

void write_all(int descriptor, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) cannot_write(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_directly(const fs::path& device, std::string_view bytes) {
  const int descriptor = ::open(device.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) cannot_write(device, errno);
  try {
    write_all(descriptor, bytes, device);
  } catch (...) {
    ::close(descriptor);
    throw;
  }
  if (::close(descriptor) != 0) cannot_write(device, errno);
}

}  // namespace

void write_file_atomically(const fs::path& path, std::string_view bytes, FilePermission permission) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::is_directory(status)) cannot_write(path, EISDIR);
  if (fs::exists(status) && !fs::is_regular_file(status)) return write_directly(path, bytes);

  const fs::path target = fs::exists(status) ? fs::canonical(path, ignored) : path;
  TemporaryFile file(target.empty() ? path : target, permission);
  write_all(file.descriptor(), bytes, path);
  file.rename_into_place();
}

}  // namespace postkutscher
