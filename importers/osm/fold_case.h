// Lower case for comparing names: ASCII and the Latin letters of German, Sorbian, Polish and Czech in UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace postkutscher::osm {

// Other characters, and bytes that are no UTF-8, stay as they are.
std::string fold_case(std::string_view text);

}  // namespace postkutscher::osm
