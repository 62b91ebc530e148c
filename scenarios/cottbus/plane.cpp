#include "scenarios/cottbus/plane.h"

#include <algorithm>
#include <cmath>

namespace postkutscher::cottbus {

namespace {

constexpr Coordinate kCentre{143341700, 517605600};  // 51.76056 N 14.33417 E
// 1e-7 degrees per decimetre at the centre (sphere of 6,371,008.8 m): longitude / 1e4, latitude / 1e4.
constexpr std::int64_t kLonPerDecimetre = 145298;
constexpr std::int64_t kLatPerDecimetre = 89932;
constexpr std::int64_t kScale = 10000;

std::int64_t rounded_quotient(std::int64_t a, std::int64_t b) {
  return (a >= 0 ? a + b / 2 : a - b / 2) / b;
}

// Bhaskara's rational approximation, in units of 1/10000: integers only.
std::int64_t sine(int heading) {
  const bool lower = heading >= 1800;
  const std::int64_t h = lower ? heading - 1800 : heading;
  const std::int64_t p = h * (1800 - h);
  const std::int64_t value = kScale * 4 * p / (4050000 - p);
  return lower ? -value : value;
}

}  // namespace

std::int64_t length(Spot v) {
  // sqrt is correctly rounded on every machine; the operand is an exact integer below 2^53.
  return static_cast<std::int64_t>(std::sqrt(static_cast<double>(dot(v, v))));
}

int normalised(int heading) {
  return ((heading % 3600) + 3600) % 3600;
}

Spot along(int heading, std::int64_t distance) {
  const int h = normalised(heading);
  return {rounded_quotient(sine(normalised(h + 900)) * distance, kScale), rounded_quotient(sine(h) * distance, kScale)};
}

int heading_of(Spot v) {
  int low = v.y >= 0 ? 0 : 1800, high = low + 1800;
  while (high - low > 1) {
    const int middle = (low + high) / 2;
    (cross(along(middle, 100000), v) >= 0 ? low : high) = middle;
  }
  return low;
}

std::optional<Spot> crossing(Spot a, Spot b, Spot c, Spot d) {
  const std::int64_t c_side = cross(b - a, c - a), d_side = cross(b - a, d - a);
  const std::int64_t a_side = cross(d - c, a - c), b_side = cross(d - c, b - c);
  const auto apart = [](std::int64_t p, std::int64_t q) { return (p > 0 && q > 0) || (p < 0 && q < 0); };
  if (a_side == b_side || apart(c_side, d_side) || apart(a_side, b_side)) return std::nullopt;
  const Spot ab = b - a;
  const std::int64_t whole = a_side - b_side;
  const auto part = [&](std::int64_t extent) {
    const std::int64_t n = extent * a_side;
    return whole > 0 ? rounded_quotient(n, whole) : rounded_quotient(-n, -whole);
  };
  return Spot{a.x + part(ab.x), a.y + part(ab.y)};
}

Spot nearest_on_segment(Spot a, Spot b, Spot p) {
  const Spot ab = b - a;
  const std::int64_t squared = dot(ab, ab);
  if (squared == 0) return a;
  const std::int64_t t = std::clamp<std::int64_t>(dot(p - a, ab), 0, squared);
  return a + Spot{rounded_quotient(ab.x * t, squared), rounded_quotient(ab.y * t, squared)};
}

bool inside(const Line& ring, Spot p) {
  bool in = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Spot a = ring[j], b = ring[i];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    const std::int64_t side = cross(b - a, p - a);
    if ((b.y > a.y) == (side > 0)) in = !in;
  }
  return in;
}

std::int64_t doubled_area(const Line& ring) {
  std::int64_t sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) sum += cross(ring[j], ring[i]);
  return sum;
}

Line smooth(const Line& line, int rounds) {
  Line result = line;
  for (int round = 0; round < rounds && result.size() > 2; ++round) {
    Line cut{result.front()};
    for (std::size_t i = 1; i < result.size(); ++i) {
      const Spot a = result[i - 1], b = result[i];
      if (i > 1) cut.push_back((a * 3 + b) / 4);
      if (i + 1 < result.size()) cut.push_back((a + b * 3) / 4);
    }
    cut.push_back(result.back());
    result = std::move(cut);
  }
  return result;
}

Line subdivide(const Line& line, std::int64_t longest) {
  Line result{line.front()};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const std::int64_t parts = std::max<std::int64_t>(1, (distance(line[i - 1], line[i]) + longest - 1) / longest);
    for (std::int64_t k = 1; k <= parts; ++k) result.push_back(line[i - 1] + (line[i] - line[i - 1]) * k / parts);
  }
  return result;
}

Coordinate to_coordinate(Spot spot) {
  return {static_cast<std::int32_t>(kCentre.lon_e7 + rounded_quotient(spot.x * kLonPerDecimetre, kScale)),
          static_cast<std::int32_t>(kCentre.lat_e7 + rounded_quotient(spot.y * kLatPerDecimetre, kScale))};
}

Spot to_spot(Coordinate c) {
  return {rounded_quotient((std::int64_t{c.lon_e7} - kCentre.lon_e7) * kScale, kLonPerDecimetre),
          rounded_quotient((std::int64_t{c.lat_e7} - kCentre.lat_e7) * kScale, kLatPerDecimetre)};
}

}  // namespace postkutscher::cottbus
