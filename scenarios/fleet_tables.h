// The tables [[operator]] and [[fleet]] of a scenario, and the rules that fleets from TOML and CSV share.
#pragma once

#include <string>

#include "scenarios/scenario_document.h"
#include "scenarios/toml_reader.h"

namespace postkutscher {

void read_operators(TomlTable& root, Scenario& scenario);

// Vehicles of tables without `file` go to the scenario; files are noted for later. Throws InputError with
// file:line:column.
void read_fleet_tables(TomlTable& root, ScenarioDocument& document);

// Nothing when the operator is unknown.
const OperatorData* find_operator(const Scenario& scenario, const std::string& id);

std::vector<std::string> operator_ids(const Scenario& scenario);

// A shift from two times; an end before the start is on the next day. The problem names what is wrong.
Parsed<TimeWindow> shift_between(const WrittenTime& start, const WrittenTime& end, const Scenario& scenario);

}  // namespace postkutscher
