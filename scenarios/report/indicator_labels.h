// Names and definitions of indicators in both languages, from the engine's own list.
#pragma once

#include <string_view>

#include "scenarios/report/text.h"

namespace postkutscher::report {

Text indicator_label(std::string_view key);       // the key itself when unknown
Text indicator_definition(std::string_view key);  // one sentence that names the denominator

}  // namespace postkutscher::report
