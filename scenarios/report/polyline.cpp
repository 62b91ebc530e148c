#include "scenarios/report/polyline.h"

namespace postkutscher::report {

namespace {

// 1e-7 degree to 1e-5, rounded half away from zero.
std::int32_t rounded(std::int32_t e7) {
  return (e7 + (e7 < 0 ? -50 : 50)) / 100;
}

void append(std::string& out, std::int32_t delta) {
  auto value = static_cast<std::uint32_t>(delta) << 1;
  if (delta < 0) value = ~value;
  while (value >= 32) {
    out += static_cast<char>((32 | (value & 31)) + 63);
    value >>= 5;
  }
  out += static_cast<char>(value + 63);
}

}  // namespace

std::string packed(const std::vector<Coordinate>& points) {
  std::string out;
  std::int32_t lat = 0, lon = 0;
  for (const Coordinate c : points) {
    const std::int32_t next_lat = rounded(c.lat_e7), next_lon = rounded(c.lon_e7);
    append(out, next_lat - lat);
    append(out, next_lon - lon);
    lat = next_lat;
    lon = next_lon;
  }
  return out;
}

}  // namespace postkutscher::report
