#include "scenarios/profile_overrides.h"

#include <array>

#include "scenarios/words.h"

namespace postkutscher {

namespace {

void read_speeds(TomlTable& profile, std::string_view key, std::array<double, kRoadClassCount>& speeds) {
  auto table = profile.table(key);
  if (!table) return;
  const auto& words = road_class_words();
  for (std::size_t i = 0; i < words.size(); ++i) speeds[i] = table->number(words[i], {0, 300}).value_or(speeds[i]);
  table->finish();
}

}  // namespace

std::span<const ProfileNumber> profile_numbers() {
  static constexpr std::array<ProfileNumber, 14> kNumbers = {{
      {"speed_limit_share", &Profile::speed_limit_share, {0.1, 2}},
      {"top_speed", &Profile::top_speed, {1, 300}},
      {"rough_share", &Profile::rough_share, {0.01, 1}},
      {"unpaved_share", &Profile::unpaved_share, {0.01, 1}},
      {"signal_delay", &Profile::signal_delay, {0, 600}},
      {"stop_delay", &Profile::stop_delay, {0, 600}},
      {"crossing_delay", &Profile::crossing_delay, {0, 600}},
      {"turn_delay", &Profile::turn_delay, {0, 600}},
      {"u_turn_delay", &Profile::u_turn_delay, {0, 3600}},
      {"height", &Profile::height, {0, 10}},
      {"width", &Profile::width, {0, 10}},
      {"weight", &Profile::weight, {0, 100}},
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
  read_speeds(table, "speed_urban", profile.speed_urban);
  read_speeds(table, "speed_rural", profile.speed_rural);
  table.finish();
}

}  // namespace postkutscher
