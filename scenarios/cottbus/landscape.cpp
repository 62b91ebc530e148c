#include "scenarios/cottbus/landscape.h"

#include <algorithm>

namespace postkutscher::cottbus {

namespace {

bool crosses(const Line& line, Spot a, Spot b) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (std::max(line[i - 1].x, line[i].x) < std::min(a.x, b.x) ||
        std::min(line[i - 1].x, line[i].x) > std::max(a.x, b.x))
      continue;
    if (crossing(a, b, line[i - 1], line[i])) return true;
  }
  return false;
}

Line scaled(const Line& ring, Spot centre, std::int64_t per_mille) {
  Line result;
  for (const Spot p : ring) result.push_back(centre + (p - centre) * per_mille / 1000);
  return result;
}

}  // namespace

const Line& lake() {
  static const Line kLake =
      smooth({metres(4230, 900), metres(4110, 1700), metres(4060, 2500), metres(4200, 3300), metres(4150, 4000),
              metres(4500, 4900), metres(5300, 5250), metres(5800, 5650), metres(6800, 5450), metres(7500, 4700),
              metres(8150, 4350), metres(8600, 3300), metres(8500, 2500), metres(8650, 1700), metres(7900, 900),
              metres(7000, 750), metres(6300, 480), metres(5200, 700), metres(4230, 900)},
             2);
  return kLake;
}

const Line& lake_bank() {
  static const Line kBank = scaled(lake(), metres(6250, 2900), 1030);
  return kBank;
}

const Line& river() {
  static const Line kRiver =
      smooth({metres(3300, -8800), metres(2900, -7000), metres(2450, -6000), metres(1950, -5100), metres(1450, -4300),
              metres(1300, -3500), metres(1360, -2700), metres(1150, -1900), metres(720, -1250),  metres(500, -650),
              metres(440, -50),    metres(560, 500),    metres(680, 1200),   metres(830, 1900),   metres(820, 2700),
              metres(700, 3500),   metres(760, 4300),   metres(950, 5100),   metres(1280, 5800),  metres(1300, 6600),
              metres(1000, 7400),  metres(500, 9400)},
             2);
  return kRiver;
}

const Line& park() {
  static const Line kPark = smooth({metres(1500, -2150), metres(1700, -1500), metres(2300, -1450), metres(2650, -1850),
                                    metres(2350, -2250), metres(1850, -2380), metres(1500, -2150)},
                                   2);
  return kPark;
}

const Line& hospital_grounds() {
  static const Line kGrounds = {metres(-1140, -2150), metres(-680, -2130),  metres(-700, -1850),
                                metres(-900, -1830),  metres(-1130, -1960), metres(-1140, -2150)};
  return kGrounds;
}

const std::vector<Line>& railways() {
  static const std::vector<Line> kRailways = {
      smooth({metres(-9000, -350), metres(-5000, -850), metres(-2500, -1150), metres(-1200, -1130), metres(-535, -1120),
              metres(100, -1150), metres(900, -1060), metres(2000, -950), metres(4000, -1050), metres(7000, -1700),
              metres(10200, -2600)},
             2),
      smooth({metres(100, -1150), metres(500, -1450), metres(850, -2500), metres(980, -3400), metres(1090, -4200),
              metres(1480, -4900), metres(2030, -5700), metres(2380, -6700), metres(2650, -8800)},
             2)};
  return kRailways;
}

bool in_lake(Spot spot) {
  return inside(lake(), spot);
}

bool crosses_water(Spot a, Spot b) {
  return crosses(river(), a, b) || crosses(lake(), a, b);
}

bool crosses_railway(Spot a, Spot b) {
  return std::any_of(railways().begin(), railways().end(), [&](const Line& line) { return crosses(line, a, b); });
}

bool blocked(Spot a, Spot b) {
  return crosses_water(a, b) || crosses_railway(a, b) || crosses(park(), a, b) || crosses(lake_bank(), a, b) ||
         crosses(hospital_grounds(), a, b) || inside(lake_bank(), b) || inside(park(), b) ||
         inside(hospital_grounds(), b);
}

}  // namespace postkutscher::cottbus
