#include "scenarios/cottbus/fleet.h"

#include <array>
#include <fmt/format.h>

#include "scenarios/cottbus/districts.h"

namespace postkutscher::cottbus {

namespace {

enum class Shift { early, day, long_day, late };

struct Slot {
  CarClass car_class;
  Shift shift;
};

std::pair<int, int> hours(Shift shift) {
  switch (shift) {
    case Shift::early:
      return {5 * 60 + 30, 14 * 60 + 30};
    case Shift::day:
      return {7 * 60, 16 * 60 + 30};
    case Shift::long_day:
      return {8 * 60 + 30, 18 * 60};
    case Shift::late:
      break;
  }
  return {13 * 60, 22 * 60 + 45};
}

// What each firm owns; 24 firms, 61 vehicles. Further firms repeat the list.
std::vector<std::vector<Slot>> garages() {
  using enum CarClass;
  using enum Shift;
  return {
      {{taxi, early}, {taxi, day}, {taxi, late}, {wheelchair_van, day}},
      {{ambulance, early}, {ambulance, day}, {ambulance, long_day}, {ambulance, late}, {stretcher_car, day}},
      {{carry_chair_van, early}, {carry_chair_van, late}, {wheelchair_van, early}, {stretcher_car, early}},
      {{taxi, early}, {taxi, late}},
      {{hire_car, early}, {hire_car, day}, {wheelchair_van, late}},
      {{ambulance, early}, {ambulance, day}, {ambulance, late}, {carry_chair_van, day}},
      {{taxi, day}},
      {{taxi, early}, {hire_car, late}},
      {{wheelchair_van, early}, {wheelchair_van, late}, {carry_chair_van, day}},
      {{taxi, early}, {taxi, day}, {hire_car, day}},
      {{hire_car, day}},
      {{stretcher_car, late}, {stretcher_car, long_day}, {carry_chair_van, late}, {carry_chair_van, early}},
      {{taxi, day}, {taxi, late}},
      {{taxi, early}, {hire_car, long_day}, {wheelchair_van, day}},
      {{hire_car, early}},
      {{taxi, day}, {taxi, long_day}},
      {{wheelchair_van, day}, {wheelchair_van, early}, {taxi, late}},
      {{taxi, day}},
      {{carry_chair_van, day}, {carry_chair_van, early}, {hire_car, late}},
      {{hire_car, early}, {hire_car, day}},
      {{taxi, late}, {wheelchair_van, long_day}},
      {{taxi, early}},
      {{hire_car, day}, {taxi, day}},
      {{wheelchair_van, late}, {taxi, early}, {ambulance, long_day}},
  };
}

// Firms per district by the largest quotient population / (firms + 1) (D'Hondt), in the order of assignment.
std::vector<std::size_t> home_districts(int operators) {
  std::array<int, kDistrictCount> firms{};
  std::vector<std::size_t> order;
  for (int i = 0; i < operators; ++i) {
    std::size_t best = 0;
    for (std::size_t d = 1; d < kDistrictCount; ++d) {
      if (settlements()[d].population * (firms[best] + 1) > settlements()[best].population * (firms[d] + 1)) best = d;
    }
    ++firms[best];
    order.push_back(best);
  }
  return order;
}

std::string letter(int i) {
  std::string text(1, static_cast<char>('A' + i % 26));
  return i < 26 ? text : letter(i / 26 - 1) + text;
}

}  // namespace

std::string word(CarClass car_class) {
  switch (car_class) {
    case CarClass::taxi:
      return "taxi";
    case CarClass::hire_car:
      return "hire_car";
    case CarClass::wheelchair_van:
      return "wheelchair_van";
    case CarClass::carry_chair_van:
      return "carry_chair_van";
    case CarClass::stretcher_car:
      return "stretcher_car";
    case CarClass::ambulance:
      break;
  }
  return "ambulance";
}

Fleet draw_fleet(const std::vector<House>& houses, int operators, std::uint64_t seed) {
  std::vector<std::vector<std::size_t>> by_district(settlements().size());
  for (std::size_t h = 0; h < houses.size(); ++h) by_district[houses[h].settlement].push_back(h);
  const auto districts = home_districts(operators);
  const auto garage = garages();
  Fleet fleet;
  for (int i = 0; i < operators; ++i) {
    const auto firm = static_cast<std::size_t>(i);
    RandomStream random({seed, 0, firm, "firm"});
    const auto& choice = by_district[districts[firm]];
    const House& base =
        houses[choice[static_cast<std::size_t>(draw(random, 0, static_cast<std::int64_t>(choice.size()) - 1))]];
    fleet.firms.push_back({"SYN-" + letter(i), fmt::format("Fuhrbetrieb {} (synthetisch)", letter(i)), base.at,
                           fmt::format("{} {}", base.street, base.number)});
    for (const Slot& slot : garage[firm % garage.size()]) {
      const auto [start, end] = hours(slot.shift);
      fleet.cars.push_back({fmt::format("SYN-V{:03}", fleet.cars.size() + 1), firm, slot.car_class, start, end});
    }
  }
  return fleet;
}

}  // namespace postkutscher::cottbus
