// Files that appear whole or not at all. Outputs of the program are written through this.
#pragma once

#include <filesystem>
#include <string_view>

namespace postkutscher {

enum class FilePermission {
  everyone_reads,  // 0644, less what the user's umask takes away
  only_owner,      // 0600: health data
};

// Writes a temporary file beside `path`, waits until it is on the disk, and renames it; what was at `path` before stays
// until then. A symbolic link is followed; a device or pipe is written directly. Leaves nothing behind on failure.
// Throws InputError ("disk_full", "unwritable_output"; where = the path).
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                           FilePermission permission = FilePermission::everyone_reads);

}  // namespace postkutscher
