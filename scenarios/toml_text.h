// TOML as text: files that people write, and pieces of the scenarios that the program writes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace postkutscher {

// Throws InputError ("missing_file", "not_utf8").
std::string toml_file_text(const std::filesystem::path& file);

// A basic string with quotes and escapes.
std::string toml_quoted(std::string_view text);

}  // namespace postkutscher
