#include "engine/routing/distance_field.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace postkutscher {

DistanceField::DistanceField(const Grid& grid, double reach)
    : grid_(grid), reach_(reach), squares_(grid.node_count(), static_cast<float>(reach * reach)) {}

double DistanceField::at(std::size_t node) const {
  return std::sqrt(static_cast<double>(squares_[node]));
}

void DistanceField::add(const PlaneLine& line) {
  const auto [south, north] = std::minmax({line.from.y, line.to.y});
  const auto row_of = [&](double y) {
    return std::clamp((y - grid_.corner.y) / grid_.cell, 0.0, static_cast<double>(grid_.rows - 1));
  };
  const auto first = static_cast<std::uint32_t>(std::ceil(row_of(south - reach_)));
  const auto last = static_cast<std::uint32_t>(std::floor(row_of(north + reach_)));
  for (std::uint32_t row = first; row <= last; ++row) add_to_row(row, line);
}

void DistanceField::add_to_row(std::uint32_t row, const PlaneLine& line) {
  const double y = grid_.corner.y + row * grid_.cell;
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
    return std::clamp((x - grid_.corner.x) / grid_.cell, 0.0, static_cast<double>(grid_.columns - 1));
  };
  const auto first = static_cast<std::uint32_t>(std::ceil(column_of(west - width)));
  const auto last = static_cast<std::uint32_t>(std::floor(column_of(east + width)));
  const double squared = dx * dx + dy * dy;
  const double per_metre_x = squared > 0 ? dx / squared : 0, per_metre_y = squared > 0 ? dy / squared : 0;
  const double py = y - line.from.y;
  float* const squares = squares_.data() + grid_.node(0, row);
  for (std::uint32_t column = first; column <= last; ++column) {
    const double px = grid_.corner.x + column * grid_.cell - line.from.x;
    const double along = std::clamp(px * per_metre_x + py * per_metre_y, 0.0, 1.0);
    const double ex = px - along * dx, ey = py - along * dy;
    squares[column] = std::min(squares[column], static_cast<float>(ex * ex + ey * ey));
  }
}

}  // namespace postkutscher
