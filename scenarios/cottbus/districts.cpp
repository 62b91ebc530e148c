#include "scenarios/cottbus/districts.h"

#include <limits>

namespace postkutscher::cottbus {

namespace {

// Names, centres, population and area: public figures of the city and its statistics, as collected in the project's
// domain facts. Pattern, radius and block length are the drawing's own assumptions.
std::vector<District> table() {
  using enum Pattern;
  return {
      {"Mitte", "Srjejź", 51.76139, 14.32750, 10648, 170, old_town, 900, 92, true},
      {"Schmellwitz", "Chmjelow", 51.78056, 14.33361, 14076, 810, estate, 1320, 112, true},
      {"Sandow", "Žandow", 51.76149, 14.34839, 15017, 870, estate, 1300, 112, true},
      {"Spremberger Vorstadt", "Grodkojske pśedměsto", 51.74528, 14.32083, 13846, 363, town, 1250, 108, true},
      {"Ströbitz", "Strobice", 51.75806, 14.30028, 15726, 1170, town, 1400, 112, true},
      {"Sielow", "Žylow", 51.79972, 14.30278, 3539, 1882, village, 980, 110, true},
      {"Saspow", "Zaspy", 51.78793, 14.35486, 665, 430, village, 430, 100, true},
      {"Merzdorf", "Žylowk", 51.77889, 14.38528, 1084, 740, village, 500, 100, true},
      {"Dissenchen", "Dešank", 51.76333, 14.39333, 1103, 3070, village, 520, 100, true},
      {"Branitz", "Rogeńc", 51.73613, 14.36533, 1454, 540, village, 620, 105, true},
      {"Madlow", "Módłej", 51.72333, 14.34556, 1588, 293, village, 560, 100, true},
      {"Sachsendorf", "Knorawa", 51.72472, 14.32833, 10584, 660, estate, 1180, 108, true},
      {"Döbbrick", "Depsk", 51.81833, 14.34083, 1695, 1550, village, 640, 105, true},
      {"Skadow", "Škódow", 51.80417, 14.35389, 558, 460, village, 400, 100, true},
      {"Willmersdorf", "Rogozno", 51.80861, 14.38333, 641, 640, village, 420, 100, true},
      {"Kahren", "Kórjeń", 51.72111, 14.41556, 1252, 1400, village, 560, 105, true},
      {"Kiekebusch", "Kibuš", 51.72194, 14.36389, 1295, 370, village, 520, 100, true},
      {"Gallinchen", "Gołynk", 51.71000, 14.35611, 2753, 550, village, 820, 105, true},
      {"Groß Gaglow", "Gogolow", 51.71444, 14.32500, 1485, 460, village, 600, 105, true},
      {"Kolkwitz", "Gołkojce", 51.7574, 14.2528, 0, 900, village, 520, 110, false},
      {"Peitz", "Picnjo", 51.8442, 14.4097, 0, 900, village, 520, 105, false},
      {"Neuendorf", "Nowa Wjas", 51.8172, 14.4286, 0, 600, village, 300, 110, false},
      {"Neuhausen", "Kopańce", 51.6864, 14.3596, 0, 600, village, 340, 110, false},
      {"Klein Gaglow", "Gogolowk", 51.6931, 14.2906, 0, 600, village, 320, 110, false},
  };
}

// Weights below the squared distance of any two centres keep every centre inside its own cell.
constexpr std::int64_t kWeightPercent = 20;

}  // namespace

const std::vector<District>& settlements() {
  static const std::vector<District> kSettlements = table();
  return kSettlements;
}

std::int64_t cell_weight(std::size_t settlement) {
  constexpr std::int64_t kSquareDecimetresPerHectare = 1'000'000;
  return settlements()[settlement].hectares * kSquareDecimetresPerHectare * kWeightPercent / 314;
}

std::size_t settlement_at(Spot spot) {
  std::size_t best = 0;
  std::int64_t best_power = std::numeric_limits<std::int64_t>::max();
  for (std::size_t i = 0; i < settlements().size(); ++i) {
    const Spot d = spot - settlements()[i].centre();
    const std::int64_t power = dot(d, d) - cell_weight(i);
    if (power < best_power) {
      best_power = power;
      best = i;
    }
  }
  return best;
}

bool built_up(Spot spot) {
  for (std::size_t i = 0; i < settlements().size(); ++i) {
    const District& settlement = settlements()[i];
    const Spot d = spot - settlement.centre();
    if (dot(d, d) > dot({settlement.radius * 14, 0}, {settlement.radius * 14, 0})) continue;
    // The radius varies between 80 and 120 % around the settlement: an edge of town is never a circle.
    RandomStream random({1, 0, i * 64 + static_cast<std::uint64_t>(heading_of(d) / 250), "edge of town"});
    const std::int64_t radius = settlement.radius * draw(random, 8, 12);
    if (dot(d, d) <= radius * radius) return true;
  }
  return false;
}

const Line& city_hull() {
  static const Line kHull = {metres(-2600, -6300), metres(2600, -6950), metres(6300, -6700), metres(8300, -4600),
                             metres(9150, 1200),   metres(9000, 4200),  metres(6300, 6600),  metres(1500, 8300),
                             metres(-1800, 7800),  metres(-4500, 5800), metres(-4450, 1000), metres(-3900, -2800)};
  return kHull;
}

}  // namespace postkutscher::cottbus
