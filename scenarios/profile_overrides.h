// Travel profiles of a scenario: the standard ones with the values that [network.profiles.NAME] changes.
#pragma once

#include <utility>
#include <vector>

#include "engine/routing/profile.h"
#include "scenarios/toml_reader.h"

namespace postkutscher {

// Scalar values of a profile by their key in the scenario file, with the range that makes sense.
struct ProfileNumber {
  const char* key;
  double Profile::*field;
  NumberRange range;
};
std::span<const ProfileNumber> profile_numbers();

// Changes `profile` by the keys of `table`; throws InputError for unknown keys and values out of range.
void apply_profile_overrides(TomlTable& table, Profile& profile);

}  // namespace postkutscher
