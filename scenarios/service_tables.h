// The table [service] of a scenario: rules of service, passenger categories, vehicle classes.
#pragma once

#include "scenarios/scenario.h"
#include "scenarios/toml_reader.h"

namespace postkutscher {

// Changes the defaults in `rules` by what the table says. Throws InputError with file:line:column.
void read_service(TomlTable& table, ServiceRules& rules);

}  // namespace postkutscher
