#include "engine/planning/cover_relaxation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "engine/planning/linear_program.h"

namespace postkutscher {

namespace {

constexpr int kMostRounds = 20;
constexpr std::size_t kCutsPerRound = 40;
constexpr double kLeastTripleViolation = 0.05;
constexpr double kLeastProgress = 0.02;  // of the distance from the bound to the cutoff
constexpr double kFractional = 1e-6;

using RequestTriple = std::array<std::uint32_t, 3>;

struct ViolatedTriple {
  double violation = 0;
  RequestTriple requests{};
};

bool is_fractional(double value) {
  return value > kFractional && value < 1 - kFractional;
}

bool holds(const CoverColumn& column, std::uint32_t request) {
  return std::binary_search(column.requests.begin(), column.requests.end(), RequestId(request));
}

bool holds_two(const CoverColumn& column, const RequestTriple& three) {
  int inside = 0;
  for (const std::uint32_t request : three) inside += holds(column, request) ? 1 : 0;
  return inside >= 2;
}

class CoverRelaxation {
 public:
  explicit CoverRelaxation(CoverProblem& problem) : problem_(problem) { build(); }

  // False when no choice can cover what must be covered.
  bool solve(int simplex_iterations) {
    if (program_.solve(simplex_iterations) == LinearStatus::infeasible) return false;
    read_values();
    read_duals();
    return true;
  }

  bool fractional() const {
    return std::any_of(active_.begin(), active_.end(),
                       [this](std::size_t k) { return is_fractional(problem_.columns[k].value); });
  }

  // Switches off what is in no choice cheaper than `cutoff`.
  void fix(double cutoff) {
    std::vector<std::size_t> left;
    for (const std::size_t k : active_) {
      if (problem_.bound + problem_.columns[k].reduced_cost < cutoff) {
        left.push_back(k);
      } else {
        program_.set_column_limits(k, 0, 0);
      }
    }
    active_ = std::move(left);
  }

  std::size_t add_cuts();
  void keep_active_only();

 private:
  void build();
  void read_values();
  void read_duals();
  std::vector<double> worth_of_rows() const;
  double reduced_cost(const CoverColumn& column, const std::vector<double>& worth) const;
  std::size_t first_cut() const { return problem_.requests + problem_.duties.size(); }

  CoverProblem& problem_;
  LinearProgram program_;
  std::vector<std::size_t> active_;  // columns, ascending
  std::vector<RequestTriple> cuts_;  // behind the rows of requests and duty classes
};

void CoverRelaxation::build() {
  const bool once = problem_.coverage == Coverage::exactly_once;
  for (std::size_t r = 0; r < problem_.requests; ++r) program_.add_row(1, once ? 1 : kNoLimit);
  for (const int count : problem_.duties) program_.add_row(-kNoLimit, count);
  std::vector<LinearTerm> terms;
  for (const CoverColumn& column : problem_.columns) {
    terms.clear();
    for (const RequestId request : column.requests) terms.push_back({request.index(), 1});
    if (column.duty_class != CoverColumn::kNoDuty) terms.push_back({problem_.requests + column.duty_class, 1});
    active_.push_back(program_.add_column(column.cost, 0, 1, terms));
  }
}

void CoverRelaxation::read_values() {
  const auto values = program_.values();
  for (const std::size_t k : active_) problem_.columns[k].value = values[k];
}

// Duals, where tolerances gave them the wrong sign set to 0.
std::vector<double> CoverRelaxation::worth_of_rows() const {
  const auto duals = program_.duals();
  std::vector<double> worth(duals.begin(), duals.end());
  for (std::size_t row = 0; row < worth.size(); ++row) {
    if (row >= problem_.requests) {
      worth[row] = std::min(worth[row], 0.0);
    } else if (problem_.coverage == Coverage::at_least_once) {
      worth[row] = std::max(worth[row], 0.0);
    }
  }
  return worth;
}

double CoverRelaxation::reduced_cost(const CoverColumn& column, const std::vector<double>& worth) const {
  double reduced = column.cost;
  for (const RequestId request : column.requests) reduced -= worth[request.index()];
  if (column.duty_class != CoverColumn::kNoDuty) reduced -= worth[problem_.requests + column.duty_class];
  for (std::size_t cut = 0; cut < cuts_.size(); ++cut) {
    const double price = worth[first_cut() + cut];
    if (price < 0 && holds_two(column, cuts_[cut])) reduced -= price;
  }
  return reduced;
}

// Any duals of the right sign give a bound: what the rows are worth, and what columns of negative reduced cost gain.
void CoverRelaxation::read_duals() {
  const std::vector<double> worth = worth_of_rows();
  problem_.bound = 0;
  for (std::size_t row = 0; row < worth.size(); ++row) {
    const bool duty_class = row >= problem_.requests && row < first_cut();
    problem_.bound += worth[row] * (duty_class ? problem_.duties[row - problem_.requests] : 1);
  }
  for (const std::size_t k : active_) {
    CoverColumn& column = problem_.columns[k];
    const double reduced = reduced_cost(column, worth);
    problem_.bound += std::min(reduced, 0.0);
    column.reduced_cost = std::max(reduced, 0.0);
  }
}

// Fractional routes by the requests in them, and how much of each pair rides together.
class FractionalRoutes {
 public:
  FractionalRoutes(const CoverProblem& problem, const std::vector<std::size_t>& columns)
      : columns_(problem.columns), n_(problem.requests), together_(n_ * n_, 0), holding_(n_), partners_(n_) {
    for (const std::size_t k : columns) {
      if (is_fractional(columns_[k].value)) add(k);
    }
  }

  // Triples of which more than one route's worth holds two or three. Only triangles of pairs can be.
  std::vector<ViolatedTriple> violated() const {
    std::vector<ViolatedTriple> found;
    for (std::uint32_t a = 0; a < n_; ++a) {
      for (std::size_t i = 0; i < partners_[a].size(); ++i) {
        for (std::size_t j = i + 1; j < partners_[a].size(); ++j) {
          const std::uint32_t b = std::min(partners_[a][i], partners_[a][j]);
          const std::uint32_t c = std::max(partners_[a][i], partners_[a][j]);
          if (pair(b, c) <= 0) continue;
          const double pairs = pair(a, b) + pair(a, c) + pair(b, c);
          if (pairs <= 1 + kLeastTripleViolation) continue;
          const double weight = pairs - 2 * all_three(a, b, c);
          if (weight > 1 + kLeastTripleViolation) found.push_back({weight - 1, {a, b, c}});
        }
      }
    }
    return found;
  }

 private:
  double pair(std::uint32_t a, std::uint32_t b) const { return together_[a * n_ + b]; }

  void add(std::size_t column) {
    const std::vector<RequestId>& inside = columns_[column].requests;
    for (std::size_t a = 0; a < inside.size(); ++a) {
      holding_[inside[a].index()].push_back(column);
      for (std::size_t b = a + 1; b < inside.size(); ++b) {
        double& weight = together_[inside[a].index() * n_ + inside[b].index()];
        if (weight == 0) partners_[inside[a].index()].push_back(inside[b].value);
        weight += columns_[column].value;
      }
    }
  }

  double all_three(std::uint32_t a, std::uint32_t b, std::uint32_t c) const {
    double weight = 0;
    for (const std::size_t k : holding_[a]) {
      if (holds(columns_[k], b) && holds(columns_[k], c)) weight += columns_[k].value;
    }
    return weight;
  }

  const std::vector<CoverColumn>& columns_;
  std::size_t n_;
  std::vector<double> together_;                      // [a · n + b], a < b
  std::vector<std::vector<std::size_t>> holding_;     // [request] columns
  std::vector<std::vector<std::uint32_t>> partners_;  // [request] later ones that ride with it
};

std::size_t CoverRelaxation::add_cuts() {
  if (problem_.coverage != Coverage::exactly_once) return 0;
  std::vector<ViolatedTriple> found = FractionalRoutes(problem_, active_).violated();
  const std::size_t count = std::min(found.size(), kCutsPerRound);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(),
                    [](const ViolatedTriple& a, const ViolatedTriple& b) {
                      return std::tie(b.violation, a.requests) < std::tie(a.violation, b.requests);
                    });
  std::vector<LinearTerm> terms;
  for (std::size_t cut = 0; cut < count; ++cut) {
    terms.clear();
    for (const std::size_t k : active_) {
      if (holds_two(problem_.columns[k], found[cut].requests)) terms.push_back({k, 1});
    }
    program_.add_row(-kNoLimit, 1, terms);
    cuts_.push_back(found[cut].requests);
  }
  return count;
}

void CoverRelaxation::keep_active_only() {
  std::vector<CoverColumn> left;
  for (const std::size_t k : active_) left.push_back(std::move(problem_.columns[k]));
  problem_.columns = std::move(left);
}

}  // namespace

void relax(CoverProblem& problem, double cutoff, int simplex_iterations) {
  CoverRelaxation relaxation(problem);
  double before = -std::numeric_limits<double>::infinity();
  for (int round = 0; round <= kMostRounds; ++round) {
    if (!relaxation.solve(simplex_iterations)) {
      problem.bound = std::numeric_limits<double>::infinity();
      problem.columns.clear();
      return;
    }
    relaxation.fix(cutoff);
    if (problem.bound >= cutoff || !relaxation.fractional()) break;
    if (round > 2 && problem.bound - before < kLeastProgress * (cutoff - problem.bound)) break;
    before = problem.bound;
    if (relaxation.add_cuts() == 0) break;
  }
  relaxation.keep_active_only();
}

}  // namespace postkutscher
