// Pieces of TOML as text, for the scenarios that the program writes.
#pragma once

#include <string>
#include <string_view>

namespace postkutscher {

// A basic string with quotes and escapes.
std::string toml_quoted(std::string_view text);

}  // namespace postkutscher
