// The synthetic rides of a weekday: patients with a home, a place of treatment, a mobility category and times, by the
// published mix of a base day. No person is described: a ride has places, times and needs only. Minutes count from
// midnight of the day.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/cottbus/facilities.h"

namespace postkutscher::cottbus {

enum class Need { walking, walking_with_help, wheelchair_transfer, wheelchair, carry_chair, lying, medical_care };
inline constexpr std::size_t kNeedCount = 7;

std::string word(Need need);

struct Stop {
  std::string name;
  Spot at;
};

struct RideDraft {
  std::string id;
  std::string linked;  // id of the other ride of an outbound and return
  Stop from;
  Stop to;
  Spot home;  // decides whose customer the patient is
  Need need = Need::walking;
  std::string purpose;
  std::optional<int> appointment;  // either this …
  std::optional<int> pickup;       // … or this
  int attendants = 0;
  int booked_days_before = 1;
  int booked_minute = 0;
};

std::vector<RideDraft> draw_rides(const std::vector<House>& houses, const std::vector<Place>& places, int rides,
                                  std::uint64_t seed);

}  // namespace postkutscher::cottbus
