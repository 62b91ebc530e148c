#include "engine/base/atomic_file.h"

#include <csignal>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <sys/resource.h>
#include <unistd.h>

#include "engine/base/checksum.h"
#include "engine/base/errors.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::string write_code(const fs::path& path, std::string_view bytes) {
  const InputError error = error_of([&] { write_file_atomically(path, bytes); });
  EXPECT_TRUE(error.code() == kAccepted || error.where() == path.string());
  return error.code();
}

// Files of this process may not grow beyond some bytes, as on a full disk.
class NoRoomBeyond {
 public:
  explicit NoRoomBeyond(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~NoRoomBeyond() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  NoRoomBeyond(const NoRoomBeyond&) = delete;
  NoRoomBeyond& operator=(const NoRoomBeyond&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

class AtomicFile : public testing::Test {
 protected:
  AtomicFile() { fs::create_directories(folder_); }
  ~AtomicFile() override { fs::remove_all(folder_); }

  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  fs::path folder_ = fs::temp_directory_path() / ("postkutscher_atomic_file_test_" + std::to_string(::getpid()));
};

TEST_F(AtomicFile, ReplacesTheWholeContent) {
  const fs::path path = folder_ / "a.txt";
  write_file_atomically(path, "a long first content");
  write_file_atomically(path, std::string_view("x\0y", 3));
  EXPECT_EQ(content(path), std::string("x\0y", 3));
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFile, GivesPermissions) {
  write_file_atomically(folder_ / "secret", "x", FilePermission::only_owner);
  EXPECT_EQ(fs::status(folder_ / "secret").permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const mode_t before = ::umask(022);
  write_file_atomically(folder_ / "open", "x");
  ::umask(before);
  EXPECT_EQ(static_cast<int>(fs::status(folder_ / "open").permissions()), 0644);
}

TEST_F(AtomicFile, FollowsSymbolicLinks) {
  write_file_atomically(folder_ / "target", "old");
  fs::create_symlink("target", folder_ / "link");
  write_file_atomically(folder_ / "link", "new");
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(content(folder_ / "target"), "new");
}

TEST_F(AtomicFile, WritesPathsWithoutFolder) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_);
  EXPECT_EQ(write_code("plain.txt", "x"), kAccepted);
  fs::current_path(before);
  EXPECT_EQ(content(folder_ / "plain.txt"), "x");
}

TEST_F(AtomicFile, LeavesTheOldFileAndNothingElseWhenTheDiskIsFull) {
  const fs::path path = folder_ / "a.txt";
  write_file_atomically(path, "old");
  {
    const NoRoomBeyond limit(1000);
    EXPECT_EQ(write_code(path, std::string(5000, 'x')), "disk_full");
    EXPECT_EQ(write_code(folder_ / "b.txt", std::string(5000, 'x')), "disk_full");
  }
  EXPECT_EQ(content(path), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFile, WritesDevicesDirectly) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "skipped: no /dev/full";
  EXPECT_EQ(write_code("/dev/full", "x"), "disk_full");
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
  EXPECT_EQ(write_code("/dev/null", "x"), kAccepted);
}

TEST_F(AtomicFile, NamesWhatCannotBeWritten) {
  write_file_atomically(folder_ / "file", "x");
  EXPECT_EQ(write_code(folder_ / "absent" / "a.txt", "x"), "unwritable_output");
  EXPECT_EQ(write_code(folder_ / "file" / "a.txt", "x"), "unwritable_output");
  EXPECT_EQ(write_code(folder_, "x"), "unwritable_output");
  if (::geteuid() != 0) {
    fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec);
    EXPECT_EQ(write_code(folder_ / "a.txt", "x"), "unwritable_output");
    fs::permissions(folder_, fs::perms::owner_all);
  }
  EXPECT_EQ(files(), 1U);
}

// The check value of CRC-32/ISO-HDLC is that of "123456789".
TEST_F(AtomicFile, ChecksumsOfFiles) {
  EXPECT_EQ(checksum("123456789"), 0xCBF43926U);
  write_file_atomically(folder_ / "a", "123456789");
  EXPECT_EQ(file_checksum(folder_ / "a"), "cbf43926");
  write_file_atomically(folder_ / "b", "");
  EXPECT_EQ(file_checksum(folder_ / "b"), "00000000");
  const std::string large(200'000, 'x');
  write_file_atomically(folder_ / "c", large);
  EXPECT_EQ(file_checksum(folder_ / "c"), checksum_text(checksum(large)));
  EXPECT_THROW(file_checksum(folder_ / "absent"), InputError);
  EXPECT_THROW(file_checksum(folder_), InputError);
}

}  // namespace
}  // namespace postkutscher
