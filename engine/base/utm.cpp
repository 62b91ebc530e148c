#include "engine/base/utm.h"

#include <array>
#include <cmath>

namespace postkutscher {

namespace {

constexpr double kRadiansPerDegree = 3.14159265358979323846 / 180.0;
constexpr double kSemiMajorAxis = 6'378'137.0;
constexpr double kFlattening = 1 / 298.257222101;  // GRS80
constexpr double kScale = 0.9996;
constexpr double kFalseEasting = 500'000;
constexpr double n = kFlattening / (2 - kFlattening);
constexpr double n2 = n * n, n3 = n2 * n, n4 = n2 * n2, n5 = n4 * n, n6 = n3 * n3;
constexpr double kRectifyingRadius = kSemiMajorAxis / (1 + n) * (1 + n2 / 4 + n4 / 64 + n6 / 256);

// Coefficients alpha_1 … alpha_6: C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers" (2011),
// equation 35.
constexpr std::array kAlpha = {
    n / 2 - 2.0 / 3 * n2 + 5.0 / 16 * n3 + 41.0 / 180 * n4 - 127.0 / 288 * n5 + 7891.0 / 37800 * n6,
    13.0 / 48 * n2 - 3.0 / 5 * n3 + 557.0 / 1440 * n4 + 281.0 / 630 * n5 - 1983433.0 / 1935360 * n6,
    61.0 / 240 * n3 - 103.0 / 140 * n4 + 15061.0 / 26880 * n5 + 167603.0 / 181440 * n6,
    49561.0 / 161280 * n4 - 179.0 / 168 * n5 + 6601661.0 / 7257600 * n6,
    34729.0 / 80640 * n5 - 3418889.0 / 1995840 * n6,
    212378941.0 / 319334400 * n6};

}  // namespace

Point to_utm(Coordinate c, int zone) {
  const double eccentricity = std::sqrt(kFlattening * (2 - kFlattening));
  const double latitude = c.lat() * kRadiansPerDegree;
  const double longitude = (c.lon() - (6.0 * zone - 183.0)) * kRadiansPerDegree;
  const double sine = std::sin(latitude);
  const double t = std::sinh(std::atanh(sine) - eccentricity * std::atanh(eccentricity * sine));
  const double xi = std::atan2(t, std::cos(longitude));
  const double eta = std::asinh(std::sin(longitude) / std::hypot(t, std::cos(longitude)));
  double north = xi, east = eta;
  for (std::size_t i = 0; i < kAlpha.size(); ++i) {
    const double j = 2.0 * static_cast<double>(i + 1);
    north += kAlpha[i] * std::sin(j * xi) * std::cosh(j * eta);
    east += kAlpha[i] * std::cos(j * xi) * std::sinh(j * eta);
  }
  return {kFalseEasting + kScale * kRectifyingRadius * east, kScale * kRectifyingRadius * north};
}

}  // namespace postkutscher
