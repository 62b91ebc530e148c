// The daily periods of traffic: read from TOML, and as instants over the hours in which somebody travels.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "engine/base/calendar.h"
#include "engine/routing/traffic.h"
#include "scenarios/scenario.h"
#include "scenarios/toml_reader.h"

namespace postkutscher {

// The array "periods" of a table; empty where it is absent. Throws InputError ("bad_periods" and those of TomlTable).
std::vector<TrafficPeriod> read_periods(TomlTable& table);

// The periods of a scenario file, or of any TOML file with "periods" at its top or in [network]; a scenario without
// any has the usual ones (defaults.h). Throws InputError ("no_periods" for other files without any).
std::vector<TrafficPeriod> read_traffic_file(const std::filesystem::path& file);

// For RoadState::traffic: only what matters between the first and the last instant of the horizon, for each kind of
// traffic costs a metric and each period a table. Neighbours of equal traffic are one, and so is free flow before the
// first. A period whose start the clocks skip begins an hour later.
std::vector<TravelPeriod> travel_periods(std::span<const TrafficPeriod> daily, const Calendar& calendar,
                                         const TimeWindow& horizon);

// From the first start to the last end of a shift.
TimeWindow hours_of_duty(const Scenario& scenario);

}  // namespace postkutscher
