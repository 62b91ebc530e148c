// The synthetic operators and their vehicles: 24 small firms of 1–5 vehicles (some 60 of mixed classes), based in the
// districts in proportion to population, in shifts that together cover 05:30 to 22:45. Minutes count from midnight.
#pragma once

#include <string>
#include <vector>

#include "scenarios/cottbus/facilities.h"

namespace postkutscher::cottbus {

enum class CarClass { taxi, hire_car, wheelchair_van, carry_chair_van, stretcher_car, ambulance };

std::string word(CarClass car_class);

struct Firm {
  std::string id;
  std::string name;
  Spot base;
  std::string base_name;
};

struct Car {
  std::string id;
  std::size_t firm = 0;
  CarClass car_class = CarClass::taxi;
  int shift_start = 0;
  int shift_end = 0;  // at most ten hours after the start
};

struct Fleet {
  std::vector<Firm> firms;
  std::vector<Car> cars;
};

Fleet draw_fleet(const std::vector<House>& houses, int operators, std::uint64_t seed);

}  // namespace postkutscher::cottbus
