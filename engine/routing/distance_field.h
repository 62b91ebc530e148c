// Distances to the nearest of some lines, at the nodes of a square grid in a plane of metres, as far as a reach beyond
// which everything counts as equally far.
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
  Point corner;     // the node of column 0 and row 0, in the south-west
  double cell = 1;  // metres between nodes
  std::uint32_t columns = 0;
  std::uint32_t rows = 0;

  std::size_t node_count() const { return std::size_t{columns} * rows; }
  std::size_t node(std::uint32_t column, std::uint32_t row) const { return std::size_t{row} * columns + column; }
  // In metres, of a place that is given in cells.
  Point metres(Point cells) const { return {corner.x + cells.x * cell, corner.y + cells.y * cell}; }
};

class DistanceField {
 public:
  // `reach` in metres.
  DistanceField(const Grid& grid, double reach);

  const Grid& grid() const { return grid_; }
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
  double reach_;
  std::vector<float> squares_;  // of distances in metres, by node
};

}  // namespace postkutscher
