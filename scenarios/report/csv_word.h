// Words as cells of CSV files (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace postkutscher {

// In quotes, those inside doubled.
std::string quoted_csv_word(std::string_view word);

// In quotes only where the separator, a quote or a line break asks for it.
std::string csv_word(std::string_view word, char separator);

// With an apostrophe in front of what a spreadsheet would take for a formula: words that begin with = + - @ or a
// control character, but for a lone "-", which stands for none.
std::string never_a_formula(std::string_view word);

}  // namespace postkutscher
