#include "engine/planning/set_partitioning.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/planning/cover_relaxation.h"
#include "engine/planning/cover_search.h"

namespace postkutscher {

namespace {

constexpr double kNoCutoff = std::numeric_limits<double>::infinity();
constexpr double kLeastGain = 1e-9;  // share of the cutoff after scaling
constexpr double kRounding = 1e-15;  // … of the cutoff, in sums of costs and penalties

struct ScaledCosts {
  double unit = 1;              // the dearest route
  std::vector<double> penalty;  // [request] infinite: must be covered
  double cutoff = kNoCutoff;    // a choice below the true cutoff costs less than this
  bool shrunk = false;          // penalties are smaller than they are
  bool alike = true;            // … and all equal
};

// No choice drives dearer than this.
double most_driving(const PartitioningProblem& problem) {
  std::vector<double> dearest(problem.duties.size(), 0);
  for (const RouteColumn& column : problem.columns) {
    dearest[column.duty_class] = std::max(dearest[column.duty_class], column.cost);
  }
  double sum = 0;
  for (std::size_t k = 0; k < dearest.size(); ++k) sum += dearest[k] * problem.duties[k];
  return sum;
}

void shrink_penalties(ScaledCosts& scaled, double driving) {
  double least = kNoCutoff;
  double greatest = 0;
  for (const double penalty : scaled.penalty) {
    if (penalty <= 0 || penalty == kNoCutoff) continue;
    least = std::min(least, penalty);
    greatest = std::max(greatest, penalty);
  }
  const double enough = driving + 1;
  if (least <= enough || least == kNoCutoff) return;
  scaled.shrunk = true;
  scaled.alike = least == greatest;
  const double factor = enough / least;
  for (double& penalty : scaled.penalty) penalty *= factor;
  if (scaled.cutoff == kNoCutoff) return;
  // Penalties P and driving D with P + D < C: fP + D = f(P + D) + (1 − f)D < fC + (1 − f)D.
  double cutoff = factor * scaled.cutoff + (1 - factor) * driving;
  if (scaled.alike) {
    const double left_out = std::floor(scaled.cutoff / least);
    cutoff = std::min(cutoff, left_out * enough + (scaled.cutoff - left_out * least));
  }
  scaled.cutoff = cutoff;
}

ScaledCosts to_scaled(const PartitioningProblem& problem, double cutoff) {
  ScaledCosts scaled;
  double dearest = 0;
  for (const RouteColumn& column : problem.columns) dearest = std::max(dearest, column.cost);
  if (dearest > 0) scaled.unit = dearest;
  scaled.cutoff = cutoff / scaled.unit;
  for (const double penalty : problem.penalty) {
    scaled.penalty.push_back(penalty >= cutoff ? kNoCutoff : penalty / scaled.unit);
  }
  shrink_penalties(scaled, most_driving(problem) / scaled.unit);
  return scaled;
}

CoverProblem to_cover(const PartitioningProblem& problem, const ScaledCosts& scaled) {
  CoverProblem cover;
  cover.requests = problem.penalty.size();
  cover.duties = problem.duties;
  cover.coverage = problem.coverage;
  for (std::size_t k = 0; k < problem.columns.size(); ++k) {
    const RouteColumn& column = problem.columns[k];
    cover.columns.push_back({column.cost / scaled.unit, column.duty_class, column.requests, k});
  }
  for (std::size_t r = 0; r < scaled.penalty.size(); ++r) {
    if (scaled.penalty[r] == kNoCutoff) continue;
    cover.columns.push_back({.cost = scaled.penalty[r], .requests = {RequestId(r)}});
  }
  return cover;
}

Partitioning chosen_routes(const PartitioningProblem& problem, const CoverProblem& cover,
                           const std::vector<std::size_t>& chosen) {
  Partitioning answer;
  for (const std::size_t k : chosen) {
    const CoverColumn& column = cover.columns[k];
    if (column.duty_class != CoverColumn::kNoDuty) answer.chosen.push_back(column.source);
  }
  std::sort(answer.chosen.begin(), answer.chosen.end());
  std::vector<std::uint8_t> covered(problem.penalty.size(), 0);
  for (const std::size_t k : answer.chosen) {
    answer.cost += problem.columns[k].cost;
    for (const RequestId request : problem.columns[k].requests) covered[request.index()] = 1;
  }
  for (std::size_t r = 0; r < covered.size(); ++r) {
    if (covered[r] == 0) answer.cost += problem.penalty[r];
  }
  return answer;
}

bool leaves_out(const PartitioningProblem& problem, const Partitioning& answer) {
  std::size_t covered = 0;
  for (const std::size_t k : answer.chosen) covered += problem.columns[k].requests.size();
  return covered < problem.penalty.size();
}

}  // namespace

PartitioningResult solve_partitioning(const PartitioningProblem& problem, const PartitioningLimits& limits,
                                      double cutoff) {
  const ScaledCosts scaled = to_scaled(problem, cutoff);
  const double least_gain = cutoff == kNoCutoff ? 0 : kLeastGain * std::abs(scaled.cutoff);
  CoverProblem cover = to_cover(problem, scaled);
  relax(cover, scaled.cutoff - least_gain, limits.simplex_iterations);
  const CoverSearchResult search = search_cover(cover, scaled.cutoff - least_gain, least_gain, limits.nodes);
  PartitioningResult result{std::nullopt, search.exhausted, search.nodes, cover.columns.size()};
  if (!search.found) return result;
  Partitioning found = chosen_routes(problem, cover, search.chosen);
  if (scaled.shrunk && !scaled.alike && leaves_out(problem, found)) result.proven = false;
  const double rounding = cutoff == kNoCutoff ? 0 : std::max(least_gain * scaled.unit, kRounding * cutoff);
  if (found.cost < cutoff - rounding) result.best = std::move(found);
  return result;
}

}  // namespace postkutscher
