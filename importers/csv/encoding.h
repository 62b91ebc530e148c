// Text encodings of files that people save: everything inside the program is UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace postkutscher {

bool is_utf8(std::string_view bytes);

// Every byte has a meaning: the five that Windows-1252 leaves open become U+FFFD.
std::string utf8_from_windows_1252(std::string_view bytes);

}  // namespace postkutscher
