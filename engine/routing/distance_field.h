// Distances to the nearest of some lines, at the nodes of a grid, as far as a reach beyond which everything counts as
// equally far. Lines are in the metres of a plane, nodes are coordinates in whole units, so that whatever is drawn
// along edges of the grid can be rounded to such units without leaving its edge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/geo.h"

namespace postkutscher {

struct PlaneLine {
  Point from;
  Point to;
};

struct Grid {
  Coordinate corner;          // the node of column 0 and row 0, in the south-west
  std::int32_t lon_step = 1;  // units of 1e-7 degree between nodes
  std::int32_t lat_step = 1;
  std::uint32_t columns = 0;
  std::uint32_t rows = 0;

  std::size_t node_count() const { return std::size_t{columns} * rows; }
  std::size_t node(std::uint32_t column, std::uint32_t row) const { return std::size_t{row} * columns + column; }
  // The nearest coordinate to a place that is given in steps from the corner.
  Coordinate at(Point steps) const;
};

class DistanceField {
 public:
  // `reach` in metres of the plane.
  DistanceField(const Grid& grid, const LocalProjection& plane, double reach);

  const Grid& grid() const { return grid_; }
  double square_metres_per_cell() const { return width_ * height_; }
  void add(const PlaneLine& line);
  // Metres, at most the reach.
  double at(std::size_t node) const;
  // Squares of the distances in a row, by column.
  std::span<const float> squares(std::uint32_t row) const {
    return {squares_.data() + grid_.node(0, row), grid_.columns};
  }

 private:
  void add_to_row(std::uint32_t row, const PlaneLine& line);

  Grid grid_;
  Point corner_;  // in metres
  double width_;  // of a cell
  double height_;
  double reach_;
  std::vector<float> squares_;  // of distances in metres, by node
};

}  // namespace postkutscher
