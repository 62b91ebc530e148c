#include "scenarios/cost_matrix.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fmt/format.h>
#include <iterator>
#include <limits>
#include <unistd.h>

#include "engine/base/errors.h"
#include "importers/csv/csv.h"
#include "scenarios/bad_rows.h"
#include "scenarios/report/csv_word.h"
#include "scenarios/row_reader.h"

namespace postkutscher {

namespace {

enum PointColumn : std::size_t { kId, kLon, kLat };

std::uint64_t memory_of_this_machine() {
  const long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
  return pages > 0 && page > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page) : UINT64_MAX;
}

std::size_t longest_id(const std::vector<NamedPoint>& points) {
  std::size_t longest = 0;
  for (const NamedPoint& point : points) longest = std::max(longest, point.id.size());
  return longest;
}

std::vector<Position> snapped(const Router& router, const std::vector<NamedPoint>& points, Approach approach,
                              std::vector<std::size_t>& off_road) {
  std::vector<Position> positions;
  for (std::size_t i = 0; i < points.size(); ++i) {
    positions.push_back(router.snap(points[i].at, approach));
    if (!positions.back().found()) off_road.push_back(i);
  }
  return positions;
}

}  // namespace

std::vector<NamedPoint> read_points(const std::filesystem::path& file, Coordinate near) {
  const std::array<CsvColumn, 3> columns{{{"id", false, ""}, {"lon", true, ""}, {"lat", true, ""}}};
  const CsvTable table = read_csv(file, columns);
  std::vector<RowError> errors;
  RowReader row(table, columns, {}, errors);
  const std::array<Coordinate, 1> places{near};
  std::vector<NamedPoint> points;
  for (std::size_t i = 0; i < table.row_count(); ++i) {
    row.start(i);
    const auto at = row.coordinate(kLon, kLat, places);
    if (!at) continue;
    points.push_back({row.filled(kId) ? row.text(kId) : std::to_string(i + 1), *at});
  }
  if (!errors.empty()) throw BadRows(std::move(errors));
  if (points.empty()) {
    throw InputError("no_points", file.string(), "the file holds no point.", "Give at least one row with lon and lat.");
  }
  return points;
}

void refuse_too_large(const std::vector<NamedPoint>& from, const std::vector<NamedPoint>& to) {
  // Costs, and their text twice while it grows: ids, numbers, commas.
  const std::size_t each = 2 * sizeof(PackedCost) + 2 * (longest_id(from) + longest_id(to) + 24);
  const double needed = static_cast<double>(from.size()) * static_cast<double>(to.size()) * static_cast<double>(each);
  const auto there = static_cast<double>(memory_of_this_machine());
  if (needed < 0.8 * there) return;
  throw InputError(
      "matrix_too_large", fmt::format("{} × {} points", from.size(), to.size()),
      fmt::format("the matrix takes {:.1f} GB, and this machine has {:.1f} GB.", needed / 1e9, there / 1e9),
      "Ask for a part of the points at a time.");
}

CostMatrix cost_matrix(const Router& router, std::vector<NamedPoint> from, std::vector<NamedPoint> to,
                       Approach approach, const RunContext& context) {
  CostMatrix matrix{std::move(from), std::move(to), CostTable(0, 0), {}, {}};
  const auto sources = snapped(router, matrix.from, approach, matrix.from_off_road);
  const auto targets = snapped(router, matrix.to, approach, matrix.to_off_road);
  matrix.costs = router.costs(sources, targets, context);
  return matrix;
}

std::string matrix_as_csv(const CostMatrix& matrix) {
  std::string text = "from,to,duration_s,distance_m\n";
  for (std::size_t i = 0; i < matrix.from.size(); ++i) {
    const std::string from = csv_word(matrix.from[i].id, ',');
    for (std::size_t j = 0; j < matrix.to.size(); ++j) {
      const auto cost = matrix.costs.at(i, j);
      fmt::format_to(std::back_inserter(text), "{},{},", from, csv_word(matrix.to[j].id, ','));
      if (cost) {
        fmt::format_to(std::back_inserter(text), "{:.1f},{:.1f}\n", cost->duration.seconds(), cost->distance.metres());
      } else {
        text += ",\n";
      }
    }
  }
  return text;
}

std::string matrix_as_npy(const CostMatrix& matrix) {
  static_assert(std::endian::native == std::endian::little);
  std::string header = fmt::format("{{'descr': '<f8', 'fortran_order': False, 'shape': ({}, {}, 2), }}",
                                   matrix.from.size(), matrix.to.size());
  // Magic, version, length and header fill whole blocks of 64 bytes, a line break at the end.
  constexpr std::size_t kBeforeHeader = 10, kBlock = 64;
  while ((kBeforeHeader + header.size() + 1) % kBlock != 0) header += ' ';
  header += '\n';
  std::string bytes("\x93NUMPY\x01\x00", 8);
  bytes += static_cast<char>(header.size() & 0xFF);
  bytes += static_cast<char>(header.size() >> 8);
  bytes += header;
  const double none = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t i = 0; i < matrix.from.size(); ++i) {
    for (std::size_t j = 0; j < matrix.to.size(); ++j) {
      const auto cost = matrix.costs.at(i, j);
      const std::array<double, 2> values{cost ? cost->duration.seconds() : none, cost ? cost->distance.metres() : none};
      std::array<char, sizeof values> raw{};
      std::memcpy(raw.data(), values.data(), raw.size());
      bytes.append(raw.data(), raw.size());
    }
  }
  return bytes;
}

}  // namespace postkutscher
