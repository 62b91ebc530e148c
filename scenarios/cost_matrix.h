// Durations and distances between many places, many to many: what `matrix` reads, computes and writes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/routing/router.h"

namespace postkutscher {

struct NamedPoint {
  std::string id;  // the number of the row where the file has no ids
  Coordinate at;
};

// Columns lon, lat and, if there is one, id. Throws BadRows with all rows that cannot be read, InputError ("no_points")
// for a file without rows, and what read_csv throws. Rows whose mirror image lies `near` a place and they do not were
// typed the wrong way round: bad too.
std::vector<NamedPoint> read_points(const std::filesystem::path& file, Coordinate near);

struct CostMatrix {
  std::vector<NamedPoint> from;
  std::vector<NamedPoint> to;
  CostTable costs;
  std::vector<std::size_t> from_off_road;  // indices of points with no open road near
  std::vector<std::size_t> to_off_road;
};

// Throws InputError ("matrix_too_large", with the memory that the costs and their text would take).
void refuse_too_large(const std::vector<NamedPoint>& from, const std::vector<NamedPoint>& to);

// Distances are those of the fastest ways.
CostMatrix cost_matrix(const Router& router, std::vector<NamedPoint> from, std::vector<NamedPoint> to,
                       Approach approach, const RunContext& context);

// from,to,duration_s,distance_m: one line a pair; empty cells where there is no way.
std::string matrix_as_csv(const CostMatrix& matrix);
// NumPy array of doubles, shape (from, to, 2): seconds and metres; NaN where there is no way.
std::string matrix_as_npy(const CostMatrix& matrix);

}  // namespace postkutscher
