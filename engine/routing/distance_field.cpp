#include "engine/routing/distance_field.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace postkutscher {

Coordinate Grid::at(Point steps) const {
  return {corner.lon_e7 + static_cast<std::int32_t>(std::lround(steps.x * lon_step)),
          corner.lat_e7 + static_cast<std::int32_t>(std::lround(steps.y * lat_step))};
}

DistanceField::DistanceField(const Grid& grid, const LocalProjection& plane, double reach)
    : grid_(grid),
      corner_(plane.to_metres(grid.corner)),
      width_(plane.to_metres(grid.at({1, 1})).x - corner_.x),
      height_(plane.to_metres(grid.at({1, 1})).y - corner_.y),
      reach_(reach),
      squares_(grid.node_count(), static_cast<float>(reach * reach)) {}

double DistanceField::at(std::size_t node) const {
  return std::sqrt(static_cast<double>(squares_[node]));
}

void DistanceField::add(const PlaneLine& line) {
  const auto [south, north] = std::minmax({line.from.y, line.to.y});
  const auto row_of = [&](double y) {
    return std::clamp((y - corner_.y) / height_, 0.0, static_cast<double>(grid_.rows - 1));
  };
  const auto first = static_cast<std::uint32_t>(std::ceil(row_of(south - reach_)));
  const auto last = static_cast<std::uint32_t>(std::floor(row_of(north + reach_)));
  for (std::uint32_t row = first; row <= last; ++row) add_to_row(row, line);
}

void DistanceField::add_to_row(std::uint32_t row, const PlaneLine& line) {
  const double y = corner_.y + row * height_;
  const auto [south, north] = std::minmax({line.from.y, line.to.y});
  const double beside = std::max({0.0, south - y, y - north});
  const double width = std::sqrt(std::max(0.0, reach_ * reach_ - beside * beside));
  const double dx = line.to.x - line.from.x, dy = line.to.y - line.from.y;
  // The part of the line that lies within reach of the row decides how far the row is worth looking at.
  double begin = 0, end = 1;
  if (std::abs(dy) > 1e-9) {
    const auto [a, b] = std::minmax({(y - reach_ - line.from.y) / dy, (y + reach_ - line.from.y) / dy});
    begin = std::clamp(a, 0.0, 1.0);
    end = std::clamp(b, 0.0, 1.0);
  }
  const auto [west, east] = std::minmax({line.from.x + begin * dx, line.from.x + end * dx});
  const auto column_of = [&](double x) {
    return std::clamp((x - corner_.x) / width_, 0.0, static_cast<double>(grid_.columns - 1));
  };
  const auto first = static_cast<std::uint32_t>(std::ceil(column_of(west - width)));
  const auto last = static_cast<std::uint32_t>(std::floor(column_of(east + width)));
  const double squared = dx * dx + dy * dy;
  const double per_metre_x = squared > 0 ? dx / squared : 0, per_metre_y = squared > 0 ? dy / squared : 0;
  const double py = y - line.from.y;
  float* const squares = squares_.data() + grid_.node(0, row);
  for (std::uint32_t column = first; column <= last; ++column) {
    const double px = corner_.x + column * width_ - line.from.x;
    const double along = std::clamp(px * per_metre_x + py * per_metre_y, 0.0, 1.0);
    const double ex = px - along * dx, ey = py - along * dy;
    squares[column] = std::min(squares[column], static_cast<float>(ex * ex + ey * ey));
  }
}

}  // namespace postkutscher
