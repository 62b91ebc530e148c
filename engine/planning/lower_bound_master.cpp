#include "engine/planning/lower_bound_master.h"

#include <algorithm>
#include <cmath>

namespace postkutscher::lower_bounds {

namespace {

constexpr double kLargestScaledCost = 1e4;

}  // namespace

bool serves_two(const RequestSet& route, const SubsetRow& row) {
  return static_cast<int>(route.contains(row[0])) + static_cast<int>(route.contains(row[1])) +
             static_cast<int>(route.contains(row[2])) >=
         2;
}

RouteMaster::RouteMaster(const Demand& demand) : demand_(demand), row_of_request_(demand.penalties.size(), SIZE_MAX) {
  for (const std::size_t request : demand_.requests) {
    scale_ = std::max(scale_, static_cast<double>(demand_.penalties[request]) / kLargestScaledCost);
    row_of_request_[request] = program_.add_row(1, 1);
  }
  for (const std::size_t size : demand_.class_sizes) program_.add_row(-kNoLimit, static_cast<double>(size));
  for (const std::size_t request : demand_.requests) {
    const LinearTerm term{row_of_request_[request], 1};
    program_.add_column(static_cast<double>(demand_.penalties[request]) / scale_, 0, 1, {&term, 1});
  }
  first_column_ = program_.column_count();
  duals_.requests.resize(demand_.penalties.size());
  duals_.duty_classes.resize(demand_.class_sizes.size());
}

std::size_t RouteMaster::add(const RouteColumn& route) {
  std::vector<LinearTerm> terms;
  route.requests.for_each([&](std::size_t request) {
    const auto again = std::count(route.again.begin(), route.again.end(), request);
    terms.push_back({row_of_request_[request], static_cast<double>(1 + again)});
  });
  const std::size_t first_class = demand_.requests.size();
  terms.push_back({first_class + route.duty_class, 1});
  const std::size_t first_subset = first_class + demand_.class_sizes.size();
  for (std::size_t k = 0; k < subset_rows_.size(); ++k) {
    if (serves_two(route.requests, subset_rows_[k])) terms.push_back({first_subset + k, 1});
  }
  program_.add_column(static_cast<double>(route.cost) / scale_, 0, kNoLimit, terms);
  columns_.push_back(route);
  return columns_.size() - 1;
}

void RouteMaster::add(const SubsetRow& row) {
  std::vector<LinearTerm> terms;
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    if (serves_two(columns_[k].requests, row)) terms.push_back({first_column_ + k, 1});
  }
  program_.add_row(-kNoLimit, 1, terms);
  subset_rows_.push_back(row);
}

void RouteMaster::allow(std::size_t column, bool allowed) {
  program_.set_column_limits(first_column_ + column, 0, allowed ? kNoLimit : 0);
}

bool RouteMaster::solve() {
  if (program_.solve() != LinearStatus::optimal) return false;
  const std::span<const double> duals = program_.duals();
  std::size_t row = 0;
  for (const std::size_t request : demand_.requests) {
    duals_.requests[request] = std::min(fine(duals[row++]), demand_.penalties[request]);
  }
  for (std::int64_t& dual : duals_.duty_classes) dual = std::min<std::int64_t>(0, fine(duals[row++]));
  binding_.clear();
  for (std::size_t k = 0; k < subset_rows_.size(); ++k) {
    const std::int64_t dual = fine(duals[row++]);
    if (dual < 0) binding_.push_back({subset_rows_[k], dual});
  }
  return true;
}

std::int64_t RouteMaster::fine(double scaled) const {
  return std::llround(scaled * scale_);
}

std::int64_t RouteMaster::reduced_cost(const RouteColumn& route) const {
  std::int64_t sum = lower_bounds::reduced_cost(route, duals_);
  for (const BindingRow& row : binding_) {
    if (serves_two(route.requests, row.row)) sum -= row.dual;
  }
  return sum;
}

std::int64_t RouteMaster::bound(std::span<const std::int64_t> least_reduced) const {
  std::int64_t sum = 0;
  for (const std::size_t request : demand_.requests) sum += duals_.requests[request];
  for (const BindingRow& row : binding_) sum += row.dual;
  for (std::size_t k = 0; k < demand_.class_sizes.size(); ++k) {
    sum += static_cast<std::int64_t>(demand_.class_sizes[k]) * (duals_.duty_classes[k] + least_reduced[k]);
  }
  return sum;
}

}  // namespace postkutscher::lower_bounds
