#include "scenarios/profile_overrides.h"

#include <array>

#include "scenarios/words.h"

namespace postkutscher {

namespace {

void read_speeds(TomlTable& profile, std::string_view key, const std::vector<std::string>& words,
                 std::span<double> speeds) {
  auto table = profile.table(key);
  if (!table) return;
  for (std::size_t i = 0; i < words.size(); ++i) speeds[i] = table->number(words[i], {0, 300}).value_or(speeds[i]);
  table->finish();
}

}  // namespace

std::span<const ProfileNumber> profile_numbers() {
  static constexpr std::array<ProfileNumber, 19> kNumbers = {{
      {"speed_limit_share", &Profile::speed_limit_share, {0.1, 2}},
      {"top_speed", &Profile::top_speed, {1, 300}},
      {"narrow_share", &Profile::narrow_share, {0.01, 1}},
      {"alternating_share", &Profile::alternating_share, {0.01, 1}},
      {"side_road_share", &Profile::side_road_share, {0.01, 1}},
      {"parking_share", &Profile::parking_share, {0.01, 1}},
      {"movable_bridge_speed", &Profile::movable_bridge_speed, {0, 300}},
      {"pushing_speed", &Profile::pushing_speed, {0, 20}},
      {"signal_delay", &Profile::signal_delay, {0, 600}},
      {"stop_delay", &Profile::stop_delay, {0, 600}},
      {"crossing_delay", &Profile::crossing_delay, {0, 600}},
      {"turn_delay", &Profile::turn_delay, {0, 600}},
      {"u_turn_delay", &Profile::u_turn_delay, {0, 3600}},
      {"height", &Profile::height, {0, 10}},
      {"width", &Profile::width, {0, 10}},
      {"weight", &Profile::weight, {0, 100}},
      {"length", &Profile::length, {0, 30}},
      {"snap_limit_metres", &Profile::snap_limit_metres, {1, 100'000}},
      {"smallest_large_component", &Profile::smallest_large_component, {1, 1e9}},
  }};
  return kNumbers;
}

void apply_profile_overrides(TomlTable& table, Profile& profile) {
  for (const ProfileNumber& number : profile_numbers()) {
    profile.*number.field = table.number(number.key, number.range).value_or(profile.*number.field);
  }
  profile.u_turns_anywhere = table.flag("u_turns_anywhere").value_or(profile.u_turns_anywhere);
  profile.ignores_oneway_on_foot = table.flag("ignores_oneway_on_foot").value_or(profile.ignores_oneway_on_foot);
  read_speeds(table, "speed_urban", road_class_words(), profile.speed_urban);
  read_speeds(table, "speed_rural", road_class_words(), profile.speed_rural);
  read_speeds(table, "surface_speed", surface_words(), profile.surface_speed);
  table.finish();
}

}  // namespace postkutscher
