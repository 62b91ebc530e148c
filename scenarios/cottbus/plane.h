// The drawing plane of the synthetic map: integer decimetres around the centre of the city, so that every machine draws
// exactly the same map. Headings are tenths of a degree, counter-clockwise from the east, 0 … 3599.
#pragma once

#include <boost/random/uniform_int_distribution.hpp>
#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/geo.h"
#include "engine/base/random.h"

namespace postkutscher::cottbus {

struct Spot {
  std::int64_t x = 0;
  std::int64_t y = 0;

  constexpr auto operator<=>(const Spot&) const = default;
  friend constexpr Spot operator+(Spot a, Spot b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Spot operator-(Spot a, Spot b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Spot operator*(Spot a, std::int64_t n) { return {a.x * n, a.y * n}; }
  friend constexpr Spot operator/(Spot a, std::int64_t n) { return {a.x / n, a.y / n}; }
};

using Line = std::vector<Spot>;

// A spot given in metres east and north of the centre.
constexpr Spot metres(std::int64_t x, std::int64_t y) {
  return {10 * x, 10 * y};
}

constexpr std::int64_t cross(Spot a, Spot b) {
  return a.x * b.y - a.y * b.x;
}
constexpr std::int64_t dot(Spot a, Spot b) {
  return a.x * b.x + a.y * b.y;
}
std::int64_t length(Spot v);
inline std::int64_t distance(Spot a, Spot b) {
  return length(b - a);
}

int normalised(int heading);
// The vector of `distance` decimetres along a heading (to about 0.2 %).
Spot along(int heading, std::int64_t distance);
int heading_of(Spot v);

// Where the segments a–b and c–d meet (touching counts); none when parallel.
std::optional<Spot> crossing(Spot a, Spot b, Spot c, Spot d);
Spot nearest_on_segment(Spot a, Spot b, Spot p);
bool inside(const Line& ring, Spot p);
// Twice the signed area; positive when counter-clockwise. Square decimetres.
std::int64_t doubled_area(const Line& ring);

// Corner cutting (Chaikin 1974), both ends kept.
Line smooth(const Line& line, int rounds);
// No piece is longer than `longest`.
Line subdivide(const Line& line, std::int64_t longest);

Coordinate to_coordinate(Spot spot);
Spot to_spot(Coordinate coordinate);

// Uniform integer in [low, high].
inline std::int64_t draw(RandomStream& random, std::int64_t low, std::int64_t high) {
  return boost::random::uniform_int_distribution<std::int64_t>(low, high)(random);
}
inline bool chance(RandomStream& random, int per_mille) {
  return draw(random, 0, 999) < per_mille;
}

}  // namespace postkutscher::cottbus
