// What commands that travel a network have in common: profile, approach, hour, closed roads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/routing/position.h"
#include "engine/routing/profile.h"
#include "engine/routing/road_state.h"
#include "scenarios/closures.h"
#include "scenarios/command_line/common.h"

namespace postkutscher {

struct RoadOptions {
  std::string profile = "car";
  Approach approach = Approach::any;
  std::optional<std::string> depart;
  std::string time_zone = "Europe/Berlin";
  std::vector<std::string> closed_ways;
  std::optional<std::string> avoid;
};

void add_profile_option(CLI::App& command, std::string& profile);

// Adds --profile, --depart, --time-zone, --close, --avoid, --approach.
void add_road_options(CLI::App& command, RoadOptions& options);

// The options as far as they can be judged without the network; throws InputError.
struct ReadRoadOptions {
  const Profile* profile = nullptr;
  std::optional<LocalTime> depart;
  Closures closures;
};
ReadRoadOptions read_road_options(const RoadOptions& options);

// A place far off the map whose mirror image lies on it was typed the wrong way round: throws InputError
// ("swapped_coordinates", where = `where`).
void refuse_swapped(const std::string& where, Coordinate at, const Network& network);

// Tells on stderr how many segments are closed. Throws InputError for ways and areas that the network does not have.
RoadState road_state(const Network& network, const ReadRoadOptions& options, const CommonOptions& common);

}  // namespace postkutscher
