#include "engine/planning/lower_bound_cuts.h"

#include <algorithm>
#include <utility>

namespace postkutscher::lower_bounds {

namespace {

constexpr double kLeastViolation = 0.02;
constexpr std::size_t kMostRows = 30;

std::vector<double> shared_weights(const std::vector<WeightedRoute>& routes) {
  std::vector<double> shared(kMostRequests * kMostRequests, 0);
  for (const WeightedRoute& route : routes) {
    route.requests.for_each([&](std::size_t a) {
      route.requests.for_each([&](std::size_t b) { shared[a * kMostRequests + b] += route.value; });
    });
  }
  return shared;
}

double weight_of_all(const SubsetRow& row, const std::vector<WeightedRoute>& routes) {
  double sum = 0;
  for (const WeightedRoute& route : routes) {
    const RequestSet& set = route.requests;
    if (set.contains(row[0]) && set.contains(row[1]) && set.contains(row[2])) sum += route.value;
  }
  return sum;
}

}  // namespace

// Routes with two or three of a, b, c weigh ab + ac + bc - 2 abc.
std::vector<SubsetRow> violated_subset_rows(const std::vector<std::size_t>& requests,
                                            const std::vector<WeightedRoute>& routes) {
  const std::vector<double> shared = shared_weights(routes);
  const auto pair = [&](std::size_t a, std::size_t b) { return shared[a * kMostRequests + b]; };
  std::vector<std::pair<double, SubsetRow>> found;
  for (std::size_t a = 0; a < requests.size(); ++a) {
    for (std::size_t b = a + 1; b < requests.size(); ++b) {
      for (std::size_t c = b + 1; c < requests.size(); ++c) {
        const SubsetRow row{requests[a], requests[b], requests[c]};
        const double pairs = pair(row[0], row[1]) + pair(row[0], row[2]) + pair(row[1], row[2]);
        if (pairs <= 1 + kLeastViolation) continue;
        const double weight = pairs - 2 * weight_of_all(row, routes);
        if (weight > 1 + kLeastViolation) found.emplace_back(-weight, row);
      }
    }
  }
  std::sort(found.begin(), found.end());
  if (found.size() > kMostRows) found.resize(kMostRows);
  std::vector<SubsetRow> rows;
  for (const auto& [weight, row] : found) rows.push_back(row);
  return rows;
}

}  // namespace postkutscher::lower_bounds
